#include "attachmentsaver.h"
#include "imapcore/commands/login.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/mime.h"
#include <QCoreApplication>
#include <QDir>

namespace ui {

namespace {
constexpr int TellEveryMs = 200;
constexpr std::chrono::seconds WorkingTimeout{60};
} // namespace

// --- the device

DecodingDevice::DecodingDevice(QIODevice *target, QByteArrayView encoding, QObject *parent)
    : QIODevice(parent)
    , m_target(target)
    , m_decoder(std::make_unique<TransferDecoder>(encoding))
{
    // Unbuffered: a refusal is to be told of the bytes that were refused.
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

DecodingDevice::~DecodingDevice() = default;

bool DecodingDevice::pass(const QByteArray &decoded)
{
    if (m_target->write(decoded) != decoded.size()) {
        setErrorString(m_target->errorString());
        return false;
    }
    m_written += decoded.size();
    return true;
}

qint64 DecodingDevice::writeData(const char *data, qint64 size)
{
    if (!pass(m_decoder->decode(QByteArrayView(data, qsizetype(size)))))
        return -1;
    m_taken += size;
    emit progressed();
    return size;
}

bool DecodingDevice::finish()
{
    return pass(m_decoder->finish());
}

// --- the saver

AttachmentSaver::AttachmentSaver(OpenMessage *message, What what, const QString &path)
    : m_message(message)
    , m_mailbox(message->mailbox())
    , m_uid(message->uid())
    , m_uidValidity(message->uidValidity())
    , m_what(std::move(what))
    , m_path(path)
    , m_file(std::make_unique<QSaveFile>(path))
{
}

AttachmentSaver::~AttachmentSaver() = default;

void AttachmentSaver::start()
{
    const QString why = m_message ? m_message->unreachable() : tr("The message is not open any more.");
    if (!why.isEmpty()) {
        end(false, why);
        return;
    }
    if (!m_file->open(QIODevice::WriteOnly)) {
        end(false,
            tr("“%1” cannot be written: %2").arg(QDir::toNativeSeparators(m_path), m_file->errorString()));
        return;
    }
    m_device = std::make_unique<DecodingDevice>(m_file.get(), m_what.encoding);
    m_told.start();
    connect(m_device.get(), &DecodingDevice::progressed, this, [this] {
        if (m_told.elapsed() < TellEveryMs)
            return;
        m_told.restart();
        emit progressed(m_device->taken(), m_what.octets);
    });
    emit progressed(0, m_what.octets);
    if (m_options && m_what.octets >= LargeOctets)
        connectAnew();
    else
        fetchOverSharedConnection();
}

void AttachmentSaver::connectAnew()
{
    m_connector = std::make_unique<imap::Connector>(*m_options);
    connect(m_connector.get(), &imap::Connector::ready, this, [this] {
        m_own.reset(m_connector->takeSession());
        m_own->setResponseTimeout(WorkingTimeout);
        m_own->send(imap::Select{m_mailbox, imap::Select::Access::ReadOnly})
            ->then(this, [this](const auto &result) { opened(result); });
    });
    // A server may allow one connection only.
    connect(m_connector.get(), &imap::Connector::failed, this, &AttachmentSaver::fetchOverSharedConnection);
    m_connector->start();
}

void AttachmentSaver::opened(const imap::Expected<imap::Opened> &result)
{
    if (m_ended)
        return;
    if (result && m_own->mailbox().uidValidity() == m_uidValidity)
        fetchOver(m_own.get());
    else
        fetchOverSharedConnection();
}

void AttachmentSaver::fetchOverSharedConnection()
{
    if (m_ended)
        return;
    const QString why = m_message ? m_message->unreachable() : tr("The message is not open any more.");
    if (!why.isEmpty()) {
        end(false, why);
        return;
    }
    fetchOver(m_message->session());
}

void AttachmentSaver::fetchOver(imap::Session *session)
{
    imap::BodySection section;
    section.part = m_what.section;
    const imap::FetchItem item = imap::FetchItem::section(section);
    auto *reply = session->send(imap::FetchData{
        imap::Messages::uids({m_uid, m_uid}), {item}, {}, {item.answeredAs(), m_device.get()}});
    m_reply = reply;
    reply->then(this, [this](const auto &result) { answered(result); });
}

void AttachmentSaver::cancel()
{
    if (m_reply)
        m_reply->cancel();
    else
        end(false, ErrorText::describe({imap::Error::Kind::Cancelled, {}, {}}));
}

void AttachmentSaver::answered(const imap::Expected<std::vector<imap::MessageData>> &result)
{
    if (!result) {
        end(false, ErrorText::describe(result.error()));
        return;
    }
    const auto came = [](const imap::MessageData &message) {
        return std::any_of(message.sections.begin(), message.sections.end(),
                           [](const imap::SectionData &section) { return section.streamed >= 0; });
    };
    if (result->empty())
        end(false, tr("The server tells nothing of this message: it was expunged meanwhile."));
    else if (!came(result->front()))
        end(false, tr("The server says that the message has no such part."));
    else if (!m_device->finish() || !m_file->commit())
        end(false,
            tr("“%1” cannot be written: %2").arg(QDir::toNativeSeparators(m_path), m_file->errorString()));
    else
        end(true, tr("%1 in “%2”").arg(formatSize(m_device->written()), QDir::toNativeSeparators(m_path)));
}

void AttachmentSaver::end(bool good, const QString &outcome)
{
    if (std::exchange(m_ended, true))
        return;
    // QSaveFile takes back what it has begun, unless it was committed.
    m_device.reset();
    m_file.reset();
    if (good && m_own) {
        imap::Session *session = m_own.release();
        session->setParent(QCoreApplication::instance());
        connect(session, &imap::Session::closed, session, &QObject::deleteLater);
        session->send(imap::Logout{});
    }
    emit finished(good, outcome);
    deleteLater();
}

} // namespace ui
