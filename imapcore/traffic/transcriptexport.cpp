#include "transcriptexport.h"
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTimer>
#include <algorithm>
#include <cstdio>

namespace imap {

namespace {
constexpr int SliceMs = 8;
constexpr qint64 CheckedBytes = 256 * 1024;
} // namespace

TranscriptExport::TranscriptExport(const Traffic *traffic, Options options, QObject *parent)
    : QObject(parent)
    , m_traffic(traffic)
    , m_options(std::move(options))
    , m_scrubber(m_options.level, m_options.secrets, m_options.names)
    , m_file(m_options.fileName + QStringLiteral(".part"))
    , m_first(traffic->firstIndex())
    , m_next(m_first)
{
    proceed();
}

TranscriptExport::~TranscriptExport()
{
    m_writer.reset();
    if (m_step == Step::Writing || m_step == Step::Checking)
        m_file.remove();
}

void TranscriptExport::proceed()
{
    QTimer::singleShot(0, this, [this] {
        if (m_step != Step::Done && work(SliceMs)) {
            emit progressed(progress());
            proceed();
        }
    });
}

Expected<Done> TranscriptExport::run()
{
    while (m_step != Step::Done)
        work(-1);
    return m_result;
}

int TranscriptExport::progress() const
{
    if (m_step == Step::Done || !m_traffic)
        return 1000;
    if (m_step == Step::Checking)
        return int(667 + 333 * m_file.pos() / std::max<qint64>(m_file.size(), 1));
    const double all = double(std::max<quint64>(m_traffic->endIndex() - m_first, 1));
    return int(333 * double(m_next - m_first) / all) + (m_step == Step::Writing ? 333 : 0);
}

// All names and secrets are known now.
void TranscriptExport::begin()
{
    m_step = Step::Writing;
    m_scrubber.beginScrubbing();
    m_next = m_first;
    if (const QFileInfo there(m_options.fileName); there.exists() && !there.isFile()) {
        fail(QStringLiteral("%1 is no file").arg(m_options.fileName));
        return;
    }
    QFile::remove(m_file.fileName());
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
        fail(m_file.errorString());
        return;
    }
    m_writer = std::make_unique<TranscriptWriter>(
        &m_file, QString::fromUtf8(m_scrubber.scrubText(m_options.title.toUtf8())));
}

bool TranscriptExport::work(int most)
{
    if (m_step == Step::Checking)
        return check();
    QElapsedTimer clock;
    clock.start();
    if (!m_traffic)
        return fail(QStringLiteral("The traffic is gone."));
    if (m_next < m_traffic->firstIndex()) { // the oldest went meanwhile
        m_next = m_traffic->firstIndex();
        if (m_writer)
            m_writer->add({0, Traffic::Kind::Note, "Lines are missing here: they had been dropped"});
    }
    for (int count = 1; m_next < m_traffic->endIndex(); ++count) {
        Traffic::Entry entry = m_traffic->at(m_next++);
        if (m_step == Step::Learning) {
            m_scrubber.learn(entry);
        } else {
            if (m_options.level > Scrubber::Level::Secrets)
                entry.cause = 0; // it names mailboxes
            m_writer->add(entry, m_scrubber.scrub(entry));
        }
        if (count % 16 == 0 && most >= 0 && clock.hasExpired(most))
            return true;
    }
    if (m_step == Step::Learning) {
        begin();
        return m_step != Step::Done;
    }
    if (!m_writer->flush() || !m_file.flush())
        return fail(m_file.errorString());
    m_writer.reset();
    m_step = Step::Checking;
    m_check.emplace(SecretForms(m_scrubber.secrets()));
    return m_file.seek(0) || fail(m_file.errorString());
}

bool TranscriptExport::check()
{
    const QByteArray block = m_file.read(CheckedBytes);
    m_check->read(block);
    if (!m_check->found().empty())
        return fail(QStringLiteral("A secret would have been left at byte %1, as %2; nothing was written.")
                        .arg(m_check->found().front().at)
                        .arg(QString::fromLatin1(m_check->found().front().form)));
    if (!m_file.atEnd())
        return !block.isEmpty() || fail(m_file.errorString());
    m_file.close();
    // QFile::rename does not replace a file.
    if (std::rename(QFile::encodeName(m_file.fileName()).constData(),
                    QFile::encodeName(m_options.fileName).constData())
        != 0)
        return fail(qt_error_string());
    end(Done{});
    return false;
}

bool TranscriptExport::fail(const QString &why)
{
    end(Error{Error::Kind::SinkFailed, {}, why});
    return false;
}

void TranscriptExport::end(Expected<Done> result)
{
    m_writer.reset();
    if (!result)
        m_file.remove();
    m_step = Step::Done;
    m_result = std::move(result);
    emit finished(m_result);
}

} // namespace imap
