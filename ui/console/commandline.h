#pragma once
#include "imapcore/typing/history.h"
#include "imapcore/typing/typedcommand.h"
#include "imapcore/typing/typingcontext.h"
#include "knownmailboxes.h"
#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace imap {
class TypedRun;
}

namespace ui {

class CommandEdit;
class CommandTargets;
class Connection;

// Where commands are typed and sent: to an open connection or one of its own, with completion, help, history, snippets,
// and answers where the server waits for one.
class CommandLine final : public QWidget
{
    Q_OBJECT
public:
    explicit CommandLine(QWidget *parent = nullptr);

    void addConnection(Connection *connection);
    void setCurrent(Connection *connection);
    // Whose names are offered.
    void setMailboxes(KnownMailboxes *mailboxes) { m_mailboxes = mailboxes; }
    void focusInput();
    // Where commands go; null unless it is ready.
    imap::Session *session() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // What there is
    QWidget *makeInputRow();
    QWidget *makeSearchRow();
    imap::TypingContext knowledge() const;
    void watchTarget();
    void adapt();
    void showHint();
    void showBecomes();
    void say(const QString &text, bool bad);
    void insertFile();
    // History
    void recall(int step);
    void beginSearch();
    void searchOn(qsizetype before);
    void endSearch(bool takes);
    // Sending (commandlinesending.cpp)
    void send();
    void sendAnswer(const QString &text);
    bool expand(imap::TypedText &typed);
    void listFirst(const QString &line, const QByteArray &pattern);
    bool give(std::vector<imap::TypedItem> items);
    void showProblem(const QByteArray &text, const imap::TypedProblem &problem);
    void fixCount();
    void finished(const std::optional<imap::Error> &error, qsizetype left);
    QString question() const;

    CommandTargets *m_targets;
    CommandEdit *m_edit;
    QLineEdit *m_secret, *m_search;
    QLabel *m_hint, *m_message, *m_becomes, *m_prompt;
    QToolButton *m_send, *m_snippets, *m_file, *m_closeOwn, *m_fix;
    QWidget *m_searchRow;
    imap::TypingHistory m_history;
    QPointer<KnownMailboxes> m_mailboxes;
    QPointer<imap::TypedRun> m_run;
    QString m_draft;              // what was typed before the history was looked at
    qsizetype m_historyAt = -1;   // -1: at the draft
    qsizetype m_foundAt = -1;     // while it is searched
    imap::TypedProblem m_problem; // whose count can be mended
};

} // namespace ui
