#include "replies.h"
#include "letters.h"
#include <algorithm>
#include <charconv>
#include <numeric>

namespace {

void put(std::string &out, uint64_t number)
{
    char digits[20];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
    out.append(digits, end);
}

// The UIDs have gaps, as they have where messages were deleted. In a mailbox of a million they add up to this.
constexpr uint32_t Million = 1'000'000;
constexpr uint64_t MillionUids = 625'343'248'490;

std::vector<uint32_t> makeUids(uint32_t count, Dice &dice)
{
    std::vector<uint32_t> uids(count);
    uint32_t uid = 0;
    for (uint32_t &each : uids) {
        uid += dice.below(8) == 0 ? 1 + dice.below(5) : 1;
        each = uid;
    }
    if (count != Million)
        return uids;
    // What is missing is shared out: as many to each as will go, and one more to the last ones.
    const uint64_t missing = MillionUids - std::accumulate(uids.begin(), uids.end(), uint64_t(0));
    for (size_t i = 0; i < uids.size(); ++i)
        uids[i] += uint32_t(missing / Million) + (i >= Million - missing % Million ? 1 : 0);
    return uids;
}

Replies flagsOnly(uint32_t count)
{
    Replies replies;
    Dice dice;
    const std::vector<uint32_t> uids = makeUids(count, dice);
    replies.bulk.reserve(size_t(count) * 52);
    for (uint32_t number = 1; number <= count; ++number) {
        replies.bulk += "* ";
        put(replies.bulk, number);
        replies.bulk += " FETCH (UID ";
        put(replies.bulk, uids[number - 1]);
        replies.bulk += " FLAGS (";
        replies.bulk += someFlags(dice);
        replies.bulk += "))\r\n";
        replies.check += uids[number - 1];
    }
    replies.exists = count;
    return replies;
}

// Of 100,000 messages 159,248 are the recipients; those that a message owes go to one of the next.
constexpr uint64_t OfMessages = 100'000, MoreRecipients = 59'248;

Replies envelopes(uint32_t count, uint32_t first)
{
    Replies replies;
    Dice dice;
    const std::vector<uint32_t> uids = makeUids(count, dice);
    replies.bulk.reserve(size_t(count) * 600);
    uint32_t more = 0;
    for (uint32_t i = 0; i < count; ++i) {
        const uint32_t owed = uint32_t((i + 1) * MoreRecipients / OfMessages) - more;
        const uint32_t extra = i + 1 == count || dice.below(3) == 0 ? owed : 0;
        more += extra;
        const Letter letter(uids[i], 1 + extra, dice);
        replies.bulk += "* ";
        put(replies.bulk, first + i);
        replies.bulk += " FETCH (UID ";
        put(replies.bulk, uids[i]);
        replies.bulk += " FLAGS (";
        replies.bulk += someFlags(dice);
        replies.bulk += ") INTERNALDATE \"" + letter.internalDate() + "\" RFC822.SIZE ";
        put(replies.bulk, letter.size());
        replies.bulk += " ENVELOPE ";
        letter.addEnvelope(replies.bulk, dice);
        replies.bulk += ")\r\n";
        replies.check += 1 + extra;
    }
    replies.exists = first + count - 1;
    return replies;
}

std::string mailboxOf(uint32_t user)
{
    const std::string number = std::to_string(user);
    return "user/u" + std::string(number.size() < 5 ? 5 - number.size() : 0, '0') + number;
}

std::string quoted(const std::string &name)
{
    std::string out;
    addString(out, name);
    return out;
}

// Seventeen mailboxes a user. The check is the length of all names together.
// Flat: all on the level below "user/".
Replies mailboxes(uint32_t count, bool isFlat)
{
    static constexpr std::string_view below[] = {
        "",
        "/Sent",
        "/Drafts",
        "/Trash",
        "/Junk",
        "/Archive",
        "/Archive/2023",
        "/Archive/2024/Q3",
        "/Archive/2024/unpaid reminders",
        "/Entw&APw-rfe",
        "/Gel&APY-schte Elemente",
        "/&BBIERQQ+BDQETwRJBDgENQ-",
        "/&U9dP4TCkMPMwyA-/2024",
        "/lists/announce &- news",
        "/projects/alpha/beta",
        "/called \"misc\"",
        "/old\\new",
    };
    static constexpr std::string_view attributes[] = {"\\HasNoChildren",
                                                      "\\HasChildren",
                                                      "\\Marked",
                                                      "\\HasNoChildren \\Sent",
                                                      "\\Noselect \\HasChildren",
                                                      "\\HasNoChildren \\Trash",
                                                      "\\Subscribed \\HasChildren",
                                                      ""};
    Replies replies;
    Dice dice;
    for (uint32_t i = 0; i < count; ++i) {
        std::string name =
            mailboxOf(i / uint32_t(std::size(below))) + std::string(below[i % std::size(below)]);
        if (isFlat)
            std::replace(name.begin() + 5, name.end(), '/', '-');
        replies.bulk += "* LIST (";
        replies.bulk += attributes[dice.below(uint32_t(std::size(attributes)))];
        replies.bulk += ") \"/\" ";
        if (name.find_first_of(" \"\\") == std::string::npos && dice.below(2) == 0)
            replies.bulk += name;
        else
            addString(replies.bulk, name, dice.below(40) == 0);
        replies.bulk += "\r\n";
        replies.check += name.size();
    }
    return replies;
}

Replies accessLists(uint32_t count)
{
    Replies replies;
    for (uint32_t user = 0; user < count; ++user) {
        const std::string name = mailboxOf(user);
        replies.each.push_back(
            "* ACL \"" + name + "\" " + name.substr(5)
            + " lrswipkxtea postmaster lrswipkxtea \"group:help desk\" lrswit anyone p\r\n");
    }
    replies.check = uint64_t(count) * 4;
    return replies;
}

Replies quotas(uint32_t count)
{
    Replies replies;
    Dice dice;
    for (uint32_t user = 0; user < count; ++user) {
        const std::string name = quoted(mailboxOf(user));
        replies.each.push_back("* QUOTAROOT " + name + " " + name + "\r\n* QUOTA " + name + " (STORAGE "
                               + std::to_string(dice.below(1'048'576)) + " 1048576 MESSAGE "
                               + std::to_string(dice.below(50'000)) + " 50000)\r\n");
    }
    replies.check = uint64_t(count) * 2;
    return replies;
}

uint64_t sumTo(uint32_t count)
{
    return uint64_t(count) * (count + 1) / 2;
}

// One thread of the messages from `first` to `last`: a line of answers, which at times parts in two.
void addThread(std::string &out, uint32_t first, uint32_t last, Dice &dice)
{
    out += '(';
    put(out, first);
    for (uint32_t number = first + 1; number <= last; ++number) {
        out += ' ';
        if (last - number >= 2 && dice.below(4) == 0) {
            const uint32_t middle = number + dice.below(last - number);
            addThread(out, number, middle, dice);
            addThread(out, middle + 1, last, dice);
            break;
        }
        put(out, number);
    }
    out += ')';
}

Replies threads(uint32_t count)
{
    Replies replies;
    Dice dice;
    replies.bulk = "* THREAD ";
    for (uint32_t first = 1; first <= count;) {
        // Most stand alone, some have a few answers, a few have very many.
        const uint32_t kind = dice.below(100);
        const uint32_t length = kind < 52   ? 1
                                : kind < 90 ? 2 + dice.below(6)
                                : kind < 99 ? 8 + dice.below(32)
                                            : 40 + dice.below(160);
        const uint32_t last = std::min(count, first + length - 1);
        addThread(replies.bulk, first, last, dice);
        first = last + 1;
    }
    replies.bulk += "\r\n";
    replies.exists = count;
    replies.check = sumTo(count);
    return replies;
}

Replies sorted(uint32_t count)
{
    Replies replies;
    Dice dice;
    std::vector<uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 1);
    for (uint32_t left = count; left > 1; --left)
        std::swap(numbers[left - 1], numbers[dice.below(left)]);
    replies.bulk = "* SORT";
    for (const uint32_t number : numbers) {
        replies.bulk += ' ';
        put(replies.bulk, number);
    }
    replies.bulk += "\r\n";
    replies.exists = count;
    replies.check = sumTo(count);
    return replies;
}

Replies oneBody(uint32_t bytes)
{
    Replies replies;
    Dice dice;
    replies.bulk = "* 1 FETCH (UID 101 BODY[] {" + std::to_string(bytes) + "}\r\n";
    addBody(replies.bulk, bytes, dice);
    replies.bulk += ")\r\n";
    replies.exists = 1;
    replies.check = bytes;
    return replies;
}

Replies mailboxOfAll(uint32_t count)
{
    Replies replies = sorted(count);
    replies.threads = threads(count).bulk;
    return replies;
}

} // namespace

std::string someMessage(uint32_t number)
{
    Dice dice(number);
    const Letter letter(number, 1 + dice.below(3), dice);
    std::string line = "* ";
    put(line, number);
    line += " FETCH (UID ";
    put(line, number * 2);
    line += " FLAGS (";
    line += someFlags(dice);
    line += ") INTERNALDATE \"" + letter.internalDate() + "\" RFC822.SIZE ";
    put(line, letter.size());
    line += " ENVELOPE ";
    letter.addEnvelope(line, dice);
    return line + ")\r\n";
}

std::string aboutMailbox(std::string_view command, std::string_view mailbox)
{
    // "user/u00042", which everything that it has is called by.
    const size_t at = mailbox.find("user/u");
    uint32_t user = 0, seed = 0;
    if (at != std::string_view::npos)
        std::from_chars(mailbox.data() + at + 6, mailbox.data() + mailbox.size(), user);
    for (const char c : mailbox)
        seed = seed * 31 + uint8_t(c);
    Dice dice(seed);
    const std::string name(mailbox), root = quoted(mailboxOf(user));
    const auto person = [](uint32_t number) {
        return mailboxOf(number % 1000).substr(5);
    };
    if (command == "GETACL") {
        if (dice.below(500) == 0)
            return {};
        std::string line = "* ACL " + name + ' ' + person(user) + " lrswipkxtea";
        if (dice.below(3) == 0)
            line += " anyone p";
        for (uint32_t more = dice.below(5); more > 0; --more)
            line += ' ' + person(user + dice.below(999) + 1) + (dice.below(2) == 0 ? " lr" : " lrswit");
        if (dice.below(4) == 0)
            line += " \"group:help desk\" lrs";
        return line + "\r\n";
    }
    if (command == "STATUS")
        return "* STATUS " + name + " (MESSAGES " + std::to_string(dice.below(5000)) + " SIZE "
               + std::to_string(uint64_t(dice.below(1000)) * dice.below(2000) * dice.below(1000)) + ")\r\n";
    if (command == "MYRIGHTS")
        return "* MYRIGHTS " + name + " lrswipkxtea\r\n";
    Dice quota(user);
    std::string line =
        command == "GETQUOTAROOT" ? "* QUOTAROOT " + name + ' ' + root + "\r\n" : std::string();
    line += "* QUOTA " + root + " (STORAGE " + std::to_string(quota.below(1'100'000)) + " 1048576 MESSAGE "
            + std::to_string(quota.below(50'000)) + " 50000)\r\n";
    return line;
}

std::optional<Replies> makeReplies(std::string_view workload, uint32_t count)
{
    const auto or_ = [count](uint32_t usual) {
        return count > 0 ? count : usual;
    };
    if (workload == "W1")
        return flagsOnly(or_(Million));
    if (workload == "W2")
        return envelopes(or_(100'000), 1);
    if (workload == "W2L")
        return envelopes(or_(Million), 1);
    if (workload == "W3" || workload == "WA" || workload == "WF")
        return mailboxes(or_(100'000), workload == "WF");
    if (workload == "W4")
        return accessLists(or_(10'000));
    if (workload == "W4a") {
        Replies replies = accessLists(or_(10'000));
        replies.check = replies.each.size(); // changes
        return replies;
    }
    if (workload == "W5")
        return quotas(or_(10'000));
    if (workload == "W6T")
        return threads(or_(Million));
    if (workload == "W6S")
        return sorted(or_(Million));
    if (workload == "W7")
        return oneBody(or_(200U << 20));
    if (workload == "WW")
        return mailboxOfAll(or_(Million));
    if (workload == "W8") {
        const uint32_t exists = std::max(or_(Million), 60U);
        return envelopes(60, exists - 59);
    }
    return std::nullopt;
}
