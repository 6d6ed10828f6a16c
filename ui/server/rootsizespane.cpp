#include "rootsizespane.h"
#include "ui/connection.h"
#include "ui/operations/worksession.h"
#include "ui/quota/treemap.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {
// Milliseconds that somebody stays at a root who wants to know of it.
constexpr int Soon = 400;
// So few are asked for beside what the person does; more have a connection of their own.
constexpr size_t Few = 100;
} // namespace

RootSizesPane::RootSizesPane(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel)
    , m_ask(named(
          new QToolButton, "rootSizesAsk", tr("Add Up Sizes"),
          tr("Open each mailbox of the root and add up the sizes of its messages; this may take a while")))
    , m_cancel(named(new QToolButton, "rootSizesCancel", tr("Cancel"),
                     tr("Stop asking; what is known by then is shown")))
    , m_progress(named(new QProgressBar, "rootSizesProgress", tr("Progress"),
                       tr("How many mailboxes were asked about")))
    , m_map(new Treemap)
{
    setObjectName(QStringLiteral("rootSizes"));
    m_words->setObjectName(QStringLiteral("rootSizesWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_ask->setText(tr("Add Up Sizes"));
    m_ask->setIcon(icon("play"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(icon("stop"));
    for (QToolButton *button : {m_ask, m_cancel}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    }
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(140, 8);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 3, 6, 3);
    row->setSpacing(6);
    row->addWidget(m_words, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_ask);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_map, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(Soon);
    connect(&m_soon, &QTimer::timeout, this, [this] { start(By::Status); });
    connect(m_ask, &QToolButton::clicked, this, [this] { start(hasStatus() ? By::Status : By::Sum); });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_sizes.isRunning())
            m_sizes.cancel();
        else
            failed(tr("It was cancelled."));
    });
    connect(&m_sizes, &imap::MailboxSizes::progressed, this, &RootSizesPane::adapt);
    connect(&m_sizes, &imap::MailboxSizes::finished, this, &RootSizesPane::finished);
    connect(m_map, &Treemap::activated, this, [this](const QString &name) {
        for (const imap::MailboxName &mailbox : m_mailboxes) {
            if (mailbox.toString() == name) {
                emit mailboxWanted(mailbox);
                return;
            }
        }
    });
    connect(m_map, &Treemap::currentChanged, this, &RootSizesPane::adapt);
    adapt();
}

RootSizesPane::~RootSizesPane()
{
    m_sizes.disconnect(this);
}

void RootSizesPane::setConnection(Connection *connection)
{
    m_connection = connection;
    m_known.clear();
    clearRoot();
}

void RootSizesPane::clearRoot()
{
    stop();
    m_hasRoot = false;
    m_mailboxes.clear();
    showKnown();
}

void RootSizesPane::setRoot(const QByteArray &root, const QString &title,
                            std::vector<imap::MailboxName> mailboxes)
{
    if (m_hasRoot && root == m_root && mailboxes == m_mailboxes)
        return;
    stop();
    m_hasRoot = true;
    m_root = root;
    m_title = title;
    m_mailboxes = std::move(mailboxes);
    if (!m_known.contains(root) && hasStatus())
        m_soon.start();
    showKnown();
}

bool RootSizesPane::hasStatus() const
{
    return m_connection && m_connection->session()
           && imap::MailboxSizes::hasStatus(m_connection->session()->capabilities());
}

void RootSizesPane::start(By by)
{
    stop();
    if (!m_hasRoot || !m_connection || !m_connection->session())
        return;
    m_by = by;
    if (by == By::Status && m_mailboxes.size() <= Few) {
        begin(m_connection->session());
        return;
    }
    m_work = new WorkSession(m_connection, this);
    connect(m_work, &WorkSession::ready, this, [this] { begin(m_work->session()); });
    connect(m_work, &WorkSession::failed, this, &RootSizesPane::failed);
    m_work->open();
    adapt();
}

