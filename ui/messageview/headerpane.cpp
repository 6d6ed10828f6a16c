#include "headerpane.h"
#include "numberedtext.h"
#include "statepane.h"
#include "ui/models/fieldsmodel.h"
#include "ui/support/format.h"
#include "ui/support/headertext.h"
#include "ui/support/mime.h"
#include "ui/support/table.h"
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr quint32 HeaderOctets = 1u << 20;
constexpr qsizetype ShownAddresses = 300; // characters: a list of receivers may have thousands
} // namespace

HeaderPane::HeaderPane(QWidget *parent)
    : QWidget(parent)
    , m_modes(new QComboBox)
    , m_short(new QWidget)
    , m_grid(new QGridLayout(m_short))
    , m_fields(new FieldsModel(tr("Field"), tr("Content"), this))
    , m_raw(new NumberedText)
    , m_state(new StatePane(QStringLiteral("headerState")))
{
    setObjectName(QStringLiteral("headerPane"));
    m_modes->setObjectName(QStringLiteral("headerMode"));
    m_modes->setAccessibleName(tr("How much of the header"));
    m_modes->setToolTip(tr("How much of the header is shown"));
    m_modes->addItems({tr("Short header"), tr("All fields"), tr("Header as it is")});

    m_grid->setContentsMargins(8, 4, 8, 6);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    m_subject = addRow(tr("Subject"), "headerSubject");
    QFont bold = m_subject.value->font();
    bold.setBold(true);
    m_subject.value->setFont(bold);
    m_from = addRow(tr("From"), "headerFrom");
    m_to = addRow(tr("To"), "headerTo");
    m_cc = addRow(tr("Cc"), "headerCc");
    m_date = addRow(tr("Date"), "headerDate");

    QTableView *table = makeTable(m_fields, QStringLiteral("headerTable"), tr("Header fields"),
                                  tr("All fields of the header, decoded"));
    table->horizontalHeader()->resizeSection(0, 170);
    table->horizontalHeader()->setStretchLastSection(true);
    m_raw->setObjectName(QStringLiteral("headerRaw"));
    m_raw->setAccessibleName(tr("Header as it is"));
    m_raw->setToolTip(tr("The bytes of the header"));
    m_raw->setToolTipDuration(2000);
    m_short->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_views = {m_short, table, m_raw, m_state};
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (QWidget *view : m_views)
        column->addWidget(view);
    connect(m_modes, &QComboBox::currentIndexChanged, this, &HeaderPane::setMode);
    connect(m_state, &StatePane::retryWanted, this, &HeaderPane::fetch);
    setMode(Short);
}

HeaderPane::Row HeaderPane::addRow(const QString &title, const char *name)
{
    auto *value = new QLabel;
    value->setObjectName(QLatin1String(name));
    value->setAccessibleName(title);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    auto *label = new QLabel(title);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(value, row, 1);
    return {label, value};
}

void HeaderPane::show(OpenMessage *message, const QByteArray &section,
                      const std::optional<imap::Envelope> &envelope)
{
    m_message = message;
    m_section = section;
    showShort(envelope);
    ++m_asked;
    if (m_modes->currentIndex() != Short)
        fetch();
}

void HeaderPane::clear()
{
    m_message = nullptr;
    ++m_asked;
    showShort({});
    m_fields->setFields({});
    m_raw->setBytes({});
}

void HeaderPane::showShort(const std::optional<imap::Envelope> &envelope)
{
    const imap::Envelope none;
    const imap::Envelope &told = envelope ? *envelope : none;
    const auto set = [](const Row &row, const QString &text, bool always = false) {
        row.value->setText(text.size() > ShownAddresses ? text.left(ShownAddresses) + QChar(0x2026) : text);
        row.value->setToolTip(text.size() > ShownAddresses ? text : QString());
        row.value->setVisible(always || !text.isEmpty());
        row.title->setVisible(always || !text.isEmpty());
    };
    const QString subject = headerText(told.subject);
    set(m_subject, subject.isEmpty() ? tr("(no subject)") : subject, true);
    set(m_from, allAddresses(told.from.empty() ? told.sender : told.from));
    set(m_to, allAddresses(told.to));
    set(m_cc, allAddresses(told.cc));
    const QDateTime date = imap::parseMessageDate(told.date);
    set(m_date, date.isValid() ? formatDateExact(date.toLocalTime()) : headerText(told.date));
    m_date.value->setToolTip(QString::fromLatin1(told.date));
}

// The short one takes the room it needs, the others what there is.
void HeaderPane::setMode(int mode)
{
    setSizePolicy(QSizePolicy::Preferred, mode == Short ? QSizePolicy::Maximum : QSizePolicy::Expanding);
    showOnly(m_views[size_t(mode)]);
    if (mode != Short)
        fetch();
}

void HeaderPane::showOnly(QWidget *shown)
{
    for (QWidget *view : m_views)
        view->setVisible(view == shown);
}

void HeaderPane::fetch()
{
    if (!m_message)
        return;
    m_state->say("loading", tr("Loading…"));
    showOnly(m_state);
    const quint64 asked = ++m_asked;
    imap::BodySection section;
    section.part = m_section;
    section.what = imap::BodySection::What::Header;
    m_message->fetch(section, HeaderOctets, this, [this, asked](const OpenMessage::Fetched &fetched) {
        if (asked == m_asked)
            take(fetched);
    });
}

void HeaderPane::take(const OpenMessage::Fetched &fetched)
{
    if (m_modes->currentIndex() == Short)
        return;
    if (!fetched.good) {
        m_state->say("warning", tr("The header could not be fetched"), fetched.problem, fetched.canRetry);
        return;
    }
    std::vector<FieldsModel::Field> fields;
    for (auto &[name, value] : headerFields(fetched.bytes))
        fields.push_back({name, value});
    m_fields->setFields(std::move(fields));
    m_raw->setBytes(fetched.bytes);
    showOnly(m_views[size_t(m_modes->currentIndex())]);
}

} // namespace ui
