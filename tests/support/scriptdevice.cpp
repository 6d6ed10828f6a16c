#include "scriptdevice.h"
#include <algorithm>
#include <cstring>

ScriptDevice::ScriptDevice(Script script, Pieces pieces, quint32 seed, QObject *parent)
    : QIODevice(parent)
    , m_player(std::move(script))
    , m_pieces(pieces)
    , m_random(seed)
{
    open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    schedule();
}

void ScriptDevice::proceed()
{
    m_mayProceed = true;
    schedule();
}

void ScriptDevice::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &ScriptDevice::play, Qt::QueuedConnection);
}

qsizetype ScriptDevice::pieceSize()
{
    switch (m_pieces) {
    case Pieces::Bytes:
        return 1;
    case Pieces::Random:
        return 1 + qsizetype(m_random.bounded(40));
    case Pieces::Whole:
        break;
    }
    return m_output.size();
}

void ScriptDevice::play()
{
    m_scheduled = false;
    if (!isOpen())
        return;
    m_output += m_player.takeOutput();
    if (!m_output.isEmpty()) {
        const qsizetype size = std::min(pieceSize(), m_output.size());
        m_input += m_output.first(size);
        m_output.remove(0, size);
        schedule();
        emit readyRead();
        return;
    }
    const QByteArray action = m_player.action();
    if (action == "close") {
        m_player.actionDone();
        emit readChannelFinished();
    } else if (action == "turn") {
        if (++m_turns > 3) {
            m_turns = 0;
            m_player.actionDone();
        }
        schedule();
    } else if (action == "wait") {
        if (m_mayProceed) {
            m_mayProceed = false;
            m_player.actionDone();
            schedule();
        }
    } else if (!action.isEmpty() && action != "stall") {
        qFatal("ScriptDevice knows no \"X: %s\"", action.constData());
    }
}

qint64 ScriptDevice::readData(char *to, qint64 size)
{
    const qint64 taken = std::min<qint64>(size, m_input.size());
    std::memcpy(to, m_input.constData(), size_t(taken));
    m_input.remove(0, taken);
    return taken;
}

qint64 ScriptDevice::writeData(const char *from, qint64 size)
{
    m_sent.append(from, size);
    m_player.received({from, size});
    schedule();
    return size;
}
