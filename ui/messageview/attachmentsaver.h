#pragma once
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/select.h"
#include "imapcore/connector.h"
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
    ~AttachmentSaver() override;

    // What is large comes over a connection of its own, if it can be had: nothing else waits for it then, it goes on when
    // another mailbox is opened, and whoever cancels it need not wait for the rest.
    void setOptions(const imap::ConnectOptions &options) { m_options = options; }
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
    void connectAnew();
    void opened(const imap::Expected<imap::Opened> &result);
    void fetchOverSharedConnection();
    void fetchOver(imap::Session *session);
    void answered(const imap::Expected<std::vector<imap::MessageData>> &result);
    void end(bool good, const QString &outcome);

    // From this size on, as encoded.
    static constexpr qint64 LargeOctets = 4 << 20;

    QPointer<OpenMessage> m_message;
    imap::MailboxName m_mailbox;
    quint32 m_uid, m_uidValidity;
    std::optional<imap::ConnectOptions> m_options;
    std::unique_ptr<imap::Connector> m_connector;
    std::unique_ptr<imap::Session> m_own;
    What m_what;
    QString m_path;
    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<DecodingDevice> m_device;
    QPointer<imap::Reply> m_reply;
    QElapsedTimer m_told;
    bool m_ended = false;
};

} // namespace ui
