#include "quotadialog.h"
#include "ui/changes/changetexts.h"
#include "ui/models/quotamodel.h"
#include "ui/support/errortext.h"
#include "ui/support/named.h"
#include "ui/support/theme.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace ui {

namespace {

bool countsOctets(const QByteArray &resource)
{
    return resource.endsWith("STORAGE"); // in units of 1024 (RFC 9208 section 5)
}

} // namespace

std::optional<quint64> QuotaDialog::limitFrom(const QByteArray &resource, const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]+(?:[.,][0-9]+)?)\\s*([kmgt]?)(i?b)?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text.simplified().remove(QChar(0xa0)));
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2).toLower() + match.captured(3).toLower();
    if (unit.isEmpty()) {
        bool isNumber = false;
        const quint64 limit = match.captured(1).toULongLong(&isNumber);
        return isNumber ? std::optional(limit) : std::nullopt;
    }
    if (!countsOctets(resource) || match.captured(2).isEmpty())
        return std::nullopt;
    bool isNumber = false;
    double kibibytes = match.captured(1).replace(u',', u'.').toDouble(&isNumber);
    for (qsizetype power = QStringLiteral("kmgt").indexOf(match.captured(2).toLower()); power > 0; --power)
        kibibytes *= 1024;
    if (!isNumber || kibibytes > 9e15)
        return std::nullopt;
    return quint64(kibibytes + 0.5);
}

