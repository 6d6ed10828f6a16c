#include "serverpage.h"
#include "refusalsdialog.h"
#include "ui/access/ownaccess.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/support/emptyhint.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "imapcore/slicedwork.h"
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

ServerPage::ServerPage(const QString &objectName, const QString &title, const QString &ask,
                       const QString &toolTip, const QString &job, QWidget *parent)
    : Page(objectName, title, parent)
    , m_jobTitle(job)
    , m_column(nullptr)
    , m_ask(new QToolButton)
    , m_cancel(new QToolButton)
    , m_refusals(new QToolButton)
    , m_progress(new QProgressBar)
    , m_words(new QLabel)
{
    const QByteArray name = objectName.toLatin1();
    named(m_ask, (name + "Ask").constData(), ask, toolTip);
    m_ask->setText(ask);
    m_ask->setIcon(icon("play"));
    named(m_cancel, (name + "Cancel").constData(), tr("Cancel"),
          tr("Stop asking; what was there before stays"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(icon("stop"));
    named(m_refusals, (name + "Refusals").constData(), tr("What was refused"),
          tr("List what the server refused to tell, and its words"));
    m_refusals->setIcon(icon("warning", Tone::Warning));
    for (QToolButton *button : {m_ask, m_cancel, m_refusals}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    }
    named(m_progress, (name + "Progress").constData(), tr("Progress"),
          tr("How many mailboxes were asked about"));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(140, 8);
    m_words->setObjectName(objectName + QStringLiteral("Words"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);

    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    QHBoxLayout *row = addRow();
    row->addWidget(m_ask);
    row->addWidget(m_cancel);
    row->addWidget(m_progress);
    row->addWidget(m_words, 1);
    row->addWidget(m_refusals);
    setContent(content);
    connect(m_refusals, &QToolButton::clicked, this, &ServerPage::showRefusals);
    connect(m_ask, &QToolButton::clicked, this, &ServerPage::refresh);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_crawl)
            m_crawl->cancel();
    });
    adapt();
}

QHBoxLayout *ServerPage::addRow()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 3, 6, 3);
    row->setSpacing(6);
    m_column->addLayout(row);
    return row;
}

void ServerPage::clear()
{
    if (m_crawl)
        m_crawl->disconnect(this);
    m_crawl = nullptr;
    showResult(nullptr);
    adapt();
}

void ServerPage::load()
{
    if (m_crawl)
        m_crawl->disconnect(this);
    m_crawl = crawlOf(subject().connection);
    connect(m_crawl, &ServerCrawl::progressed, this, &ServerPage::adapt);
    connect(m_crawl, &ServerCrawl::finished, this, &ServerPage::crawlFinished);
    showResult(subject().connection);
    adapt();
    showContent();
}

void ServerPage::flavourChanged()
{
    if (m_crawl)
        showResult(subject().connection);
}

void ServerPage::refresh()
{
    if (!m_crawl || m_crawl->isRunning() || !subject().connection->session()) {
        Page::refresh();
        return;
    }
    const quint64 job = beginJob(m_jobTitle);
    ServerCrawl *crawl = m_crawl;
    connect(
        crawl, &ServerCrawl::finished, crawl, // also when the page is about another server by then
        [page = QPointer(this), job, crawl] {
            const bool good = crawl->problem().isEmpty();
            if (page)
                emit page->jobFinished(job, good ? tr("Done") : crawl->problem(), good);
        },
        Qt::SingleShotConnection);
    crawl->start();
}

void ServerPage::crawlFinished()
{
    showResult(subject().connection);
    adapt();
    showContent(); // it is as old as it is now
}

void ServerPage::adapt()
{
    const bool isRunning = m_crawl && m_crawl->isRunning();
    m_ask->setEnabled(m_crawl && !isRunning);
    m_cancel->setVisible(isRunning);
    m_progress->setVisible(isRunning);
    for (EmptyHint *hint : findChildren<EmptyHint *>())
        hint->setBusy(isRunning ? tr("The server is being asked.") : QString());
    const size_t refusals = m_crawl && !isRunning ? m_crawl->refusals().size() : 0;
    m_refusals->setVisible(refusals > 0);
    m_refusals->setText(tr("%Ln refused…", nullptr, int(refusals)));
    if (!m_crawl) {
        m_words->clear();
        return;
    }
    m_progress->setRange(0, int(m_crawl->total()));
    m_progress->setValue(int(m_crawl->done()));
    const QString refused =
        m_crawl->refused() > 0 ? tr(", %Ln refused", nullptr, int(m_crawl->refused())) : QString();
    if (isRunning)
        m_words->setText(m_crawl->total() == 0
                             ? tr("Listing the mailboxes…")
                             : tr("%1 of %2").arg(formatCount(m_crawl->done()), formatCount(m_crawl->total()))
                                   + refused);
    else if (!m_crawl->problem().isEmpty())
        m_words->setText(m_crawl->problem());
    else if (m_crawl->asOf().isValid())
        m_words->setText(summary());
    else
        m_words->setText(tr("The server was not asked yet."));
}

void ServerPage::showRefusals()
{
    if (!m_crawl)
        return;
    RefusalsDialog dialog(m_crawl->refusals(), window());
    dialog.exec();
}

void ServerPage::stage(QObject *source, size_t count,
                       std::function<std::vector<imap::StagedChange>(size_t)> make)
{
    // Of very many, whether one is locked out is asked of the first.
    constexpr size_t MostAsked = 500;
    const QPointer<Connection> connection = subject().connection;
    std::vector<imap::StagedChange> first;
    for (size_t i = 0; i < std::min(count, MostAsked); ++i) {
        for (imap::StagedChange &change : make(i))
            first.push_back(std::move(change));
    }
    const QPointer<QObject> alive(source);
    if (connection && connection->ownAccess().mayStage(first, window()) && alive)
        connection->changes()->stage(count, std::move(make), source);
}

void ServerPage::save(QObject *source, const QString &title, const QString &filter, const QString &fileName,
                      const QByteArray &head, size_t count, std::function<QByteArray(size_t)> piece)
{
    const QPointer<QObject> alive(source);
    const QString chosen = QFileDialog::getSaveFileName(window(), title, fileName, filter);
    if (chosen.isEmpty() || !alive)
        return;
    const auto file = std::make_shared<QSaveFile>(chosen);
    const auto failed = [this, file] {
        emit noticed(tr("%1 cannot be written: %2").arg(file->fileName(), file->errorString()), true);
    };
    if (!file->open(QIODevice::WriteOnly)) {
        failed();
        return;
    }
    file->write(head);
    new imap::SlicedWork(
        count, [file, piece = std::move(piece)](size_t at) { file->write(piece(at)); },
        [this, page = QPointer(this), file, failed] {
            if (!page)
                return;
            if (file->commit())
                emit noticed(tr("%1 is written.").arg(file->fileName()), false);
            else
                failed();
        },
        source);
}

} // namespace ui
