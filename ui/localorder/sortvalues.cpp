#include "sortvalues.h"
#include "basesubject.h"
#include "ui/support/headertext.h"
#include <algorithm>

namespace ui {

namespace {

const imap::Address *first(const std::vector<imap::Address> &addresses)
{
    return addresses.empty() ? nullptr : &addresses.front();
}

// "the addr-mailbox of the first … address"
QByteArray mailboxOf(const std::vector<imap::Address> &addresses)
{
    const imap::Address *address = first(addresses);
    return address ? collated(headerText(address->mailbox)) : QByteArray();
}

// RFC 5957 section 3: the display name, or else mailbox and host.
QByteArray displayOf(const std::vector<imap::Address> &addresses)
{
    const imap::Address *address = first(addresses);
    if (!address)
        return {};
    if (const QString name = headerText(address->name); !name.isEmpty())
        return collated(name);
    return collated(
        headerText(address->host.isEmpty() ? address->mailbox : address->mailbox + '@' + address->host));
}

int compared(const SortValue &a, const SortValue &b)
{
    if (a.number != b.number)
        return a.number < b.number ? -1 : 1;
    return a.text.compare(b.text);
}

} // namespace

qint64 sentAt(const imap::Envelope *envelope, qint64 internalDate)
{
    const QDateTime sent = envelope ? imap::parseMessageDate(envelope->date) : QDateTime();
    return sent.isValid() ? sent.toSecsSinceEpoch() : internalDate;
}

SortValue sortValue(const QByteArray &key, const imap::MessageData &message)
{
    const imap::Envelope nothing;
    const imap::Envelope &envelope = message.envelope ? *message.envelope : nothing;
    const qint64 arrived = message.internalDate.value_or(0);
    if (key == "ARRIVAL")
        return {arrived, {}};
    if (key == "DATE")
        return {sentAt(&envelope, arrived), {}};
    if (key == "SIZE")
        return {qint64(message.size.value_or(0)), {}};
    if (key == "SUBJECT")
        return {0, collated(BaseSubject::of(headerText(envelope.subject)).text)};
    if (key == "FROM")
        return {0, mailboxOf(envelope.from)};
    if (key == "TO")
        return {0, mailboxOf(envelope.to)};
    if (key == "CC")
        return {0, mailboxOf(envelope.cc)};
    if (key == "DISPLAYFROM")
        return {0, displayOf(envelope.from)};
    if (key == "DISPLAYTO")
        return {0, displayOf(envelope.to)};
    return {};
}

std::vector<quint32> sortHere(std::vector<SortedMessage> messages, const std::vector<imap::SortKey> &keys)
{
    std::sort(messages.begin(), messages.end(), [&keys](const SortedMessage &a, const SortedMessage &b) {
        for (size_t i = 0; i < keys.size(); ++i) {
            if (const int order = compared(a.values[i], b.values[i]); order != 0)
                return keys[i].order == Qt::AscendingOrder ? order < 0 : order > 0;
        }
        return a.number < b.number;
    });
    std::vector<quint32> numbers;
    numbers.reserve(messages.size());
    for (const SortedMessage &message : messages)
        numbers.push_back(message.number);
    return numbers;
}

} // namespace ui
