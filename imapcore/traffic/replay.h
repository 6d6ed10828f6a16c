#pragma once
#include "../commands/raw.h"
#include "sentcommand.h"
#include "transcriptcomparison.h"
#include <QElapsedTimer>
#include <QPointer>
#include <vector>

namespace imap {

// Sends the commands of a conversation over another connection, one after the other, and compares what is said to them. What
// logs in or changes the line is left out, since the connection has that behind it. What may change something fails where
// the session may not (Session::setMayChange).
class Replay final : public QObject
{
    Q_OBJECT
public:
    enum class Result : quint8 {
        Waiting,
        Same,
        Differs,
        Failed,    // there is no answer; `why`
        Forbidden, // the session may change nothing
        LeftOut,   // `why`
    };
    struct Step
    {
        quint64 exchange; // its number in log()
        QByteArray line;  // the command, without a tag
        Result result = Result::Waiting;
        QString why;
        QByteArrayList then, now; // what was said then, and now
        qint64 took = -1;         // microseconds
    };

    // The traffic must be over. Both must live as long.
    Replay(const Traffic *traffic, Session *session, TranscriptComparison::Options options = {},
           QObject *parent = nullptr);

    const ExchangeLog &log() const { return m_log; }
    const std::vector<Step> &steps() const { return m_steps; }
    void start();
    // What has not been sent stays Waiting.
    void cancel();
    bool isFinished() const { return m_isFinished; }

signals:
    void stepped(size_t step);
    void finished();

private:
    void next();
    void settle(const Expected<Done> &result);
    void answer();
    void set(Result result, const QString &why = {});

    ExchangeLog m_log;
    QPointer<Session> m_session;
    TranscriptComparison::Options m_options;
    std::vector<Step> m_steps;
    std::vector<QByteArrayList> m_lines; // of each step, for when the server asks
    size_t m_at = 0;
    QElapsedTimer m_clock;
    bool m_isWaiting = false, m_isFinished = false;
};

} // namespace imap
