#include "openmessage.h"
#include "imapcore/cause.h"
#include "imapcore/description.h"
#include "ui/support/errortext.h"

namespace ui {

OpenMessage::OpenMessage(imap::Session *session, quint32 number, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_mailbox(session->mailbox().name())
    , m_uidValidity(session->mailbox().uidValidity())
    , m_uid(session->mailbox().messages().uid(number))
    , m_number(number)
{
    connect(session, &imap::Session::received, this, &OpenMessage::keepResponse);
    connect(&session->mailbox(), &imap::Mailbox::aboutToExpunge, this, &OpenMessage::aboutToExpunge);
}

// Numbers shift: until the UID is known they are followed.
void OpenMessage::aboutToExpunge(const imap::SequenceSet &numbers)
{
    if (m_expunged || !unreachable().isEmpty())
        return;
    const imap::MessageStore &messages = m_session->mailbox().messages();
    for (const imap::SequenceSet::Range &range : numbers.ranges()) {
        for (quint32 number = range.first; number <= range.last && !m_expunged; ++number)
            m_expunged = m_uid > 0 ? messages.uid(number) == m_uid : number == m_number;
    }
    if (m_expunged)
        emit expunged();
    else
        m_number -= quint32(numbers.countBelow(m_number));
}

QString OpenMessage::unreachable() const
{
    if (m_expunged)
        return tr("The message was expunged meanwhile.");
    if (!m_session || m_session->state() == imap::Session::State::Closed)
        return tr("The connection to the server is lost.");
    const imap::Mailbox &mailbox = m_session->mailbox();
    if (!(mailbox.name() == m_mailbox))
        return tr("Another mailbox was opened over this connection.");
    if (mailbox.uidValidity() != m_uidValidity)
        return tr("The mailbox was made anew (UIDVALIDITY is another one): the message cannot be found in it "
                  "any more.");
    return {};
}

void OpenMessage::load()
{
    if (const QString why = unreachable(); !why.isEmpty()) {
        fail(why);
        return;
    }
    m_state = State::Loading;
    m_responses.clear();
    emit changed();
    imap::SequenceSet set;
    set.add(m_uid > 0 ? m_uid : m_number);
    m_session
        ->send(imap::FetchData{m_uid > 0 ? imap::Messages::uids(set) : imap::Messages::numbers(set),
                               {"UID", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODYSTRUCTURE"}})
        ->then(this, [this](const auto &result) { answered(result); });
}

void OpenMessage::answered(const imap::Expected<std::vector<imap::MessageData>> &result)
{
    if (!result) {
        fail(ErrorText::describe(result.error()));
        return;
    }
    if (result->empty()) {
        // RFC 9051 section 6.4.9: a UID that is not there is passed over without a word.
        fail(m_expunged ? tr("The message was expunged meanwhile.")
                        : tr("The server tells nothing of this message: it was expunged meanwhile."));
        return;
    }
    m_data = result->front();
    if (m_uid == 0)
        m_uid = m_data.uid;
    if (m_uid == 0) {
        fail(tr("The server did not tell the UID of the message."));
        return;
    }
    m_state = State::Known;
    emit changed();
}

void OpenMessage::fail(const QString &problem)
{
    m_state = State::Failed;
    m_problem = problem;
    emit changed();
}

// What belongs to this message, while it is being asked for.
void OpenMessage::keepResponse(QByteArrayView response)
{
    if (m_state != State::Loading || m_responses.size() >= 20
        || !(response.contains("BODYSTRUCTURE") || response.contains("ENVELOPE")))
        return;
    const imap::Description description(response);
    const imap::Field *number = description.find("seq");
    const imap::Field *attrs = description.find("attrs");
    if (!attrs)
        return;
    const imap::Field *uid = description.find("UID", attrs - description.fields().data());
    const bool mine = uid && m_uid > 0 ? quint32(uid->integer()) == m_uid
                                       : number && quint32(number->integer()) == m_number;
    if (mine)
        m_responses += response.toByteArray();
}

void OpenMessage::fetch(const imap::BodySection &section, quint32 octets, const QObject *context, Taker take)
{
    const QPointer<const QObject> listener(context);
    if (const QString why = unreachable(); !why.isEmpty() || m_uid == 0) {
        // Not before the caller has come to its end.
        QMetaObject::invokeMethod(
            this,
            [listener, take, why, expunged = m_expunged] {
                if (listener)
                    take({false, {}, false, why, !expunged});
            },
            Qt::QueuedConnection);
        return;
    }
    imap::BodySection wanted = section;
    wanted.peek = true;
    // One more than is shown tells whether there is more.
    wanted.octets = imap::Octets{0, octets + 1};
    const imap::FetchItem item = imap::FetchItem::section(wanted);
    imap::SequenceSet set;
    set.add(m_uid);
    const QByteArray name = item.answeredAs();
    const imap::Cause because(tr("Message with UID %1").arg(m_uid));
    m_session->send(imap::FetchData{imap::Messages::uids(set), {item}})
        ->then(this, [this, listener, take, name, octets](const auto &result) {
            if (listener)
                take(read(result, name, octets));
        });
}

OpenMessage::Fetched OpenMessage::read(const imap::Expected<std::vector<imap::MessageData>> &result,
                                       const QByteArray &section, quint32 octets) const
{
    Fetched fetched;
    fetched.canRetry = !m_expunged;
    if (!result) {
        fetched.problem = ErrorText::describe(result.error());
    } else if (result->empty()) {
        fetched.problem = m_expunged
                              ? tr("The message was expunged meanwhile.")
                              : tr("The server tells nothing of this message: it was expunged meanwhile.");
    } else if (const QByteArray *bytes = result->front().section(section)) {
        fetched.good = true;
        fetched.whole = bytes->size() <= qsizetype(octets);
        fetched.bytes = fetched.whole ? *bytes : bytes->first(qsizetype(octets));
    } else {
        fetched.problem = tr("The server says that the message has no such part.");
    }
    return fetched;
}

} // namespace ui
