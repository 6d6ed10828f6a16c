#include "saveoperation.h"
#include "imapcore/commands/fetchdata.h"
#include "ui/support/errortext.h"
#include "ui/support/headertext.h"
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace ui {

namespace {

constexpr quint64 BatchSize = 100;
// Messages up to this size come together, so many octets at once; larger ones alone, straight into the file.
constexpr quint64 SmallOctets = 256 << 10;
constexpr quint64 TogetherOctets = 2 << 20;
constexpr qsizetype LongestName = 60;
const QByteArray Section = "BODY[]";

imap::FetchItem wholeMessage()
{
    return imap::FetchItem::section({});
}

} // namespace

// Hands on what comes, and tells how much that was.
class SaveOperation::Tally final : public QIODevice
{
public:
    Tally(QIODevice *target, std::function<void(qint64)> told) : m_target(target), m_told(std::move(told))
    {
        open(WriteOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 written = m_target->write(data, size);
        if (written < 0)
            setErrorString(m_target->errorString());
        else
            m_told(m_octets += written);
        return written;
    }

private:
    QIODevice *m_target;
    std::function<void(qint64)> m_told;
    qint64 m_octets = 0;
};

SaveOperation::SaveOperation(MessageSet messages, Form form, const QString &path)
    : MessagesOperation(
        tr("Save %Ln message(s) of %1", nullptr, int(messages.count())).arg(messages.mailbox.toString()),
        messages, WorkSession::Access::ReadOnly, BatchSize, 1)
    , m_form(form)
    , m_path(path)
{
}

SaveOperation::~SaveOperation()
{
    takeBack();
}

void SaveOperation::prepare()
{
    if (m_form == Form::Files) {
        begun();
        return;
    }
    m_file.setFileName(m_path + QStringLiteral(".part"));
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Truncate)) {
        refuse(tr("“%1” cannot be written: %2").arg(QDir::toNativeSeparators(m_path), m_file.errorString()));
        return;
    }
    m_mbox = std::make_unique<MboxWriter>(&m_file);
    begun();
}

void SaveOperation::carryOut(const imap::SequenceSet &uids)
{
    m_left = uids;
    m_at = 0;
    m_batch.clear();
    session()
        ->send(imap::FetchData{imap::Messages::uids(uids),
                               {"UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"}})
        ->then(this, [this](const imap::Expected<Messages> &found) {
            if (!found) {
                endBatch(&found.error());
                return;
            }
            for (const imap::MessageData &message : *found) {
                if (m_left.contains(message.uid))
                    m_batch.push_back(message);
            }
            std::sort(m_batch.begin(), m_batch.end(),
                      [](const auto &a, const auto &b) { return a.uid < b.uid; });
            const imap::SequenceSet gone = without(m_left, uidsOf(m_batch));
            failedThese(gone, tr("It is not there any more."), false);
            m_left = without(m_left, gone);
            saveNext();
        });
}

void SaveOperation::saveNext()
{
    if (m_at >= m_batch.size() || isCancelled() || !session()) {
        endBatch(nullptr);
        return;
    }
    quint64 octets = 0;
    imap::SequenceSet together;
    for (size_t at = m_at; at < m_batch.size(); ++at) {
        const quint64 size = m_batch[at].size.value_or(SmallOctets + 1);
        if (size > SmallOctets || octets + size > TogetherOctets)
            break;
        octets += size;
        together.add(m_batch[at].uid);
    }
    if (together.isEmpty())
        fetchLarge(m_batch[m_at]);
    else
        fetchTogether(together);
}

