#include "mailboxsurvey.h"
#include "commands/acl.h"
#include "commands/lsub.h"
#include "commands/search.h"
#include "commands/select.h"
#include "flags.h"

namespace imap {

namespace {
// As many STATUS are on the way at once; writing a thousand in one go would be felt by whoever shares the thread.
constexpr size_t StatusAtOnce = 50;
// RFC 9051 section 4 has servers take lines of 8192 octets.
constexpr qsizetype PatternOctets = 4000;
// So many mailboxes are asked about one by one, before all in their parent are.
constexpr size_t FewBeside = 20;
} // namespace

QByteArrayList statusItems(const Capabilities &capabilities)
{
    QByteArrayList items{"MESSAGES", "UNSEEN", "UIDNEXT", "UIDVALIDITY"};
    if (capabilities.contains("STATUS=SIZE"))
        items += "SIZE";
    if (capabilities.contains("CONDSTORE") || capabilities.contains("QRESYNC"))
        items += "HIGHESTMODSEQ";
    // RFC 9051 section 6.3.11, RFC 9208 section 4.1.4
    if (capabilities.contains("IMAP4REV2") || capabilities.contains("QUOTA=RES-MESSAGE"))
        items += "DELETED";
    return items;
}

MailboxSurvey::MailboxSurvey(Session *session, std::vector<ListedMailbox> roots, Options options,
                             QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_roots(std::move(roots))
    , m_options(options)
{
    connect(session, &QObject::destroyed, this, [this] { fail({Error::Kind::Cancelled, {}, {}}); });
}

void MailboxSurvey::start()
{
    for (size_t i = 0; i < m_roots.size(); ++i) {
        add(m_roots[i], i, true);
        if (!m_rootsByName.contains(m_roots[i].name))
            m_rootsByName.insert(m_roots[i].name, i);
    }
    listBelow(0);
}

void MailboxSurvey::add(const ListedMailbox &mailbox, size_t root, bool isRoot)
{
    if (m_known.contains(mailbox.name.wire()))
        return;
    m_known.insert(mailbox.name.wire());
    m_mailboxes.push_back({.listed = mailbox, .root = root, .isRoot = isRoot});
}

// What lies below these roots and the next. That one once had no children means nothing: others may have made some since.
// One LIST after the other, since their answers cannot be told apart, but of as many roots as a line holds where the server
// knows several patterns (RFC 5258 section 3), and else of all that lie beside each other, if those are many.
void MailboxSurvey::listBelow(size_t first)
{
    const bool takesSeveral = m_session->supports("LIST-EXTENDED");
    List list;
    qsizetype octets = 0;
    size_t end = first, beside = 0, one = 0;
    MailboxName parent;
    for (; m_options.withChildren && end < m_roots.size(); ++end) {
        const ListedMailbox &top = m_roots[end];
        if (!top.separator || top.has("\\NoInferiors"))
            continue;
        // Wildcards in the name stay wildcards; what they match besides is left out.
        const QByteArray pattern = top.name.wire() + top.separator + '*';
        octets += pattern.size();
        if (list.pattern.isEmpty()) {
            list.pattern = pattern;
            one = end;
            parent = top.name.parent(top.separator);
        } else if (takesSeveral && octets <= PatternOctets) {
            list.morePatterns += pattern;
        } else if (takesSeveral || top.name.parent(top.separator) != parent) {
            break;
        }
        ++beside;
    }
    if (list.pattern.isEmpty()) {
        std::stable_sort(m_mailboxes.begin(), m_mailboxes.end(), [](const auto &a, const auto &b) {
            return a.listed.name.wire() < b.listed.name.wire();
        });
        askForSubscriptions();
        return;
    }
    if (!takesSeveral && beside > FewBeside)
        list.pattern = parent.isEmpty() ? QByteArray("*") : parent.wire() + m_roots[one].separator + '*';
    else if (!takesSeveral)
        end = one + 1;
    m_session->send(std::move(list))->then(this, [this, end](const Expected<List::Result> &result) {
        if (!result) {
            fail(result.error());
            return;
        }
        for (const ListedMailbox &mailbox : *result) {
            if (const auto root = rootAbove(mailbox))
                add(mailbox, *root, false);
        }
        if (m_session)
            listBelow(end);
    });
}

// The first of the roots that it lies below, if it does.
std::optional<size_t> MailboxSurvey::rootAbove(const ListedMailbox &mailbox) const
{
    std::optional<size_t> first;
    for (MailboxName above = mailbox.name.parent(mailbox.separator); !above.isEmpty();
         above = above.parent(mailbox.separator)) {
        const auto root = m_rootsByName.constFind(above);
        if (root != m_rootsByName.cend() && (!first || *root < *first))
            first = *root;
    }
    return first;
}

void MailboxSurvey::askForSubscriptions()
{
    if (!m_options.subscriptions) {
        askForStatus();
        return;
    }
    m_session->send(Lsub{"*"})->then(this, [this](const Expected<Lsub::Result> &result) {
        if (!result && isOver(result.error()))
            return;
        // A server without LSUB (IMAP4rev2 alone) leaves subscriptions as they are.
        QSet<QByteArray> subscribed;
        if (result) {
            for (const ListedMailbox &mailbox : *result) {
                if (!mailbox.has("\\Noselect"))
                    subscribed.insert(mailbox.name.wire());
            }
        }
        for (SurveyedMailbox &mailbox : m_mailboxes)
            mailbox.isSubscribed = subscribed.contains(mailbox.listed.name.wire());
        if (m_session)
            askForStatus();
    });
}

void MailboxSurvey::askForStatus()
{
    if (!m_options.status) {
        finish();
        return;
    }
    m_next = m_answered = 0;
    sendSomeStatus();
}

void MailboxSurvey::sendSomeStatus()
{
    const QByteArrayList items = statusItems(m_session->capabilities());
    while (m_next < m_mailboxes.size() && m_next - m_answered < StatusAtOnce) {
        const size_t at = m_next++;
        if (!m_mailboxes[at].listed.isSelectable()) {
            ++m_answered;
            continue;
        }
        if (m_options.rights)
            askForRights(at);
        m_session->send(GetStatus{m_mailboxes[at].listed.name, items})
            ->then(this, [this, at](const Expected<MailboxStatus> &status) {
                if (!status && isOver(status.error()))
                    return;
                if (status)
                    m_mailboxes[at].status = *status;
                else
                    m_mailboxes[at].error = status.error();
                ++m_answered;
                emit progressed(m_answered, m_mailboxes.size());
                if (m_session)
                    sendSomeStatus();
            });
    }
    if (m_answered < m_mailboxes.size() || m_rightsOpen > 0 || m_finished)
        return;
    if (m_options.deleted)
        searchDeleted(0);
    else
        finish();
}

void MailboxSurvey::askForRights(size_t at)
{
    m_mailboxes[at].rights = m_mailboxes[at].listed.rights();
    if (m_mailboxes[at].rights || !m_session->supports("ACL"))
        return;
    ++m_rightsOpen;
    m_session->send(MyRights{m_mailboxes[at].listed.name})
        ->then(this, [this, at](const Expected<QByteArray> &rights) {
            --m_rightsOpen;
            if (!rights && isOver(rights.error()))
                return;
            if (rights)
                m_mailboxes[at].rights = *rights;
            if (m_session)
                sendSomeStatus();
        });
}

void MailboxSurvey::searchDeleted(size_t at)
{
    while (at < m_mailboxes.size()) {
        const SurveyedMailbox &mailbox = m_mailboxes[at];
        if (mailbox.status && (mailbox.status->messages == 0 || mailbox.status->deleted == 0))
            m_mailboxes[at].deleted = SequenceSet();
        else if (mailbox.listed.isSelectable() && !mailbox.error)
            break;
        ++at;
    }
    if (at >= m_mailboxes.size()) {
        finish();
        return;
    }
    emit progressed(at, m_mailboxes.size());
    m_session->send(Select{m_mailboxes[at].listed.name, Select::Access::ReadOnly})
        ->then(this, [this, at](const Expected<Opened> &opened) {
            if (!opened) {
                if (!isOver(opened.error())) {
                    m_mailboxes[at].error = opened.error();
                    searchDeleted(at + 1);
                }
                return;
            }
            m_session->send(Search{SearchKey::has(flag::Deleted)})
                ->then(this, [this, at](const Expected<SearchResult> &found) {
                    if (!found && isOver(found.error()))
                        return;
                    if (found)
                        m_mailboxes[at].deleted = found->all;
                    else
                        m_mailboxes[at].error = found.error();
                    searchDeleted(at + 1);
                });
        });
}

// Whether nothing more can be learnt.
bool MailboxSurvey::isOver(const Error &error)
{
    if (m_session && m_session->state() != Session::State::Closed)
        return false;
    fail(error);
    return true;
}

void MailboxSurvey::fail(const Error &error)
{
    if (m_finished)
        return;
    m_error = error;
    finish();
}

void MailboxSurvey::finish()
{
    if (std::exchange(m_finished, true))
        return;
    emit finished();
}

} // namespace imap
