#pragma once
#include "imapcore/error.h"
#include "imapcore/mailboxname.h"
#include <QDateTime>
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class Connection;
class Operation;

// A page of the middle: what is to be known of the mailbox that the tree selects. It asks for its data when it is
// first shown, keeps it while the mailbox stays, says how old it is, and has words for every state that is not
// its content: nothing selected, loading, nothing there, refused.
class Page : public QWidget
{
    Q_OBJECT
public:
    // What a page is about. `selectable`: the mailbox holds messages.
    struct Subject
    {
        QPointer<Connection> connection = {};
        imap::MailboxName mailbox = {};
        char separator = 0;
        bool selectable = false;
    };

    void setSubject(const Subject &subject);
    const Subject &subject() const { return m_subject; }
    virtual void refresh();

    // Whether the page shows its data (and not that there is none, or why).
    bool isShowingContent() const;
    bool isLoading() const { return m_loading; }

signals:
    // A load has come to its end, well or not.
    void loaded();
    // Work to be shown among the jobs.
    void jobStarted(quint64 job, const QString &title);
    void jobFinished(quint64 job, const QString &outcome, bool good);
    // How far it is, in octets; `total` 0: not known. Such a job ends when the page is told to cancel it.
    void jobProgressed(quint64 job, qint64 done, qint64 total);
    void jobCancelled(quint64 job);
    // To be started, and to be taken over, by whoever listens.
    void operationMade(ui::Operation *operation);

protected:
    Page(const QString &objectName, const QString &title, QWidget *parent);
    void setContent(QWidget *content);

    // Begins to fetch what the page shows; answers come to `showContent`, `showProblem` or `showEmpty`.
    virtual void load() = 0;
    // Forgets what is shown.
    virtual void clear() = 0;
    // Whether it needs a mailbox, or is about the server as a whole.
    virtual bool isAboutMailbox() const { return true; }
    // How old what is shown is.
    virtual QDateTime asOf() const { return QDateTime::currentDateTime(); }
    // Changes were carried out on the subject's server.
    virtual void changesApplied();
    // Why this subject has nothing to show here, or nothing.
    virtual QString unavailable() const { return {}; }

    void showContent();
    void showEmpty(const QString &title, const QString &text);
    void showProblem(const QString &title, const imap::Error &error);
    quint64 beginJob(const QString &title);
    template<typename T>
    void endJob(quint64 job, const imap::Expected<T> &result, const QString &outcome)
    {
        emit jobFinished(job, result ? outcome : describe(result.error()), bool(result));
    }
    // What is staged for the subject's connection is different. The pages show it in place.
    virtual void stagedChanged() {}
    // The subject's server is taken to be another one than before.
    virtual void flavourChanged() {}
    // Something to be said beside the content; nothing for no text.
    void showNotice(const QString &text);

    void showEvent(QShowEvent *event) override;

private:
    void showState(const QString &icon, const QString &title, const QString &text, bool canRetry);
    void loadIfNeeded();
    void hearOfStaged();
    void finishLoading();
    static QString describe(const imap::Error &error);

    Subject m_subject;
    QStackedWidget *m_stack;
    QWidget *m_state;
    QLabel *m_stateIcon, *m_stateTitle, *m_stateText, *m_age, *m_notice;
    QPushButton *m_retry;
    QToolButton *m_reload;
    QWidget *m_footer;
    bool m_loaded = false;
    bool m_loading = false;
    bool m_isStagedOld = false; // what is shown of what is staged
};

} // namespace ui
