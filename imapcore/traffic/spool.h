#pragma once
#include "scrubber.h"
#include "transcriptwriter.h"
#include <QFile>
#include <QPointer>
#include <memory>

namespace imap {

// Writes traffic to a file as it comes, without secrets, for nobody's eyes but the owner's. When the file has its part of
// the size that all may take, the next one begins, and the oldest goes: FILE is the newest, FILE.1 the one before, as well
// where one was there already. Each
// begins by saying how many lines came before it; what came and went faster than it was written is told in its place.
class Spool final : public QObject
{
    Q_OBJECT
public:
    static constexpr int Files = 4;

    // `secrets` as for Scrubber. Begins with what the traffic still has.
    Spool(const Traffic *traffic, const QString &fileName, qint64 mostBytes, const QString &title = {},
          const QByteArrayList &secrets = {}, QObject *parent = nullptr);
    ~Spool() override;

    QString fileName() const { return m_fileName; }
    // Why nothing is written any more; empty: it is.
    const QString &error() const { return m_error; }
    quint64 written() const { return m_written; }
    // Lines that were not written, since they had gone before.
    quint64 lost() const { return m_lost; }
    // Writes all there is, now.
    void flush();

signals:
    void failed(const QString &why);

private:
    void follow();
    void write(int most);
    void begin();
    void rotate();
    void stop(const QString &why);
    void note(const QString &text);

    QPointer<const Traffic> m_traffic;
    QString m_fileName, m_title;
    qint64 m_mostBytes;
    Scrubber m_scrubber;
    QFile m_file;
    std::unique_ptr<TranscriptWriter> m_writer;
    quint64 m_next;
    quint64 m_written = 0, m_lost = 0;
    QString m_error;
    bool m_scheduled = false;
};

} // namespace imap
