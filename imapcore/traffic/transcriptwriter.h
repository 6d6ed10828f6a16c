#pragma once
#include "transcriptparser.h"
#include <QString>

class QIODevice;

namespace imap {

// Writes traffic in the form that TranscriptFile reads (transcript-format.md).
class TranscriptWriter
{
public:
    // To this, which must live as long.
    explicit TranscriptWriter(QIODevice *to, const QString &title = {});
    ~TranscriptWriter();
    Q_DISABLE_COPY_MOVE(TranscriptWriter)

    void add(const Traffic::Entry &entry) { add(entry, entry.bytes); }
    // With other bytes than its own.
    void add(Traffic::Entry entry, QByteArrayView bytes);
    // What waits for more goes to the device now. False: it does not take it all.
    bool flush();
    // Bytes that were written or wait for it.
    qint64 size() const { return m_size + m_out.size(); }

private:
    QByteArray aboutOf(const Traffic::Entry &entry, int lines, bool isPlain);
    static QByteArray linesOf(const Traffic::Entry &entry);
    int linesUnlessClear(const QByteArray &lines) const;

    QIODevice *m_to;
    QByteArray m_out;
    qint64 m_size = 0;
    bool m_isFirst = true, m_hasFailed = false;
    // Reads what is written, and so knows what a reader will make of it.
    TranscriptParser m_reader;
};

} // namespace imap