void RootSizesPane::begin(imap::Session *session)
{
    m_sizes.start(session, m_mailboxes, m_by);
    adapt();
}

// Nobody wants to know any more.
void RootSizesPane::stop()
{
    m_soon.stop();
    m_problem.clear();
    const QSignalBlocker nobodyHears(m_sizes);
    m_sizes.cancel();
    if (WorkSession *work = std::exchange(m_work, nullptr)) {
        work->disconnect(this);
        work->end();
        work->deleteLater();
    }
}

void RootSizesPane::finished()
{
    const auto error = m_sizes.error();
    const auto &refusal = m_sizes.refusal();
    m_known.insert(m_root, {m_sizes.sizes(), refusal ? ErrorText::describe(*refusal) : QString()});
    failed(!error                                        ? QString()
           : error->kind == imap::Error::Kind::Cancelled ? tr("It was cancelled.")
                                                         : ErrorText::describe(*error));
}

void RootSizesPane::failed(const QString &why)
{
    stop();
    m_problem = why;
    showKnown();
}

// There is little room, and the root stands above.
QString RootSizesPane::labelOf(const imap::MailboxName &mailbox) const
{
    const QString name = mailbox.toString();
    const qsizetype length = m_title.size();
    const bool isBelow = length > 0 && name.size() > length + 1 && name.startsWith(m_title)
                         && !name[length].isLetterOrNumber();
    return isBelow ? name.mid(length + 1) : name;
}

void RootSizesPane::showKnown()
{
    std::vector<Treemap::Item> items;
    const auto known = m_known.constFind(m_root);
    if (m_hasRoot && known != m_known.cend() && known->sizes.size() == m_mailboxes.size()) {
        for (size_t at = 0; at < m_mailboxes.size(); ++at)
            items.push_back(
                {m_mailboxes[at].toString(), known->sizes[at].value_or(0), labelOf(m_mailboxes[at])});
    }
    m_map->setItems(std::move(items));
    adapt();
}

void RootSizesPane::adapt()
{
    const bool isRunning = m_work || m_sizes.isRunning();
    const bool isKnown = m_hasRoot && m_known.contains(m_root);
    m_ask->setVisible(m_hasRoot && !isRunning);
    m_ask->setText(hasStatus() ? tr("Read Sizes") : tr("Add Up Sizes"));
    m_ask->setAccessibleName(m_ask->text());
    m_cancel->setVisible(isRunning);
    m_progress->setVisible(isRunning);
    m_progress->setRange(0, int(m_mailboxes.size()));
    m_progress->setValue(int(m_sizes.isRunning() ? m_sizes.done() : 0));
    m_map->setHint(!m_hasRoot  ? tr("Select one quota root to see which of its mailboxes are the largest.")
                   : isRunning ? tr("Asking…")
                   : isKnown   ? tr("None of its mailboxes is known to have messages.")
                   : hasStatus()
                       ? QString()
                       : tr("This server does not tell the sizes of mailboxes (STATUS=SIZE, RFC 8438). “Add "
                            "Up Sizes” opens each of them and adds up its messages; it changes nothing."));
    QStringList words;
    if (m_hasRoot)
        words += m_title;
    if (isKnown) {
        const auto &[sizes, refusal] = *m_known.constFind(m_root);
        quint64 sum = 0;
        qsizetype unknown = 0;
        for (const auto &size : sizes) {
            sum += size.value_or(0);
            unknown += !size;
        }
        words += tr("%1 in %Ln mailbox(es)", nullptr, int(sizes.size() - size_t(unknown)))
                     .arg(formatSize(qint64(sum)));
        if (unknown > 0)
            words += tr("%Ln not told", nullptr, int(unknown))
                     + (refusal.isEmpty() ? QString() : QStringLiteral(": ") + refusal);
    }
    if (m_map->current() >= 0)
        words += m_map->words(size_t(m_map->current()));
    if (!m_problem.isEmpty())
        words += m_problem;
    m_words->setText(words.join(QStringLiteral(" · ")));
}

} // namespace ui