void SaveOperation::fetchTogether(const imap::SequenceSet &uids)
{
    auto *reply = session()->send(imap::FetchData{imap::Messages::uids(uids), {"UID", wholeMessage()}});
    m_fetching = reply;
    reply->then(this, [this, uids](const imap::Expected<Messages> &found) {
        if (!found) {
            endBatch(&found.error());
            return;
        }
        QHash<quint32, const QByteArray *> contents;
        for (const imap::MessageData &message : *found)
            contents.insert(message.uid, message.section(Section));
        imap::SequenceSet saved;
        for (; m_at < m_batch.size() && uids.contains(m_batch[m_at].uid); ++m_at) {
            const imap::MessageData &message = m_batch[m_at];
            const imap::SequenceSet one(message.uid, message.uid);
            const QByteArray *content = contents.value(message.uid);
            if (!content) {
                failedThese(one, tr("The server has sent nothing of it."));
            } else if (save(message, *content)) {
                saved.add(message.uid);
            } else {
                didThese(saved);
                m_left = without(m_left, saved);
                cannotWrite(message.uid);
                return;
            }
        }
        didThese(saved);
        m_left = without(m_left, uids);
        saveNext();
    });
}

// However large it is, it goes into the file while it comes.
void SaveOperation::fetchLarge(const imap::MessageData &message)
{
    const imap::SequenceSet one(message.uid, message.uid);
    if (!begin(message)) {
        cannotWrite(message.uid);
        return;
    }
    m_tally = std::make_unique<Tally>(
        m_mbox ? static_cast<QIODevice *>(m_mbox.get()) : &m_file,
        [this, total = qint64(message.size.value_or(0))](qint64 octets) { setPart(octets, total); });
    auto *reply = session()->send(
        imap::FetchData{imap::Messages::uids(one), {"UID", wholeMessage()}, {}, {Section, m_tally.get()}});
    m_fetching = reply;
    reply->then(this, [this, one](const imap::Expected<Messages> &found) {
        if (!found) {
            takeBack();
            endBatch(&found.error());
            return;
        }
        const bool came = std::any_of(found->begin(), found->end(), [](const imap::MessageData &data) {
            return std::any_of(data.sections.begin(), data.sections.end(),
                               [](const imap::SectionData &section) { return section.streamed >= 0; });
        });
        if (came && !end()) {
            cannotWrite(one.ranges().front().first);
            return;
        }
        if (came) {
            didThese(one);
        } else {
            takeBack();
            failedThese(one, tr("The server has sent nothing of it."));
        }
        m_left = without(m_left, one);
        ++m_at;
        saveNext();
    });
}

// --- files

bool SaveOperation::save(const imap::MessageData &message, const QByteArray &content)
{
    if (!begin(message))
        return false;
    QIODevice *device = m_mbox ? static_cast<QIODevice *>(m_mbox.get()) : &m_file;
    return device->write(content) == content.size() && end();
}

bool SaveOperation::begin(const imap::MessageData &message)
{
    if (m_mbox) {
        const imap::Envelope envelope = message.envelope.value_or(imap::Envelope());
        const auto &senders = envelope.sender.empty() ? envelope.from : envelope.sender;
        const QByteArray from = senders.empty() || senders.front().host.isEmpty()
                                    ? QByteArray()
                                    : senders.front().mailbox + '@' + senders.front().host;
        return m_mbox->begin(from, message.internalDate.value_or(0),
                             message.flags.value_or(QByteArrayList()));
    }
    m_writing = fileNameFor(message);
    m_file.setFileName(m_writing + QStringLiteral(".part"));
    return m_file.open(QIODevice::WriteOnly | QIODevice::Truncate);
}

bool SaveOperation::end()
{
    if (m_mbox) {
        if (!m_mbox->end() || !m_file.flush())
            return false;
        m_wholeUpTo = m_file.pos();
        return true;
    }
    if (!m_file.flush())
        return false;
    m_file.close();
    const bool good = m_file.error() == QFileDevice::NoError && m_file.rename(m_writing);
    m_writing.clear();
    return good;
}

