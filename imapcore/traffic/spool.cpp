#include "spool.h"
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTimer>
#include <algorithm>

namespace imap {

namespace {
constexpr int SliceMs = 5;
constexpr qint64 LeastBytes = 64 * 1024;
} // namespace

Spool::Spool(const Traffic *traffic, const QString &fileName, qint64 mostBytes, const QString &title,
             const QByteArrayList &secrets, QObject *parent)
    : QObject(parent)
    , m_traffic(traffic)
    , m_fileName(fileName)
    , m_title(title)
    , m_mostBytes(std::max(mostBytes, LeastBytes))
    , m_scrubber(Scrubber::Level::Secrets, secrets)
    , m_next(traffic->firstIndex())
{
    connect(traffic, &Traffic::changed, this, &Spool::follow);
    if (const QFileInfo there(fileName); !there.exists())
        begin();
    else if (there.isFile())
        rotate(); // what was spooled before
    else
        stop(QStringLiteral("%1 is no file").arg(fileName)); // and not to be removed
    follow();
}

Spool::~Spool()
{
    flush();
}

void Spool::follow()
{
    if (m_scheduled || !m_error.isEmpty())
        return;
    m_scheduled = true;
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        write(SliceMs);
        if (m_traffic && m_next < m_traffic->endIndex())
            follow();
    });
}

void Spool::flush()
{
    write(-1);
}

// A new file, which only its owner can read from the first byte on.
void Spool::begin()
{
    m_file.setFileName(m_fileName);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
        stop(m_file.errorString());
        return;
    }
    m_writer = std::make_unique<TranscriptWriter>(&m_file, m_title);
    if (m_written > 0)
        note(QStringLiteral("%1 lines came before these").arg(m_written + m_lost));
}

void Spool::rotate()
{
    m_writer.reset();
    m_file.close();
    const auto numbered = [this](int number) {
        return number == 0 ? m_fileName : m_fileName + u'.' + QString::number(number);
    };
    QFile::remove(numbered(Files - 1));
    for (int number = Files - 1; number > 0; --number)
        QFile::rename(numbered(number - 1), numbered(number));
    begin();
}

void Spool::stop(const QString &why)
{
    m_writer.reset();
    m_error = why;
    // Whoever makes one must be able to hear of it.
    QMetaObject::invokeMethod(
        this, [this] { emit failed(m_error); }, Qt::QueuedConnection);
}

void Spool::note(const QString &text)
{
    m_writer->add({0, Traffic::Kind::Note, text.toUtf8()});
}

void Spool::write(int most)
{
    if (!m_traffic || !m_writer)
        return;
    QElapsedTimer clock;
    clock.start();
    if (const quint64 first = m_traffic->firstIndex(); m_next < first) {
        m_lost += first - m_next;
        note(QStringLiteral("%1 lines are missing here: they came faster than they were written")
                 .arg(first - m_next));
        m_next = first;
    }
    for (int count = 1; m_next < m_traffic->endIndex(); ++count) {
        const Traffic::Entry entry = m_traffic->at(m_next);
        m_writer->add(entry, m_scrubber.scrub(entry));
        ++m_next;
        ++m_written;
        if (m_writer->size() >= m_mostBytes / Files) {
            if (!m_writer->flush())
                break;
            rotate();
            if (!m_writer)
                return;
        }
        if (count % 64 == 0 && most >= 0 && clock.hasExpired(most))
            break;
    }
    if (!m_writer->flush() || !m_file.flush())
        stop(m_file.errorString());
}

} // namespace imap
