// What an Imap4 reads and sends past its session.
#include "imap4connection.h"
#include <QAbstractSocket>
#include <QCoreApplication>
#include <QTimer>

namespace imap {

namespace {
constexpr int LongestLine = 1'000'000;
constexpr qint64 LongestRead = 1 << 16; // at once
} // namespace

QIODevice *Imap4Connection::socket() const
{
    return m_session ? m_session->transport().device() : nullptr;
}

QIODevice *Imap4Connection::ssl() const
{
    return m_session && m_session->transport().isEncrypted() ? socket() : nullptr;
}

void Imap4Connection::takeOver()
{
    if (m_reader || !m_session)
        return;
    // What has come already is read by the session.
    QCoreApplication::sendPostedEvents(m_session.get(), QEvent::MetaCall);
    m_session->transport().blockSignals(true);
    m_reader = std::make_unique<QObject>();
    QObject::connect(socket(), &QIODevice::readChannelFinished, m_reader.get(), [this] { m_cut = true; });
}

void Imap4Connection::handBack()
{
    if (!m_reader)
        return;
    m_reader.reset();
    Transport &transport = m_session->transport();
    transport.blockSignals(false);
    if (m_cut)
        m_session->close();
    else if (transport.bytesAvailable() > 0)
        emit transport.readyRead();
}

bool Imap4Connection::send(const QByteArray &bytes)
{
    if (!m_session || m_session->state() == Session::State::Closed || m_calling)
        return false;
    takeOver();
    m_session->transport().write(bytes);
    if (auto *tcp = qobject_cast<QAbstractSocket *>(socket()))
        tcp->flush();
    m_session->trace().note(QStringLiteral("%1 bytes were sent past the session").arg(bytes.size()));
    return !m_cut;
}

// False when no more will come, or not in time.
bool Imap4Connection::waitForBytes()
{
    const Transport &transport = m_session->transport();
    QTimer alarm;
    alarm.setSingleShot(true);
    if (m_timeout.count() > 0)
        alarm.start(m_timeout);
    waitUntil([&] {
        return transport.bytesAvailable() > 0 || m_cut || (m_timeout.count() > 0 && !alarm.isActive());
    });
    return transport.bytesAvailable() > 0;
}

QByteArray Imap4Connection::read(qint64 size)
{
    QByteArray bytes;
    if (!m_session || m_session->state() == Session::State::Closed || m_calling)
        return bytes;
    takeOver();
    while (bytes.size() < size && waitForBytes()) {
        QByteArray piece(qsizetype(std::min<qint64>(size - bytes.size(), LongestRead)), Qt::Uninitialized);
        const qint64 got = m_session->transport().read(piece.data(), piece.size());
        if (got <= 0)
            break;
        bytes += piece.first(qsizetype(got));
    }
    return bytes;
}

QByteArray Imap4Connection::readline()
{
    QByteArray line;
    while (!line.endsWith('\n') && line.size() < LongestLine) {
        const QByteArray next = read(1);
        if (next.isEmpty())
            break;
        line += next;
    }
    return line;
}

} // namespace imap
