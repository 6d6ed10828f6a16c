#include "await.h"

ScriptedSession::ScriptedSession(Script script, ScriptDevice::Pieces pieces, const imap::Limits &limits,
                                 quint32 seed)
    : m_device(new ScriptDevice(std::move(script), pieces, seed))
    , m_session(std::make_unique<imap::Session>(new imap::Transport(m_device), limits))
{
}

bool ScriptedSession::isFinished() const
{
    return m_device->isFinished() && m_device->problem().isEmpty();
}

QByteArray ScriptedSession::why() const
{
    return (m_device->problem().isEmpty() ? m_device->position() : m_device->problem()).toUtf8();
}

QByteArray textOf(const imap::Trace &trace)
{
    QByteArray text;
    for (quint64 i = trace.firstIndex(); i < trace.endIndex(); ++i)
        text += trace.at(i).bytes.toByteArray() + '\n';
    return text;
}
