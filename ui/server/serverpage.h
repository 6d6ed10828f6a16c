#pragma once
#include "imapcore/changes/changeset.h"
#include "servercrawl.h"
#include "ui/pages/page.h"
#include <functional>

class QHBoxLayout;
class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace ui {

// A page about a server as a whole. What it shows is asked when the person says so, and kept by the connection.
class ServerPage : public Page
{
    Q_OBJECT
public:
    // Asks the server again.
    void refresh() override;

signals:
    // The person wants to see this one.
    void mailboxWanted(ui::Connection *connection, const imap::MailboxName &mailbox);
    // To be shown to the person.
    void noticed(const QString &text, bool bad);

protected:
    // Words for the button that asks, and for the job.
    ServerPage(const QString &objectName, const QString &title, const QString &ask, const QString &toolTip,
               const QString &job, QWidget *parent);

    virtual ServerCrawl *crawlOf(Connection *connection) const = 0;
    // There is something else to show, or another connection.
    virtual void showResult(Connection *connection) = 0;
    // What there is, in words.
    virtual QString summary() const = 0;
    ServerCrawl *crawl() const { return m_crawl; }
    // Rows for what the page has, below the one with the button.
    QVBoxLayout *column() const { return m_column; }
    // A row of things to do and to choose.
    QHBoxLayout *addRow();
    // One piece of text for each of `count`, into a file that the person names. Ends with `source`.
    void save(QObject *source, const QString &title, const QString &filter, const QString &fileName,
              const QByteArray &head, size_t count, std::function<QByteArray(size_t)> piece);

    // Stages what `make` makes of each of `count`, by parts, as there may be a hundred thousand. Ends with `source`.
    void stage(QObject *source, size_t count, std::function<std::vector<imap::StagedChange>(size_t)> make);

    bool isAboutMailbox() const override { return false; }
    QDateTime asOf() const override { return m_crawl ? m_crawl->asOf() : QDateTime(); }
    void changesApplied() override {}
    void flavourChanged() override;
    void load() override;
    void clear() override;

private:
    void adapt();
    void crawlFinished();
    void showRefusals();

    QString m_jobTitle;
    QPointer<ServerCrawl> m_crawl;
    QVBoxLayout *m_column;
    QToolButton *m_ask, *m_cancel, *m_refusals;
    QProgressBar *m_progress;
    QLabel *m_words;
};

} // namespace ui
