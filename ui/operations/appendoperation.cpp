#include "appendoperation.h"
#include "imapcore/commands/status.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include <QDir>
#include <QFileInfo>
#include <limits>

namespace ui {

namespace {

// What is looked at in one turn of the loop.
constexpr qint64 ScanOctets = 1 << 20;
// Larger messages are read while they leave.
constexpr qint64 SmallOctets = 256 << 10;
// What goes in one APPEND at most (MULTIAPPEND, RFC 3502, is all or nothing).
constexpr size_t TogetherMessages = 50;
constexpr qint64 TogetherOctets = 1 << 20;
constexpr int MostRefusals = 100;

bool isHopeless(const imap::Error &error)
{
    static constexpr QByteArrayView codes[] = {"NOPERM",    "OVERQUOTA",   "TRYCREATE", "NONEXISTENT",
                                               "READ-ONLY", "UNAVAILABLE", "SERVERBUG", "CANNOT"};
    return std::find(std::begin(codes), std::end(codes), QByteArrayView(error.code)) != std::end(codes);
}

} // namespace

AppendOperation::AppendOperation(Connection *connection, imap::MailboxName mailbox, const QStringList &paths)
    : Operation(tr("Append %Ln file(s) to %1", nullptr, int(paths.size())).arg(mailbox.toString()),
                Unit::Octets)
    , m_connection(connection)
    , m_mailbox(std::move(mailbox))
    , m_paths(paths)
{
}

AppendOperation::~AppendOperation() = default;

void AppendOperation::run()
{
    qint64 total = 0;
    for (const QString &path : m_paths) {
        const bool isWanted = m_only.empty() || m_only.contains(m_files.size());
        m_files.push_back(std::make_unique<MailFile>(path));
        total += isWanted ? QFileInfo(path).size() : 0;
    }
    setTotal(total);
    if (!m_connection) {
        stop(tr("The connection is closed."));
        end();
        return;
    }
    setPhase(tr("Connecting…"));
    m_work = std::make_unique<WorkSession>(m_connection.data());
    connect(m_work.get(), &WorkSession::failed, this, [this](const QString &why) {
        stop(why);
        end();
    });
    connect(m_work.get(), &WorkSession::lost, this, [this](const imap::Error &error) {
        stop(ErrorText::describe(error));
        if (!m_sending)
            end();
    });
    connect(m_work.get(), &WorkSession::ready, this, &AppendOperation::ready);
    m_work->open();
}

void AppendOperation::ready()
{
    imap::Session *session = m_work->session();
    m_multi = session->supports("MULTIAPPEND");
    m_binary = session->supports("BINARY");
    m_limit = imap::appendLimit(session->capabilities());
    m_ready = true;
    setDone(0);
    // RFC 7889 section 3.1: then each mailbox has its own.
    if (m_limit || !session->supports("APPENDLIMIT")) {
        next();
        return;
    }
    m_sending = true;
    session->send(imap::GetStatus{m_mailbox, {"APPENDLIMIT"}})->then(this, [this](const auto &status) {
        m_sending = false;
        if (status)
            m_limit = status->appendLimit;
        next();
    });
}

void AppendOperation::cancelled()
{
    if (!m_sending)
        end();
    else if (m_leaving && !m_leaving->isAllGiven() && m_reply)
        m_reply->cancel(); // which ends the connection: the server throws half a message away
}

// One APPEND after the other; between them, some more of the files is looked at.
void AppendOperation::next()
{
    if (isFinished() || m_sending)
        return;
    if (isCancelled() || !m_stopped.isEmpty() || !m_work->session()) {
        end();
        return;
    }
    if (!m_again.empty()) {
        Batch batch = std::move(m_again.front());
        m_again.pop_front();
        send(std::move(batch));
        return;
    }
    if (m_found.empty() && findMore()) {
        QMetaObject::invokeMethod(this, &AppendOperation::next, Qt::QueuedConnection);
        return;
    }
    if (m_found.empty()) {
        end();
        return;
    }
    Batch batch;
    pick(batch);
    if (batch.empty())
        QMetaObject::invokeMethod(this, &AppendOperation::next, Qt::QueuedConnection);
    else
        send(std::move(batch));
}

// Reads on. False when there are no more files.
bool AppendOperation::findMore()
{
    while (!m_only.empty() && m_file < m_files.size() && !m_only.contains(m_file))
        ++m_file;
    if (m_file >= m_files.size())
        return false;
    MailFile &file = *m_files[m_file];
    const auto cannotRead = [this, &file](const QString &why) {
        addFailure(QDir::toNativeSeparators(file.path()), tr("It cannot be read: %1").arg(why));
        ++m_failed;
        ++m_file;
        m_index = 0;
    };
    if (file.size() == 0 && !file.atEnd()) {
        if (!file.open()) {
            cannotRead(file.why());
            return true;
        }
        if (file.size() == 0) {
            cannotRead(tr("It is empty."));
            return true;
        }
    }
    const bool more = file.scan(ScanOctets);
    for (const FiledMessage &message : file.take()) {
        const Place place{m_file, m_index++};
        if (m_only.empty() || m_only[m_file].has(place.index))
            m_found.push_back({place, message});
    }
    if (file.hasFailed()) {
        cannotRead(file.why());
    } else if (!more) {
        ++m_file;
        m_index = 0;
    }
    return true;
}

// What can go with the next APPEND.
void AppendOperation::pick(Batch &batch)
{
    qint64 octets = 0;
    while (!m_found.empty() && batch.size() < (m_multi ? TogetherMessages : 1)) {
        const Message &message = m_found.front();
        if (isTooLarge(message)) {
            m_found.pop_front();
            continue;
        }
        const bool isLarge = message.filed.octets > SmallOctets;
        if (!batch.empty() && (isLarge || octets + message.filed.octets > TogetherOctets))
            break;
        octets += message.filed.octets;
        batch.push_back(message);
        m_found.pop_front();
        if (isLarge)
            break;
    }
}

bool AppendOperation::isTooLarge(const Message &message)
{
    if (message.filed.octets == 0) {
        failed(message, tr("It is empty."), false);
        return true;
    }
    if (message.filed.hasNul && !m_binary) {
        failed(message, tr("It holds NUL, which takes a server with BINARY."), false);
        return true;
    }
    if (m_limit && quint64(message.filed.octets) > *m_limit) {
        failed(message,
               tr("It has %1, and the server takes at most %2 (APPENDLIMIT).")
                   .arg(formatSize(message.filed.octets), formatSize(qint64(*m_limit))),
               false);
        return true;
    }
    return false;
}

imap::AppendMessage AppendOperation::prepared(const Message &message,
                                              std::vector<std::unique_ptr<FiledMessageDevice>> &devices)
{
    const MailFile &file = *m_files[message.place.file];
    auto device = std::make_unique<FiledMessageDevice>(file.path(), file.isMbox(), message.filed);
    imap::AppendMessage append;
    append.flags = message.filed.flags;
    append.date = message.filed.date;
    append.form =
        message.filed.hasNul ? imap::AppendMessage::Form::Literal8 : imap::AppendMessage::Form::Literal;
    if (message.filed.octets > SmallOctets) {
        append.device = device.get();
        append.deviceOctets = message.filed.octets;
        devices.push_back(std::move(device));
    } else {
        append.content = device->readAll();
    }
    return append;
}

void AppendOperation::send(Batch batch)
{
    imap::Append append{m_mailbox, {}, m_limit};
    auto devices = std::make_shared<std::vector<std::unique_ptr<FiledMessageDevice>>>();
    for (const Message &message : batch)
        append.messages.push_back(prepared(message, *devices));
    // A file that was changed meanwhile.
    for (size_t i = 0; i < batch.size(); ++i) {
        if (append.messages[i].size() == batch[i].filed.octets
            && (!append.messages[i].device || append.messages[i].device->isReadable()))
            continue;
        for (const Message &message : batch)
            failed(message, tr("The file has changed meanwhile, or cannot be read any more."));
        QMetaObject::invokeMethod(this, &AppendOperation::next, Qt::QueuedConnection);
        return;
    }
    m_sending = true;
    if (!devices->empty()) {
        // How far a large one is.
        m_leaving = devices->front().get();
        connect(m_leaving, &FiledMessageDevice::given, this,
                [this](qint64 octets) { setDone(m_octets + octets); });
    }
    auto *reply = m_work->session()->send(std::move(append));
    m_reply = reply;
    reply->then(this, [this, batch, devices](const auto &result) { answered(batch, result); });
}

void AppendOperation::answered(const Batch &batch, const imap::Expected<imap::Appended> &result)
{
    using Kind = imap::Error::Kind;
    m_sending = false;
    if (result) {
        m_appended += batch.size();
        for (const Message &message : batch)
            m_octets += message.filed.end - message.filed.begin;
        setDone(m_octets);
        next();
        return;
    }
    const imap::Error &error = result.error();
    const QString why = ErrorText::describe(error);
    if (error.kind == Kind::Refused && batch.size() > 1 && !isHopeless(error)
        && ++m_refusals < MostRefusals) {
        // None of them is there; which one it was is found by sending each alone.
        for (auto message = batch.rbegin(); message != batch.rend(); ++message)
            m_again.push_front({*message});
        next();
        return;
    }
    const bool isLost = error.kind != Kind::Refused && error.kind != Kind::Rejected
                        && error.kind != Kind::InvalidArgument && error.kind != Kind::Unsupported
                        && error.kind != Kind::Cancelled && error.kind != Kind::ReadOnly
                        && error.code != "UNSENT";
    for (const Message &message : batch) {
        if (isLost) {
            addFailure(inWords(message.place), tr("It is not known whether it is there: the connection was "
                                                  "lost before the server said so. %1")
                                                   .arg(why));
            ++m_unknown;
        } else {
            failed(message, why);
        }
    }
    if (isHopeless(error) || error.kind != Kind::Refused || ++m_refusals >= MostRefusals)
        stop(why);
    next();
}

void AppendOperation::failed(const Message &message, const QString &why, bool mayRetry)
{
    addFailure(inWords(message.place), why);
    ++m_failed;
    m_octets += message.filed.end - message.filed.begin;
    setDone(m_octets);
    if (mayRetry)
        m_toRetry[message.place.file].messages.push_back(message.place.index);
}

void AppendOperation::stop(const QString &why)
{
    if (m_stopped.isEmpty())
        m_stopped = why;
}

QString AppendOperation::inWords(const Place &place) const
{
    const QString name = QFileInfo(m_paths[qsizetype(place.file)]).fileName();
    return m_files[place.file]->isMbox() ? tr("%1, message %2").arg(name, formatCount(place.index + 1))
                                         : name;
}

// What is left when it ends before its time.
AppendOperation::Parts AppendOperation::notBegun()
{
    Parts left;
    for (const Batch &batch : m_again)
        m_found.insert(m_found.end(), batch.begin(), batch.end());
    for (const Message &message : m_found)
        left[message.place.file].messages.push_back(message.place.index);
    if (!isCancelled() && m_stopped.isEmpty())
        return left;
    // From this one on to the end of the file, and the files behind it.
    for (size_t file = m_file; file < m_files.size(); ++file) {
        const auto only = m_only.find(file);
        const quint64 next = file == m_file ? m_index : 0;
        if (m_only.empty()) {
            left[file].rest = next;
        } else if (only != m_only.end()) {
            for (const quint64 index : only->second.messages) {
                if (index >= next)
                    left[file].messages.push_back(index);
            }
            if (only->second.rest)
                left[file].rest = std::max(next, *only->second.rest);
        }
    }
    std::erase_if(left, [](const auto &part) { return part.second.messages.empty() && !part.second.rest; });
    return left;
}

void AppendOperation::end()
{
    if (isFinished())
        return;
    if (m_work)
        m_work->end();
    const QString why =
        m_stopped.isEmpty() ? tr("Not begun: it was cancelled before.") : tr("Not begun. %1").arg(m_stopped);
    const Parts left = notBegun();
    for (const auto &[file, part] : left) {
        const QString name = QFileInfo(m_paths[qsizetype(file)]).fileName();
        quint64 first = part.rest.value_or(std::numeric_limits<quint64>::max());
        for (const quint64 index : part.messages)
            first = std::min(first, index);
        addFailure(first == 0 ? name : tr("%1, from message %2 on").arg(name, formatCount(first + 1)), why);
        // It is tried with what has failed.
        Part &again = m_toRetry[file];
        again.messages.insert(again.messages.end(), part.messages.begin(), part.messages.end());
        again.rest = part.rest;
    }
    const bool rest = !left.empty();
    QStringList sentences{tr("%Ln message(s) appended.", nullptr, int(m_appended))};
    if (m_failed > 0)
        sentences += tr("%Ln were not.", nullptr, int(m_failed));
    if (m_unknown > 0)
        sentences += tr("Of %Ln message(s) it is not known.", nullptr, int(m_unknown));
    if (!m_stopped.isEmpty())
        sentences += m_stopped;
    else if (!failures().empty() && !rest)
        sentences += failures().front().why;
    const bool good = m_failed == 0 && m_unknown == 0 && !rest && m_stopped.isEmpty();
    if (good)
        setDone(total());
    finish(isCancelled() && rest ? Outcome::Cancelled
           : good                ? Outcome::Done
           : m_appended > 0      ? Outcome::Partly
                                 : Outcome::Failed,
           sentences.join(u' '));
}

// What was refused and what was not begun; of what nobody knows, a message that is there already must not come twice.
Operation *AppendOperation::makeRetry() const
{
    auto *again = new AppendOperation(m_connection, m_mailbox, m_paths);
    again->m_only = m_toRetry;
    for (auto &[file, part] : again->m_only)
        std::sort(part.messages.begin(), part.messages.end());
    return again;
}

} // namespace ui