// What is written of a message that does not come whole.
void SaveOperation::takeBack()
{
    if (m_mbox && m_file.isOpen()) {
        m_file.resize(m_wholeUpTo);
        m_file.seek(m_wholeUpTo);
    } else if (!m_writing.isEmpty()) {
        m_file.close();
        m_file.remove();
        m_writing.clear();
    }
}

void SaveOperation::cannotWrite(quint32 uid)
{
    const QString why =
        tr("“%1” cannot be written: %2")
            .arg(QDir::toNativeSeparators(m_mbox ? m_path : m_file.fileName()), m_file.errorString());
    takeBack();
    failedThese({uid, uid}, why);
    m_left = without(m_left, {uid, uid});
    stop(why);
    endBatch(nullptr);
}

// "17 Meeting on Monday.eml", with nothing in it that leads to another folder, and none that is there already.
QString SaveOperation::fileNameFor(const imap::MessageData &message) const
{
    QString subject = message.envelope ? headerText(message.envelope->subject) : QString();
    static const QString forbidden = QStringLiteral("/\\:*?\"<>|");
    for (QChar &letter : subject) {
        if (forbidden.contains(letter) || !letter.isPrint())
            letter = u'_';
    }
    subject = subject.simplified().left(LongestName).trimmed();
    while (subject.endsWith(u'.'))
        subject.chop(1);
    const QString base =
        QDir(m_path).filePath(subject.isEmpty() ? QString::number(message.uid)
                                                : QStringLiteral("%1 %2").arg(message.uid).arg(subject));
    QString path = base + QStringLiteral(".eml");
    for (int copy = 2; QFileInfo::exists(path); ++copy)
        path = QStringLiteral("%1 (%2).eml").arg(base).arg(copy);
    return path;
}

// --- the end

void SaveOperation::cancelled()
{
    // A large message is not waited for; of small ones the answer is nearly there.
    if (m_fetching && !m_writing.isEmpty())
        m_fetching->cancel();
    else if (m_fetching && m_mbox && m_file.pos() > m_wholeUpTo)
        m_fetching->cancel();
    MessagesOperation::cancelled();
}

// What is left of the batch was not saved.
void SaveOperation::endBatch(const imap::Error *error)
{
    const imap::SequenceSet left = std::exchange(m_left, {});
    if (error && !isLoss(*error)) {
        failedThese(left, ErrorText::describe(*error));
        if (error->kind == imap::Error::Kind::SinkFailed) // the disk is full
            stop(ErrorText::describe(*error));
    } else {
        leave(left);
    }
    batchEnded();
}

void SaveOperation::conclude()
{
    if (m_mbox) {
        takeBack();
        m_mbox.reset();
        const bool any = m_wholeUpTo > 0;
        m_file.close();
        if (!any) {
            m_file.remove();
        } else if ((QFile::exists(m_path) && !QFile::remove(m_path)) || !m_file.rename(m_path)) {
            const QString why = tr("“%1” cannot be written: %2. The messages are in “%3”.")
                                    .arg(QDir::toNativeSeparators(m_path), m_file.errorString(),
                                         QDir::toNativeSeparators(m_file.fileName()));
            stop(why);
        }
    }
    concluded();
}

QString SaveOperation::summaryOf(quint64 count) const
{
    return tr("%Ln message(s) saved in “%1”.", nullptr, int(count)).arg(QDir::toNativeSeparators(m_path));
}

Operation *SaveOperation::makeRetry() const
{
    MessageSet again = messages();
    again.uids = retryable();
    // An mbox that is there already stays as it is.
    QString path = m_path;
    for (int copy = 2; m_form == Form::Mbox && QFileInfo::exists(path); ++copy) {
        const QFileInfo file(m_path);
        path = file.dir().filePath(QStringLiteral("%1 (%2)%3")
                                       .arg(file.completeBaseName(), QString::number(copy),
                                            file.suffix().isEmpty() ? QString() : u'.' + file.suffix()));
    }
    return new SaveOperation(again, m_form, path);
}

} // namespace ui
