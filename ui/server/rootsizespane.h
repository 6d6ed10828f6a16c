#pragma once
#include "imapcore/access/mailboxsizes.h"
#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace ui {

class Connection;
class Treemap;
class WorkSession;

// Which mailboxes of a quota root are the largest. Where the server tells sizes (STATUS=SIZE) they are asked for as soon as
// somebody stays at a root, else only when somebody wants them added up.
class RootSizesPane final : public QWidget
{
    Q_OBJECT
public:
    explicit RootSizesPane(QWidget *parent = nullptr);
    ~RootSizesPane() override;

    // Another server, or what was read of this one is not so any more; null: none.
    void setConnection(Connection *connection);
    void setRoot(const QByteArray &root, const QString &title, std::vector<imap::MailboxName> mailboxes);
    void clearRoot();

signals:
    void mailboxWanted(const imap::MailboxName &mailbox);

private:
    using By = imap::MailboxSizes::By;
    bool hasStatus() const;
    void start(By by);
    void begin(imap::Session *session);
    void stop();
    void finished();
    void failed(const QString &why);
    QString labelOf(const imap::MailboxName &mailbox) const;
    void showKnown();
    void adapt();

    QPointer<Connection> m_connection;
    QByteArray m_root;
    QString m_title, m_problem;
    bool m_hasRoot = false;
    std::vector<imap::MailboxName> m_mailboxes;
    struct Known
    {
        std::vector<std::optional<quint64>> sizes = {};
        QString refusal = {}; // why some are not told
    };
    QHash<QByteArray, Known> m_known; // by root
    By m_by = By::Status;
    imap::MailboxSizes m_sizes;
    QPointer<WorkSession> m_work;
    QTimer m_soon;
    QLabel *m_words;
    QToolButton *m_ask, *m_cancel;
    QProgressBar *m_progress;
    Treemap *m_map;
};

} // namespace ui
