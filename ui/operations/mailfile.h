#pragma once
#include "imapcore/appendmessage.h"
#include <QFile>
#include <QIODevice>
#include <QString>
#include <deque>
#include <memory>
#include <optional>

namespace ui {

// Makes of a message in a file what is sent: CRLF at the line ends; of one in an mbox, "From " unquoted (mboxrd) and
// without the fields that hold its flags, which are read. It takes the bytes in pieces.
class Unfiler
{
public:
    explicit Unfiler(bool fromMbox) : m_fromMbox(fromMbox) {}

    void feed(QByteArrayView bytes, QByteArray &out);
    void finish(QByteArray &out);

    const QByteArrayList &flags() const { return m_flags; }
    const QByteArray &date() const { return m_date; } // the Date field, as it stands there
    bool hasNul() const { return m_hasNul; }

private:
    void take(QByteArrayView line, bool ends, QByteArray &out);
    bool isForFlags(QByteArrayView line);

    bool m_fromMbox;
    QByteArray m_line; // the beginning of one that has not ended
    bool m_inHeader = true, m_inLine = false, m_leavesOut = false, m_hasNul = false;
    QByteArrayList m_flags;
    QByteArray m_date;
};

// A message that was found in a file.
struct FiledMessage
{
    qint64 begin = 0, end = 0; // in the file
    qint64 octets = 0;         // that are sent
    QByteArrayList flags = {};
    std::optional<imap::AppendDate> date = {};
    bool hasNul = false;
};

// A file that holds one message (.eml) or several (mbox, which begins with "From "). It is read piece by piece, however
// large it is.
class MailFile
{
public:
    explicit MailFile(const QString &path);

    const QString &path() const { return m_path; }
    qint64 size() const { return m_size; }
    bool isMbox() const { return m_isMbox; }
    // False where it cannot be opened; why() tells.
    bool open();
    QString why() const { return m_file.errorString(); }
    // Looks at about so many octets more. False at its end, or when it cannot be read.
    bool scan(qint64 octets);
    bool atEnd() const { return m_atEnd; }
    bool hasFailed() const { return m_failed; }
    // What was found since the last time.
    std::deque<FiledMessage> take() { return std::exchange(m_found, {}); }

private:
    void line(QByteArrayView line, qint64 at);
    void beginMessage(QByteArrayView fromLine, qint64 at);
    void endMessage(qint64 at);
    void pass(QByteArrayView bytes);

    QString m_path;
    QFile m_file;
    qint64 m_size = 0, m_at = 0;
    bool m_isMbox = false, m_atEnd = false, m_failed = false;
    QByteArray m_rest; // of a line
    bool m_longLine = false, m_blankBefore = true;
    QByteArray m_heldBlank; // it belongs to the message only if no other one comes behind it
    std::optional<FiledMessage> m_current;
    std::unique_ptr<Unfiler> m_unfiler;
    QByteArray m_scratch;
    std::deque<FiledMessage> m_found;
};

// The octets of one of them, to be read while they are sent.
class FiledMessageDevice final : public QIODevice
{
    Q_OBJECT
public:
    FiledMessageDevice(const QString &path, bool isMbox, const FiledMessage &message,
                       QObject *parent = nullptr);
    bool isSequential() const override { return true; }
    bool isAllGiven() const { return m_finished && m_given == m_ready.size(); }

signals:
    // So many octets of the file until now.
    void given(qint64 octets);

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QFile m_file;
    Unfiler m_unfiler;
    qint64 m_size, m_left;
    QByteArray m_ready;
    qsizetype m_given = 0;
    bool m_finished = false;
};

// Takes messages as they come over the wire and writes them into an mbox: LF at the line ends, "From " quoted (mboxrd),
// and the flags in Status, X-Status and X-Keywords, in place of such fields as the message has.
class MboxWriter final : public QIODevice
{
    Q_OBJECT
public:
    explicit MboxWriter(QIODevice *target, QObject *parent = nullptr);
    bool isSequential() const override { return true; }

    // `from`: an address, for the line before the message. The date is in seconds since 1970.
    bool begin(const QByteArray &from, qint64 date, const QByteArrayList &flags);
    bool end();

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    void take(QByteArrayView line, bool ends);
    bool flushTo();

    QIODevice *m_target;
    QByteArray m_line, m_out, m_flagFields;
    bool m_inHeader = true, m_inLine = false, m_leavesOut = false;
};

} // namespace ui