QuotaDialog::QuotaDialog(imap::QuotaRoot root, imap::ServerManner manner, QWidget *parent)
    : QDialog(parent)
    , m_root(std::move(root))
    , m_manner(std::move(manner))
    , m_form(new QFormLayout)
    , m_more(named(new QComboBox, "quotaMore", tr("Another resource"),
                   tr("Set a limit for something that has none yet")))
    , m_takeover(new QLabel)
    , m_why(new QLabel)
    , m_ok(nullptr)
{
    setObjectName(QStringLiteral("quotaDialog"));
    setWindowTitle(tr("Change Quota"));
    auto *title = new QLabel(m_root.name.isEmpty() ? tr("Quota root without a name")
                                                   : tr("Quota root %1").arg(m_root.toString()));
    title->setTextFormat(Qt::PlainText);
    for (const imap::QuotaResource &resource : m_root.resources)
        addLine(resource);
    m_more->addItem(tr("Limit something else…"));
    for (const QByteArray &resource : m_manner.flavour.resources.isEmpty()
                                          ? QByteArrayList{"STORAGE", "MESSAGE", "MAILBOX"}
                                          : m_manner.flavour.resources) {
        const bool isThere = std::any_of(m_lines.begin(), m_lines.end(),
                                         [&resource](const Line &line) { return line.resource == resource; });
        if (!isThere)
            m_more->addItem(QuotaModel::nameOf(resource), resource);
    }
    m_more->setVisible(m_more->count() > 1);
    connect(m_more, &QComboBox::activated, this, &QuotaDialog::addResource);
    m_takeover->setObjectName(QStringLiteral("quotaTakeover"));
    m_takeover->setTextFormat(Qt::PlainText);
    m_takeover->setWordWrap(true);
    m_takeover->hide();
    m_why->setObjectName(QStringLiteral("quotaWhy"));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_ok = buttons->addButton(tr("&Stage"), QDialogButtonBox::AcceptRole);
    named(m_ok, "quotaStage", tr("Stage"), tr("Put the change into the set; nothing is sent yet"));
    named(buttons->button(QDialogButtonBox::Cancel), "quotaCancel", tr("Cancel"),
          tr("Change nothing (Escape)"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addLayout(m_form);
    layout->addWidget(m_more, 0, Qt::AlignLeft);
    layout->addWidget(m_takeover);
    layout->addWidget(m_why);
    layout->addStretch();
    layout->addWidget(buttons);
    check();
    resize(460, sizeHint().height());
}

void QuotaDialog::awaitTakeover()
{
    m_isAwaiting = true;
    setWindowTitle(tr("New Quota Root"));
    if (m_lines.empty() && m_more->count() > 1) {
        m_more->setCurrentIndex(1);
        addResource();
    }
    m_takeover->setText(tr("Looking which mailboxes it would take over…"));
    m_takeover->show();
    check();
}

void QuotaDialog::setTakeover(const imap::Expected<imap::RootTakeover> &takeover)
{
    m_isAwaiting = false;
    QStringList lines;
    if (takeover) {
        m_takesOver = takeover->byRoot();
        lines = ChangeTexts::takeover(m_takesOver);
        if (!takeover->unknown.empty())
            lines += tr("Of %Ln mailbox(es) below the server does not tell.", nullptr,
                        int(takeover->unknown.size()));
        if (lines.isEmpty())
            lines += tr("It takes over no mailbox.");
    } else {
        lines += tr("Which mailboxes it would take over could not be read. %1")
                     .arg(ErrorText::describe(takeover.error()));
    }
    m_takeover->setText(lines.join(u'\n'));
    check();
    resize(width(), std::max(height(), sizeHint().height()));
}

void QuotaDialog::addLine(const imap::QuotaResource &resource, Usage usage)
{
    const QString name = QuotaModel::nameOf(resource.name);
    const QByteArray suffix = resource.name.toLower();
    Line line{resource.name, resource.limit, nullptr, nullptr};
    line.limit = named(new QLineEdit, ("quotaLimit-" + suffix).constData(), tr("Limit of %1").arg(name),
                       countsOctets(resource.name) ? tr("A size such as 512 MiB, or a number of 1024 octets")
                                                   : tr("A number; 0 allows nothing"));
    if (resource.limit)
        line.limit->setText(QString::number(*resource.limit));
    line.unlimited = named(new QCheckBox(tr("No limit")), ("quotaUnlimited-" + suffix).constData(),
                           tr("No limit of %1").arg(name), tr("Take the limit away"));
    line.unlimited->setChecked(!resource.limit);
    line.limit->setEnabled(bool(resource.limit));
    auto *row = new QHBoxLayout;
    row->addWidget(line.limit, 1);
    if (countsOctets(resource.name)) {
        auto *unit = new QLabel(tr("× 1024 octets"));
        row->addWidget(unit);
    }
    row->addWidget(line.unlimited);
    m_form->addRow(usage == Usage::Told
                       ? tr("%1 (%2 used)").arg(name, QuotaModel::amount(resource.name, resource.usage))
                       : tr("%1 (usage not known)").arg(name),
                   row);
    connect(line.limit, &QLineEdit::textChanged, this, &QuotaDialog::check);
    connect(line.unlimited, &QCheckBox::toggled, this, [this, limit = line.limit](bool on) {
        limit->setEnabled(!on);
        check();
    });
    m_lines.push_back(line);
}

void QuotaDialog::addResource()
{
    const QByteArray resource = m_more->currentData().toByteArray();
    if (resource.isEmpty())
        return;
    m_more->removeItem(m_more->currentIndex());
    m_more->setCurrentIndex(0);
    m_more->setVisible(m_more->count() > 1);
    addLine({resource, 0, std::nullopt}, Usage::Unknown);
    m_lines.back().unlimited->setChecked(false);
    m_lines.back().limit->setFocus();
}

std::optional<imap::QuotaChange> QuotaDialog::change() const
{
    imap::QuotaChange change{m_root.name, {}, {}, m_takesOver};
    for (const Line &line : m_lines) {
        const auto limit =
            line.unlimited->isChecked() ? std::nullopt : limitFrom(line.resource, line.limit->text());
        if (limit == line.before)
            continue;
        if (limit)
            change.set.insert(line.resource, *limit);
        else
            change.remove += line.resource;
    }
    return change.set.isEmpty() && change.remove.isEmpty() ? std::nullopt : std::optional(change);
}

void QuotaDialog::check()
{
    QStringList why;
    bool isBad = false;
    for (const Line &line : m_lines) {
        const bool isWrong = !line.unlimited->isChecked() && !limitFrom(line.resource, line.limit->text());
        Theme::setInvalid(line.limit, isWrong);
        isBad = isBad || isWrong;
        if (isWrong)
            why += tr("%1: a number, or a size such as 512 MiB.").arg(QuotaModel::nameOf(line.resource));
        else if (!line.unlimited->isChecked() && limitFrom(line.resource, line.limit->text()) == 0)
            why += m_manner.flavour.isZeroUnlimited() ? tr("0 is no limit on this server.")
                                                      : tr("0 allows nothing at all.");
    }
    const auto wanted = change();
    if (!isBad && wanted) {
        if (const auto problem = wanted->problem(m_manner)) {
            why += tr("This cannot be sent: %1").arg(problem->text);
            isBad = true;
        } else if (m_manner.flavour.limitsHoldFromNextLogin()) {
            why += tr("On this server a new limit holds from the user’s next login.");
        }
    }
    m_why->setText(why.join(u'\n'));
    m_ok->setEnabled(!isBad && wanted && !m_isAwaiting);
}

} // namespace ui
