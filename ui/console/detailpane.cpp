#include "detailpane.h"
#include "hexview.h"
#include "imapcore/mailboxname.h"
#include "imapcore/traffic/sessionhistory.h"
#include "typingtexts.h"
#include "ui/messageview/textfeed.h"
#include "ui/models/fieldsmodel.h"
#include "ui/models/fieldtreemodel.h"
#include "ui/support/format.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include "ui/support/theme.h"
#include "wiretext.h"
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTextCursor>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {
// What is made a text of at once, and on demand; and a tree of fields, in less time than anybody waits.
constexpr qsizetype MostBytes = 1 << 20, MostBytesOfAll = 16 << 20;
constexpr quint32 MostLines = 1000, MostLinesOfAll = 500'000;
} // namespace

DetailPane::DetailPane(TrafficSet *set, QWidget *parent)
    : QWidget(parent)
    , m_set(set)
    , m_tabs(new QTabWidget)
    , m_text(new QPlainTextEdit)
    , m_feed(new TextFeed(m_text))
    , m_all(named(new QPushButton, "traceDetailAll", tr("Show all of it"),
                  tr("Show all that there is of it, however long it is")))
    , m_problem(new QLabel)
    , m_about(new QLabel)
    , m_fields(new FieldTreeModel(this))
    , m_tree(new QTreeView)
    , m_bytes(new HexView)
    , m_state(new FieldsModel(tr("Session"), tr("Behind this line"), this))
    , m_later(new QTimer(this))
{
    setObjectName(QStringLiteral("consoleDetail"));
    setAccessibleName(tr("What is selected, in full"));
    QTableView *state = makeTable(m_state, QStringLiteral("consoleState"), tr("State of the session"),
                                  tr("How the session stood behind the selected line, for all one can see"));
    state->horizontalHeader()->resizeSection(0, fontMetrics().averageCharWidth() * 20);
    state->horizontalHeader()->setStretchLastSection(true);
    state->setWordWrap(true);

    m_tabs->setObjectName(QStringLiteral("consoleDetailTabs"));
    m_tabs->setAccessibleName(tr("Ways to look at it"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeText(), tr("Text"));
    m_tabs->addTab(makeDecoded(), tr("Decoded"));
    m_tabs->addTab(state, tr("State"));
    m_tabs->setTabToolTip(0, tr("The line, or all lines of the command"));
    m_tabs->setTabToolTip(1, tr("What a response says, field by field, and the bytes that say it"));
    m_tabs->setTabToolTip(2, tr("Selected mailbox, capabilities and counts at this point"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { show(m_place); });
    m_tabs->setMinimumHeight(fontMetrics().height() * 4); // where the window is low, each page scrolls
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    connect(set, &TrafficSet::removing, this, [this](const TrafficSet::One &one) {
        delete m_histories.take(one.id);
        if (m_place.traffic == one.id)
            show({});
    });
    m_later->setSingleShot(true);
    m_later->setInterval(100);
    connect(m_later, &QTimer::timeout, this, [this] { show(m_place); });
    // From the beginning: later the first lines may be gone.
    const auto follow = [this](const TrafficSet::One &one) {
        historyOf(one);
        connect(one.log.get(), &imap::ExchangeLog::updated, this,
                [this, &one](const std::vector<quint64> &numbers) { lookAgain(one, numbers); });
    };
    for (const auto &one : set->all())
        follow(*one);
    connect(set, &TrafficSet::added, this, follow);
}

QWidget *DetailPane::makeText()
{
    m_text->setObjectName(QStringLiteral("traceDetail"));
    m_text->setAccessibleName(tr("The selected line in full"));
    m_text->setToolTip(tr("What is selected, in full"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setPlaceholderText(tr("Select a line to see it in full."));
    m_text->setTabChangesFocus(true);
    m_all->hide();
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_isAllWanted = true;
        m_text->setFocus();
        showText();
    });
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_text, 1);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    return page;
}

QWidget *DetailPane::makeDecoded()
{
    m_tree->setObjectName(QStringLiteral("consoleFields"));
    m_tree->setAccessibleName(tr("Fields of the response"));
    m_tree->setToolTip(tr("What the response says; the bytes of the selected field are marked below"));
    m_tree->setModel(m_fields);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->resizeSection(FieldTreeModel::Name, fontMetrics().averageCharWidth() * 24);
    m_bytes->setObjectName(QStringLiteral("consoleBytes"));
    m_bytes->setAccessibleName(tr("Bytes of the line"));
    m_bytes->setToolTip(tr("The bytes of the line; a click selects the field that they belong to"));
    m_problem->setObjectName(QStringLiteral("consoleDecodeProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(8, 4, 8, 4);
    m_problem->hide();
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &DetailPane::markField);
    connect(m_bytes, &HexView::pointedAt, this, &DetailPane::selectFieldAt);

    // Both fit into a low window.
    for (QWidget *part : {static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_bytes)})
        part->setMinimumHeight(fontMetrics().height() * 2);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("consoleDecodeSplitter"));
    splitter->setAccessibleName(tr("Fields and bytes"));
    splitter->addWidget(m_tree);
    splitter->addWidget(m_bytes);
    splitter->setChildrenCollapsible(false);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_about->setObjectName(QStringLiteral("consoleAbout"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setContentsMargins(8, 4, 8, 4);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_about->hide();
    column->addWidget(m_about);
    column->addWidget(m_problem);
    column->addWidget(splitter, 1);
    return page;
}

const imap::SessionHistory *DetailPane::historyOf(const TrafficSet::One &one)
{
    imap::SessionHistory *&history = m_histories[one.id];
    if (!history)
        history = new imap::SessionHistory(one.log.get(), this);
    return history;
}

void DetailPane::show(const ExchangeModel::Place &place)
{
    if (m_place.traffic != place.traffic || m_place.number != place.number || m_place.line != place.line
        || m_place.isLine != place.isLine)
        m_isAllWanted = false;
    m_place = place;
    switch (m_tabs->currentIndex()) {
    case 0:
        showText();
        break;
    case 1:
        showDecoded();
        break;
    default:
        showState();
        break;
    }
}

// A command is selected, and its answers are still coming.
void DetailPane::lookAgain(const TrafficSet::One &one, const std::vector<quint64> &numbers)
{
    if (m_place.traffic == one.id && !m_place.isLine && !m_later->isActive()
        && std::find(numbers.begin(), numbers.end(), m_place.number) != numbers.end())
        m_later->start();
}

void DetailPane::showText()
{
    const TrafficSet::One *one = m_set->of(m_place.traffic);
    bool isWhole = true;
    const QString text = !one            ? QString()
                         : m_isAllWanted ? textOf(*one, MostBytesOfAll, MostLinesOfAll, isWhole)
                                         : textOf(*one, MostBytes, MostLines, isWhole);
    if (!isWhole && !m_isAllWanted && one) {
        const qint64 size = m_place.isLine ? one->traffic->at(m_place.line).bytes.size()
                                           : one->log->at(m_place.number).sentBytes
                                                 + one->log->at(m_place.number).receivedBytes;
        m_all->setText(tr("Show All (%1)").arg(formatSize(size)));
    }
    m_all->setVisible(!isWhole && !m_isAllWanted);
    if (text == m_shown)
        return;
    // Whoever reads, or has selected something, is not disturbed by what comes at the end.
    const bool isLonger =
        !m_shown.isEmpty() && text.startsWith(m_shown) && text.size() - m_shown.size() < 65'536;
    if (isLonger && m_feed->isDone()) {
        QTextCursor end(m_text->document());
        end.movePosition(QTextCursor::End);
        end.insertText(text.mid(m_shown.size()));
    } else {
        m_feed->setText(text);
    }
    m_shown = text;
}

// The line, or the lines of the command.
QString DetailPane::textOf(const TrafficSet::One &one, qsizetype mostBytes, quint32 mostLines,
                           bool &isWhole) const
{
    const auto cut = [&isWhole](qint64 bytes) {
        isWhole = false;
        return tr("… and another %1").arg(formatSize(bytes));
    };
    if (m_place.isLine) {
        if (m_place.line < one.traffic->firstIndex())
            return {};
        imap::Traffic::Entry entry = one.traffic->at(m_place.line);
        const qsizetype rest = entry.bytes.size() - mostBytes;
        if (rest <= 0)
            return WireText::whole(entry);
        entry.bytes.truncate(mostBytes);
        entry.omitted = 0;
        return WireText::whole(entry) + u'\n' + cut(rest);
    }
    if (m_place.number < one.log->firstNumber() || m_place.number >= one.log->endNumber())
        return {};
    const imap::Exchange &exchange = one.log->at(m_place.number);
    QString text;
    quint32 shown = 0;
    for (const imap::Exchange::Run &run : exchange.runs) {
        for (quint64 line = run.first; line < run.first + run.count; ++line, ++shown) {
            if (line < one.traffic->firstIndex())
                continue;
            const imap::Traffic::Entry entry = one.traffic->at(line);
            if (shown >= mostLines || text.size() + entry.bytes.size() > mostBytes) {
                isWhole = false;
                return text + tr("… and %Ln more line(s)", nullptr, int(exchange.lines - shown));
            }
            const QString direction = WireText::direction(entry.kind);
            text += (direction.isEmpty() ? QString() : direction + u' ') + WireText::whole(entry) + u'\n';
        }
    }
    return text;
}

quint64 DetailPane::lineToDecode() const
{
    const TrafficSet::One *one = m_set->of(m_place.traffic);
    if (!one || m_place.isLine)
        return m_place.line;
    // The first thing that the server said to it.
    const imap::Exchange &exchange = one->log->at(m_place.number);
    for (quint32 i = 0; i < std::min(exchange.lines, MostLines); ++i) {
        const quint64 line = exchange.lineAt(i);
        if (line >= one->traffic->firstIndex()
            && one->traffic->at(line).kind == imap::Traffic::Kind::Received)
            return line;
    }
    return exchange.firstLine();
}

void DetailPane::showDecoded()
{
    const TrafficSet::One *one = m_set->of(m_place.traffic);
    const bool isKnown = one && (m_place.isLine || m_place.number < one->log->endNumber())
                         && m_place.number >= one->log->firstNumber();
    const quint64 line = isKnown ? lineToDecode() : 0;
    if (!isKnown || line < one->traffic->firstIndex()) {
        m_decoded.clear();
        m_fields->setResponse({});
        m_bytes->setBytes({});
        m_problem->hide();
        m_about->hide();
        return;
    }
    const imap::Traffic::Entry entry = one->traffic->at(line);
    m_about->setText(entry.kind == imap::Traffic::Kind::Sent || entry.kind == imap::Traffic::Kind::Received
                         ? TypingTexts::aboutLine(entry.bytes)
                         : QString());
    m_about->setVisible(!m_about->text().isEmpty());
    const QByteArray bytes = entry.bytes.first(std::min(entry.bytes.size(), MostBytes)).toByteArray();
    const bool isResponse = entry.kind == imap::Traffic::Kind::Received;
    const bool isWhole = entry.omitted == 0 && bytes.size() == entry.bytes.size();
    if (const QByteArray response = isResponse && isWhole ? bytes : QByteArray();
        m_decoded != response || response.isEmpty()) {
        m_decoded = response;
        m_fields->setResponse(response);
        m_tree->expandToDepth(1);
    }
    // As it was on the wire.
    const QByteArray shown = entry.kind == imap::Traffic::Kind::Sent || isResponse ? bytes + "\r\n" : bytes;
    if (m_bytes->bytes() != shown)
        m_bytes->setBytes(shown);
    const auto problem = m_fields->problem();
    m_problem->setVisible(problem.has_value() || !isResponse || !isWhole);
    m_problem->setStyleSheet({});
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::color(problem ? Tone::Bad : Tone::Muted, colors));
    m_problem->setPalette(colors);
    if (problem) {
        m_problem->setText(
            tr("Not understood: %1 was expected at byte %2.").arg(problem->expected).arg(problem->offset));
        m_bytes->mark(problem->offset, std::max(problem->offset + 1, bytes.size()), true);
    } else if (!isResponse) {
        m_problem->setText(entry.kind == imap::Traffic::Kind::Sent
                               ? tr("This was sent: what a server says is decoded.")
                               : tr("This is a note of the program’s own."));
    } else if (!isWhole) {
        m_problem->setText(
            tr("Too long to be decoded here: %1.").arg(formatSize(entry.bytes.size() + entry.omitted)));
    }
}

void DetailPane::markField()
{
    const QModelIndex at = m_tree->currentIndex();
    if (m_marking || !at.isValid())
        return;
    m_bytes->mark(at.data(FieldTreeModel::BeginRole).toLongLong(),
                  at.data(FieldTreeModel::EndRole).toLongLong());
}

void DetailPane::selectFieldAt(qsizetype byte)
{
    const QModelIndex at = m_fields->indexAt(byte);
    if (!at.isValid())
        return;
    m_tree->setCurrentIndex(at);
    m_tree->scrollTo(at);
    m_bytes->mark(at.data(FieldTreeModel::BeginRole).toLongLong(),
                  at.data(FieldTreeModel::EndRole).toLongLong());
}

void DetailPane::showState()
{
    const TrafficSet::One *one = m_set->of(m_place.traffic);
    if (!one) {
        m_state->setFields({});
        return;
    }
    // Of an exchange: when it was over.
    quint64 line = m_place.line;
    if (!m_place.isLine && m_place.number >= one->log->firstNumber()
        && m_place.number < one->log->endNumber())
        line = one->log->at(m_place.number).lastLine();
    const imap::SessionSnapshot now = historyOf(*one)->at(line);
    using State = imap::SessionSnapshot::State;
    const auto stateName = [&now] {
        switch (now.state) {
        case State::Connecting:
            return tr("connecting");
        case State::NotAuthenticated:
            return tr("not authenticated");
        case State::Authenticated:
            return tr("authenticated");
        case State::Selected:
            return tr("selected");
        case State::Closed:
            break;
        }
        return tr("closed");
    };
    std::vector<FieldsModel::Field> fields{{tr("State"), stateName(), tr("RFC 9051 section 3")}};
    const auto add = [&fields](const QString &name, const QString &value, const QString &toolTip = {}) {
        if (!value.isEmpty())
            fields.push_back({name, value, toolTip});
    };
    const auto number = [](const auto &value) {
        return value ? QString::number(*value) : QString();
    };
    add(tr("Encryption"), now.isEncrypted ? now.tls : tr("none"));
    if (now.isCompressed)
        add(tr("Compression"), QStringLiteral("DEFLATE"), tr("RFC 4978"));
    add(tr("Logged in by"), QString::fromLatin1(now.mechanism));
    if (now.pending > 0)
        add(tr("Waiting for answers"), formatCount(quint64(now.pending)));
    if (!now.mailbox.isEmpty()) {
        add(tr("Mailbox"), imap::MailboxName::fromWire(now.mailbox).toString());
        add(tr("Access"), now.isReadOnly ? tr("read-only") : tr("read-write"));
        add(tr("Messages"), number(now.exists), QStringLiteral("EXISTS"));
        add(tr("Recent"), number(now.recent), QStringLiteral("RECENT"));
        add(QStringLiteral("UIDVALIDITY"), number(now.uidValidity));
        add(QStringLiteral("UIDNEXT"), number(now.uidNext));
        add(tr("First unread"), number(now.unseen), QStringLiteral("[UNSEEN]"));
        add(QStringLiteral("HIGHESTMODSEQ"), number(now.highestModSeq), tr("RFC 7162"));
        add(QStringLiteral("FLAGS"), QString::fromUtf8(now.flags));
        add(QStringLiteral("PERMANENTFLAGS"), QString::fromUtf8(now.permanentFlags));
    }
    add(QStringLiteral("ENABLED"), QString::fromLatin1(now.enabled.join(' ')), tr("RFC 5161"));
    add(tr("Capabilities"), QString::fromLatin1(now.capabilities.names().join(' ')));
    m_state->setFields(std::move(fields));
}

} // namespace ui
