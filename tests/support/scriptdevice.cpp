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

void ScriptDevice::cutAt(qsizetype bytes, Cut cut)
{
    m_cutAt = bytes;
    m_cut = cut;
}

void ScriptDevice::play()
{
    m_scheduled = false;
    if (!isOpen())
        return;
    if (const QByteArray output = m_player.takeOutput(); !output.isEmpty())
        m_output += m_compression ? m_compression->deflate(output) : output;
    if (!m_output.isEmpty()) {
        if (!isCut())
            arrive();
        return;
    }
    const QByteArray action = m_player.action();
    if (action == "close") {
        m_player.actionDone();
        emit readChannelFinished();
    } else if (action == "compress") {
        startCompression();
        m_player.actionDone();
        schedule();
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
    } else if (m_player.clientsStep() > m_told) {
        inform();
    } else if (m_player.isFinished()) {
        isCut();
    }
}

// Whether nothing more may arrive now, as cutAt says.
bool ScriptDevice::isCut()
{
    if (m_cutAt < 0 || m_came < m_cutAt)
        return false;
    if (m_cut == Cut::Close) {
        emit readChannelFinished();
        return true;
    }
    if (++m_turns > 3) {
        m_turns = 0;
        m_cutAt = -1;
    }
    schedule();
    return true;
}

void ScriptDevice::arrive()
{
    qsizetype size = std::min(pieceSize(), m_output.size());
    if (m_cutAt > m_came)
        size = std::min(size, m_cutAt - m_came);
    const QByteArray piece = m_output.first(size);
    m_input += piece;
    m_output.remove(0, size);
    m_came += size;
    if (m_mirror) {
        m_mirror->feed(piece);
        char plain[1000];
        for (qint64 got = 0; m_mirror->hasMore() && (got = m_mirror->inflate(plain, sizeof plain)) > 0;)
            m_arrived.append(plain, got);
    } else {
        m_arrived += piece;
    }
    schedule();
    emit readyRead();
}

// Of a session that reads a slice in each turn all is done then.
void ScriptDevice::inform()
{
    constexpr int Enough = 4, ForWhoeverDoesNotRead = 100;
    if (++m_turns >= (m_input.isEmpty() ? Enough : ForWhoeverDoesNotRead)) {
        m_turns = 0;
        m_told = m_player.clientsStep();
        emit clientsTurn(m_told);
    }
    schedule();
}

void ScriptDevice::startCompression()
{
    m_compression = std::make_unique<imap::Compression>();
    m_mirror = std::make_unique<imap::Compression>();
}

qint64 ScriptDevice::readData(char *to, qint64 size)
{
    const qint64 taken = std::min<qint64>(size, m_input.size());
    std::memcpy(to, m_input.constData(), size_t(taken));
    m_input.remove(0, taken);
    m_turns = 0;
    return taken;
}

qint64 ScriptDevice::writeData(const char *from, qint64 size)
{
    if (m_compression) {
        m_compression->feed({from, size});
        char plain[1000];
        for (qint64 got = 0;
             m_compression->hasMore() && (got = m_compression->inflate(plain, sizeof plain)) > 0;)
            take({plain, got});
    } else {
        take({from, size});
    }
    schedule();
    return size;
}

void ScriptDevice::take(QByteArrayView bytes)
{
    m_sent.append(bytes);
    m_player.received(bytes);
}
