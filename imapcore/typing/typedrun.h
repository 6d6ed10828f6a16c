#pragma once
#include "typedcommand.h"
#include <QObject>
#include <QPointer>
#include <deque>

namespace imap {

// Sends what a person typed to one session, one command when the one before is done. It stops at the first that fails: what
// comes behind it may have been meant for its success.
class TypedRun final : public QObject
{
    Q_OBJECT
public:
    explicit TypedRun(Session *session, QObject *parent = nullptr);

    Session *session() const { return m_session; }
    // For people, why it is sent; "%1" is the verb.
    void setCause(const QString &cause) { m_cause = cause; }

    // Why nothing of it is sent, or nothing. On a session that may not change anything the whole of it is looked at first.
    struct Refusal
    {
        std::optional<TypedProblem> problem = {};
        QByteArray verb = {}; // what would change something
    };
    std::optional<Refusal> send(std::vector<TypedItem> items);

    // Whether a command is under way that was sent here.
    bool isRunning() const { return m_running; }
    // Whether the server waits for a line, and what for; and whether that is secret.
    bool isWaiting() const { return m_session && m_session->wantsLine(); }
    const QString &question() const { return m_question; }
    bool isAnswerSecret() const { return isWaiting() && m_verb == "AUTHENTICATE"; }
    bool isIdling() const { return isWaiting() && m_verb == "IDLE"; }

signals:
    // It waits for a line, or no longer; it is running, or no longer.
    void changed();
    // A command goes out with this tag instead of the one that was typed.
    void tagged(const QByteArray &typed, const QByteArray &own);
    // All is done, or `left` were not sent because of the error.
    void finished(const std::optional<imap::Error> &error, qsizetype left);

private:
    void next();
    void answer(const QString &question);

    QPointer<Session> m_session;
    QString m_cause;
    QString m_question;
    QByteArray m_verb; // of the command that is under way
    std::deque<TypedItem> m_items;
    bool m_running = false;
};

} // namespace imap
