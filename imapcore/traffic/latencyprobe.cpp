#include "latencyprobe.h"
#include "../cause.h"
#include "../commands/capability.h"
#include "../commands/login.h"

namespace imap {

LatencyProbe::LatencyProbe(Session *session, int count, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_count(count)
{
    m_next.setSingleShot(true);
    m_next.setInterval(interval);
    connect(&m_next, &QTimer::timeout, this, &LatencyProbe::ask);
}

void LatencyProbe::start()
{
    m_samples.clear();
    m_running = true;
    ask();
}

void LatencyProbe::stop()
{
    m_next.stop();
    end();
}

void LatencyProbe::ask()
{
    if (!m_session || m_session->state() == Session::State::Closed)
        end();
    else if (m_samples.size() % 2 == 0)
        send(Noop{}, "NOOP");
    else
        send(Capability{}, "CAPABILITY");
}

template<typename C>
void LatencyProbe::send(C command, const QByteArray &verb)
{
    const Cause because(QStringLiteral("Latency probe"));
    const qint64 begun = Trace::now();
    m_session->send(std::move(command))->then(this, [this, begun, verb](const auto &result) {
        if (!m_running)
            return;
        m_samples.push_back({verb, begun, result ? Trace::now() - begun : -1});
        emit sampled();
        if (!result || int(m_samples.size()) >= m_count)
            end();
        else
            m_next.start();
    });
}

void LatencyProbe::end()
{
    if (std::exchange(m_running, false))
        emit finished();
}

} // namespace imap
