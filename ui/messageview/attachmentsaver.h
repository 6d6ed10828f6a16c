#pragma once
#include "imapcore/commands/fetchdata.h"
#include "imapcore/session.h"
#include "openmessage.h"
#include <QElapsedTimer>
#include <QIODevice>
#include <QObject>
#include <QPointer>
#include <QSaveFile>
#include <memory>

namespace ui {

class TransferDecoder;

// Takes the bytes of a section as they come over the wire and writes them, decoded, into a file.
class DecodingDevice final : public QIODevice
{
    Q_OBJECT
public:
    DecodingDevice(QIODevice *target, QByteArrayView encoding, QObject *parent = nullptr);
    ~DecodingDevice() override;

    bool isSequential() const override { return true; }
    qint64 taken() const { return m_taken; } // octets as encoded
    qint64 written() const { return m_written; }
    // Writes what the decoder has kept. False when the target refuses it.
    bool finish();

signals:
    void progressed();

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool pass(const QByteArray &decoded);

    QIODevice *m_target;
    std::unique_ptr<TransferDecoder> m_decoder;
    qint64 m_taken = 0, m_written = 0;
};

// Saves one section of a message into a file, straight from the wire, however large it is. The file is there under its
// name when all of it has come, and not before; whatever goes wrong leaves nothing behind. Deletes itself at its end.
class AttachmentSaver final : public QObject
{
    Q_OBJECT
public:
    struct What
    {
        QByteArray section = {}; // empty: the whole message
        QByteArray encoding = {};
        qint64 octets = 0; // as encoded, for the progress; 0: not known
        QString fileName = {};
    };

    AttachmentSaver(OpenMessage *message, What what, const QString &path);

    void start();
    void cancel();
    const QString &path() const { return m_path; }
    const What &what() const { return m_what; }

signals:
    // Octets as encoded; `total` 0: not known.
    void progressed(qint64 done, qint64 total);
    // `outcome` in words.
    void finished(bool good, const QString &outcome);

private:
    void answered(const imap::Expected<std::vector<imap::MessageData>> &result);
    void end(bool good, const QString &outcome);

    QPointer<OpenMessage> m_message;
    What m_what;
    QString m_path;
    QSaveFile m_file;
    std::unique_ptr<DecodingDevice> m_device;
    QPointer<imap::Reply> m_reply;
    QElapsedTimer m_told;
    bool m_ended = false;
};

} // namespace ui
