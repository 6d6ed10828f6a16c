#include "input.h"
#include <QFile>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace app {

Input::~Input()
{
    if (m_descriptor > 0)
        ::close(m_descriptor);
}

bool Input::open(const QString &fileName)
{
    m_descriptor = ::open(QFile::encodeName(fileName).constData(), O_RDONLY | O_CLOEXEC);
    char none = 0;
    // A folder can be opened, but not read.
    return m_descriptor >= 0 && ::read(m_descriptor, &none, 0) == 0;
}

bool Input::isReady() const
{
    pollfd waiting{m_descriptor, POLLIN, 0};
    return hasLine() || ::poll(&waiting, 1, 0) != 0;
}

qint64 Input::readSome(char *to, qsizetype size)
{
    if (!m_buffer.isEmpty()) {
        const qsizetype taken = std::min(size, m_buffer.size());
        std::memcpy(to, m_buffer.constData(), size_t(taken));
        m_buffer.remove(0, taken);
        return taken;
    }
    ssize_t got = 0;
    do {
        got = ::read(m_descriptor, to, size_t(size));
    } while (got < 0 && errno == EINTR);
    return got;
}

bool Input::fill()
{
    const qsizetype before = m_buffer.size();
    QByteArray more(1 << 16, Qt::Uninitialized);
    QByteArray kept = std::exchange(m_buffer, {});
    const qint64 got = readSome(more.data(), more.size());
    m_buffer = std::move(kept);
    if (got > 0)
        m_buffer.append(more.constData(), got);
    return m_buffer.size() > before;
}

QByteArray Input::read(qint64 size)
{
    while (m_buffer.size() < size && fill()) {
    }
    QByteArray bytes = m_buffer.first(std::min<qint64>(size, m_buffer.size()));
    m_buffer.remove(0, bytes.size());
    return bytes;
}

QByteArray Input::readLine()
{
    qsizetype newline = -1, looked = 0;
    while ((newline = m_buffer.indexOf('\n', looked)) < 0) {
        looked = m_buffer.size();
        if (!fill())
            break;
    }
    return read(newline < 0 ? m_buffer.size() : newline + 1);
}

} // namespace app
