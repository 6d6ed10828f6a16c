#include "mailbox.h"
#include "envelope.h"
#include "fetchitem.h"
#include <algorithm>
#include <cstring>
#include <limits>

namespace imap {

Mailbox::Mailbox(const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_messages(limits)
{
}

// What was shown of the mailbox before is gone now, and whoever shows it must know at once.
void Mailbox::open(const MailboxName &name)
{
    const bool shown = m_announcedCount > 0;
    m_name = name;
    m_readOnly = true;
    m_opening = true;
    m_messages.clear();
    m_expunges.begin(0);
    m_voided = false;
    m_uidValidity = m_uidNext = 0;
    m_highestModSeq = 0;
    m_permanentFlags.clear();
    m_knownFlags.clear();
    m_recent.reset();
    m_changedFirst = m_changedLast = m_announcedCount = 0;
    if (shown)
        emit reset();
}

void Mailbox::opened(bool readOnly)
{
    m_readOnly = readOnly;
    m_opening = false;
    m_announcedCount = count();
    m_changedFirst = m_changedLast = 0;
    emit reset();
}

void Mailbox::close()
{
    if (!isSelected())
        return;
    open({});
    opened(true);
}

bool Mailbox::accept(quint32 number, QByteArrayView keyword, Cursor &in)
{
    // Cyrus sends EXISTS and FLAGS for mailboxes that are not selected, in its answers to SCAN.
    if (!isSelected())
        return keyword == "FETCH" || keyword == "UIDFETCH" || keyword == "EXISTS" || keyword == "EXPUNGE"
               || keyword == "RECENT" || keyword == "FLAGS" || keyword == "VANISHED";
    if (keyword == "FETCH") {
        // A number beyond EXISTS says nothing that could be kept; the session goes on.
        if (number >= 1 && number <= count())
            acceptFetch(m_expunges.isEmpty() ? number : m_expunges.originalOf(number), in);
        return true;
    }
    if (keyword == "UIDFETCH") {
        if (const quint32 row = m_messages.numberOf(number))
            acceptFetch(row, in);
        return true;
    }
    if (keyword == "EXISTS")
        return setCount(number, in);
    if (keyword == "EXPUNGE") {
        if (number >= 1 && number <= count())
            expunge(number);
        return true;
    }
    if (keyword == "VANISHED")
        return acceptVanished(in);
    if (keyword == "FLAGS")
        readFlagList(m_knownFlags, in);
    else if (keyword == "RECENT")
        m_recent = number;
    else
        return false;
    return true;
}

void Mailbox::expunge(quint32 number)
{
    if (m_opening)
        m_messages.remove(number);
    else
        remove(m_expunges.isEmpty() ? number : m_expunges.originalOf(number));
}

// By the number in m_messages.
void Mailbox::remove(quint32 original)
{
    if (m_expunges.isEmpty())
        m_expunges.begin(m_messages.count());
    m_expunges.remove(original);
}

// Nothing is known any more but how many there are.
void Mailbox::startOver(quint32 newCount)
{
    m_messages.clear();
    m_messages.resize(newCount);
    m_expunges.begin(0);
    m_changedFirst = m_changedLast = 0;
    m_announcedCount = m_opening ? 0 : newCount;
    m_voided = !m_opening;
}

// expunged-resp = "VANISHED" [SP "(EARLIER)"] SP known-uids    (RFC 7162 section 3.2.10)
bool Mailbox::acceptVanished(Cursor &in)
{
    const bool earlier = in.skip('(');
    if (earlier) {
        if (!in.keyword("EARLIER") || !in.expect(')') || !in.expectSpace())
            return in.fail("(EARLIER)");
    }
    bool good = false;
    const SequenceSet uids = SequenceSet::fromWire(in.atom(), SequenceSet::Star, &good);
    if (!good)
        return in.fail("a set of UIDs");
    if (earlier) {
        emit vanishedEarlier(uids);
        return true;
    }
    if (m_messages.knowsAllUids())
        expungeUids(uids);
    else // which of the rows it was cannot be told
        startOver(quint32(count() - std::min<quint64>(uids.count(), count())));
    return true;
}

// A set is never expanded: what is looked for is our rows in it.
void Mailbox::expungeUids(const SequenceSet &uids)
{
    std::vector<quint32> numbers;
    for (const SequenceSet::Range &range : uids.ranges()) {
        for (quint32 number = m_messages.lowerBound(range.first);
             number <= m_messages.count() && m_messages.uid(number) <= range.last; ++number)
            numbers.push_back(number);
    }
    if (m_opening) {
        SequenceSet set;
        for (const quint32 number : numbers)
            set.add(number);
        m_messages.remove(set);
        return;
    }
    for (const quint32 number : numbers)
        remove(number);
}

bool Mailbox::setCount(quint32 newCount, Cursor &in)
{
    if (!m_expunges.isEmpty() && newCount != count())
        announce();
    if (newCount > m_limits.messages)
        in.fail("fewer messages in a mailbox");
    else if (newCount > count() || m_announcedCount == 0)
        m_messages.resize(newCount);
    // A smaller number without EXPUNGE is against RFC 9051 section 7.4.1; only EXPUNGE takes rows away.
    return true;
}

void Mailbox::announce()
{
    if (m_opening)
        return;
    // What is told is taken out before: whoever hears it may make the mailbox say more.
    const SequenceSet expunges = m_expunges.take();
    if (std::exchange(m_voided, false)) {
        m_announcedCount = m_messages.count();
        emit reset();
    }
    if (m_messages.count() > m_announcedCount) {
        const quint32 first = m_announcedCount + 1;
        m_announcedCount = m_messages.count();
        emit appeared(first);
    }
    if (m_changedFirst > 0) {
        const quint32 first = m_changedFirst, last = std::min(m_changedLast, m_messages.count());
        m_changedFirst = m_changedLast = 0;
        emit changed(first, last);
    }
    if (!expunges.isEmpty()) {
        emit aboutToExpunge(expunges); // with the numbers as they are still
        m_messages.remove(expunges);
        m_announcedCount = m_messages.count();
        emit expunged(expunges);
    }
}

void Mailbox::markChanged(quint32 number)
{
    if (m_changedFirst == 0) {
        m_changedFirst = m_changedLast = number;
    } else {
        m_changedFirst = std::min(m_changedFirst, number);
        m_changedLast = std::max(m_changedLast, number);
    }
}

// msg-att = "(" (msg-att-dynamic / msg-att-static) *(SP (msg-att-dynamic / msg-att-static)) ")"
// Parentheses round the list and items without a value have been seen.
bool Mailbox::acceptFetch(quint32 number, Cursor &in)
{
    // What is not kept here may be nested as deep as it likes: it is passed over without recursion.
    constexpr int AnyDepth = std::numeric_limits<int>::max();
    int open = 0;
    while (in.skip('('))
        ++open;
    if (open == 0)
        return in.expect('(');
    while (open > 0) {
        if (in.skip(')')) {
            --open;
            continue;
        }
        if (in.space())
            continue;
        const QByteArrayView item = fetchItemName(in);
        if (item.isEmpty())
            return in.fail("the name of a FETCH item");
        if (in.peek() == ')')
            continue;
        // A literal has been seen right behind the name of its section.
        if (!in.space() && !in.isString())
            return in.expectSpace();
        if (in.peek() == ')')
            continue;
        const auto is = [item](QByteArrayView name) {
            return item.size() == name.size()
                   && (std::memcmp(item.data(), name.data(), size_t(item.size())) == 0
                       || item.compare(name, Qt::CaseInsensitive) == 0);
        };
        bool good = true;
        if (is("UID")) {
            quint32 uid = 0;
            good = in.expectNumber(uid);
            m_messages.setUid(number, uid);
        } else if (is("FLAGS")) {
            good = m_messages.readFlags(number, in);
        } else if (is("RFC822.SIZE")) {
            quint64 size = 0;
            good = in.expectNumber(size);
            m_messages.setSize(number, qint64(size));
        } else if (is("INTERNALDATE")) {
            QByteArrayView date;
            QByteArray scratch;
            // NIL and dates that are none have been seen: the date stays unknown.
            good = in.nil() || in.expectString(date, scratch);
            m_messages.setInternalDate(number, parseInternalDate(date).value_or(MessageStore::NoDate));
        } else if (is("MODSEQ")) {
            // "(12)", and bare from some servers; a negative one is none.
            QByteArrayView value;
            good = in.expectValue(value);
            quint64 modSeq = 0;
            Cursor(value.startsWith('(') ? value.sliced(1) : value).number(modSeq);
            m_messages.setModSeq(number, modSeq);
        } else if (is("ENVELOPE")) {
            QByteArrayView bytes;
            in.setOnlyStrings(true);
            good = in.expectValue(bytes, AnyDepth);
            in.setOnlyStrings(false);
            if (good)
                m_messages.setText(MessageStore::Text::Envelope, number, bytes);
        } else if (is("EMAILID") || is("THREADID")) {
            // "(M123)"; a thread's may be NIL (RFC 8474 section 5)
            const auto kind = is("EMAILID") ? MessageStore::Text::EmailId : MessageStore::Text::ThreadId;
            QByteArrayView value;
            good = in.expectValue(value);
            if (good)
                m_messages.setText(kind, number,
                                   value.startsWith('(') && value.endsWith(')') ? value.sliced(1).chopped(1)
                                                                                : QByteArrayView());
        } else if (is("PREVIEW")) {
            QByteArrayView preview;
            QByteArray scratch;
            const bool none = in.nil(); // it is not made yet (RFC 8970 section 3)
            good = none || in.expectString(preview, scratch);
            if (good && !none)
                m_messages.setText(MessageStore::Text::Preview, number, preview);
        } else {
            QByteArrayView ignored;
            good = in.expectValue(ignored, AnyDepth);
        }
        if (!good)
            return false;
    }
    markChanged(number);
    return true;
}

// flag-list = "(" [flag *(SP flag)] ")"
void Mailbox::readFlagList(QByteArrayList &flags, Cursor &in)
{
    if (!in.skip('('))
        return;
    const QByteArrayView list = in.until(")");
    if (list.size() > m_limits.flagBytes) {
        in.fail("a shorter list of flags");
        return;
    }
    flags = list.toByteArray().simplified().split(' ');
    flags.removeAll(QByteArray());
}

void Mailbox::acceptCode(QByteArrayView code, QByteArrayView arguments)
{
    Cursor in(arguments);
    if (code == "UIDVALIDITY") {
        in.expectNumber(m_uidValidity);
    } else if (code == "UIDNEXT") {
        in.expectNumber(m_uidNext);
    } else if (code == "HIGHESTMODSEQ") {
        in.expectNumber(m_highestModSeq);
    } else if (code == "NOMODSEQ") {
        m_highestModSeq = 0;
    } else if (code == "PERMANENTFLAGS") {
        readFlagList(m_permanentFlags, in);
    } else if (code == "READ-ONLY") {
        m_readOnly = true;
    } else if (code == "READ-WRITE") {
        m_readOnly = false;
    }
}

} // namespace imap
