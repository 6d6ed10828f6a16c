#include "mailboxindex.h"
#include "imapcore/cause.h"
#include "imapcore/commands/acl.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include <QStringMatcher>
#include <QTimer>
#include <algorithm>
#include <array>

namespace ui {

namespace {
// In one turn of the event loop, so that none takes longer than a few milliseconds.
constexpr size_t AtOnce = 4000;
constexpr size_t RightsAtOnce = 1000;
} // namespace

MailboxIndex::Query MailboxIndex::Query::fromText(const QString &text)
{
    Query query;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString folded = word.toCaseFolded();
        if (folded.startsWith(QStringLiteral("use:")))
            query.use = '\\' + folded.mid(4).toLatin1();
        else if (folded.startsWith(QStringLiteral("rights:")))
            query.rights += folded.mid(7).toLatin1();
        else
            query.words.append(folded);
    }
    // The longest one finds the fewest.
    std::stable_sort(query.words.begin(), query.words.end(),
                     [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return query;
}

MailboxIndex::MailboxIndex(Connection *connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
    connect(connection, &Connection::stateChanged, this, [this] {
        if (m_connection && m_connection->state() == Connection::State::Ready)
            forget();
    });
}

void MailboxIndex::forget()
{
    ++m_generation;
    m_state = State::Unknown;
    m_problem.clear();
    m_coming.clear();
    m_mailboxes.clear();
    m_known.clear();
    m_text.clear();
    m_begin.clear();
    m_rightsAsked = 0;
    m_rightsPending = 0;
    emit changed();
}

void MailboxIndex::load()
{
    if (m_state != State::Unknown || !m_connection || !m_connection->session())
        return;
    m_state = State::Loading;
    list(0);
}

// One namespace after the other: servers differ in whether "*" alone means those of others, too.
void MailboxIndex::list(size_t space)
{
    const imap::Cause because(tr("Index of the mailboxes, to find them"));
    imap::Session *session = m_connection ? m_connection->session() : nullptr;
    const imap::Namespaces *spaces = m_connection ? &m_connection->namespaces() : nullptr;
    if (!session || (space > 0 && space >= spaces->size())) {
        m_state = session ? State::Ready : State::Unknown;
        m_known.clear();
        emit changed();
        return;
    }
    imap::List command{space > 0 ? (*spaces)[space].prefix.wire() + '*' : QByteArray("*")};
    if (session->supports("LIST-EXTENDED") && session->supports("SPECIAL-USE"))
        command.returnOptions.append("SPECIAL-USE");
    if (session->supports("LIST-MYRIGHTS"))
        command.returnOptions.append("MYRIGHTS");
    session->send(std::move(command))
        ->then(this, [this, space, generation = m_generation](imap::Expected<imap::List::Result> &&result) {
            if (generation != m_generation)
                return;
            if (!result) {
                m_state = State::Failed;
                m_problem = ErrorText::describe(result.error());
                emit changed();
                return;
            }
            m_coming = *std::move(result);
            addSome(space, 0);
        });
}

// Those of a namespace that were listed, from here on.
void MailboxIndex::addSome(size_t space, size_t at)
{
    const size_t end = std::min(m_coming.size(), at + AtOnce);
    for (; at < end; ++at) {
        imap::ListedMailbox &mailbox = m_coming[at];
        if (m_known.contains(mailbox.name.wire()))
            continue;
        m_known.insert(mailbox.name.wire());
        m_begin.push_back(quint32(m_text.size()));
        m_text += mailbox.name.toString().toCaseFolded();
        m_text += u'\n';
        m_mailboxes.push_back(std::move(mailbox));
    }
    if (at < m_coming.size()) {
        QTimer::singleShot(0, this, [this, space, at, generation = m_generation] {
            if (generation == m_generation)
                addSome(space, at);
        });
        return;
    }
    m_coming.clear();
    list(space + 1);
}

// MYRIGHTS for each where LIST does not tell them, some at a time, so that what else is to be sent is not behind all.
void MailboxIndex::loadRights()
{
    if (m_state == State::Ready && m_rightsPending == 0)
        askForRights();
}

void MailboxIndex::askForRights()
{
    imap::Session *session = m_connection ? m_connection->session() : nullptr;
    if (!session || !session->supports("ACL"))
        return;
    const size_t end = std::min(m_mailboxes.size(), m_rightsAsked + RightsAtOnce);
    for (; m_rightsAsked < end; ++m_rightsAsked) {
        const size_t at = m_rightsAsked;
        if (m_mailboxes[at].rights() || !m_mailboxes[at].isSelectable())
            continue;
        ++m_rightsPending;
        session->send(imap::MyRights{m_mailboxes[at].name})
            ->then(this, [this, at, generation = m_generation](const imap::Expected<QByteArray> &rights) {
                if (generation != m_generation)
                    return;
                // What one may not even ask for, one has no rights on.
                m_mailboxes[at].makeMore().rights = rights ? *rights : QByteArray();
                if (--m_rightsPending > 0)
                    return;
                emit changed();
                askForRights();
            });
    }
    if (m_rightsPending == 0 && m_rightsAsked < m_mailboxes.size())
        askForRights();
}

QStringView MailboxIndex::folded(quint32 at) const
{
    const qsizetype begin = m_begin[at];
    const qsizetype end = at + 1 < m_begin.size() ? qsizetype(m_begin[at + 1]) : m_text.size();
    return QStringView(m_text).mid(begin, end - begin - 1);
}

bool MailboxIndex::matches(quint32 at, const Query &query) const
{
    const imap::ListedMailbox &mailbox = m_mailboxes[at];
    if (!query.use.isEmpty() && !mailbox.has(query.use))
        return false;
    if (!query.rights.isEmpty()) {
        const std::optional<QByteArray> rights = mailbox.rights();
        if (!rights || !std::all_of(query.rights.begin(), query.rights.end(), [&rights](char right) {
                return rights->contains(right);
            }))
            return false;
    }
    const QStringView name = folded(at);
    return std::all_of(query.words.begin(), query.words.end(),
                       [name](const QString &word) { return name.contains(word); });
}

// The name itself counts more than what it lies in.
int MailboxIndex::rank(quint32 at, const Query &query) const
{
    if (query.words.isEmpty())
        return 0;
    QStringView name = folded(at);
    if (const char separator = m_mailboxes[at].separator)
        name = name.mid(name.lastIndexOf(QLatin1Char(separator)) + 1);
    const QString &word = query.words.front();
    return name == word ? 0 : name.startsWith(word) ? 1 : name.contains(word) ? 2 : 3;
}

MailboxIndex::Found MailboxIndex::find(const Query &query, size_t limit) const
{
    Found found;
    std::array<std::vector<quint32>, 4> ranked;
    const auto consider = [&](quint32 at) {
        if (!matches(at, query))
            return;
        ++found.total;
        std::vector<quint32> &group = ranked[size_t(rank(at, query))];
        if (group.size() < limit)
            group.push_back(at);
    };
    if (query.words.isEmpty()) {
        for (quint32 at = 0; at < m_mailboxes.size(); ++at)
            consider(at);
    } else {
        // One pass over all names for the first word; only where it is are the others looked for.
        const QStringMatcher matcher(query.words.front(), Qt::CaseSensitive);
        auto begin = m_begin.begin();
        for (qsizetype hit = matcher.indexIn(m_text); hit >= 0;) {
            begin = std::upper_bound(begin, m_begin.end(), quint32(hit));
            consider(quint32(begin - m_begin.begin()) - 1);
            if (begin == m_begin.end())
                break;
            hit = matcher.indexIn(m_text, qsizetype(*begin));
        }
    }
    for (const std::vector<quint32> &group : ranked) {
        for (const quint32 at : group) {
            if (found.mailboxes.size() < limit)
                found.mailboxes.push_back(at);
        }
    }
    return found;
}

} // namespace ui
