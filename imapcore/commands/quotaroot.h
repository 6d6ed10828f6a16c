#pragma once
#include "../session.h"

namespace imap {

// How much of one resource is used, in 63 bits (RFC 9208 section 5). STORAGE and ANNOTATION-STORAGE count units of 1024
// octets, all others single things. Usage may be above the limit; a limit of 0 allows nothing.
struct QuotaResource
{
    QByteArray name; // STORAGE, MESSAGE, MAILBOX, ANNOTATION-STORAGE or the server's own, in upper case
    quint64 usage = 0;
    std::optional<quint64> limit = 0; // nothing: no limit (Cyrus says -1)

    // quota-resource = resource-name SP resource-usage SP resource-limit
    bool read(Cursor &in)
    {
        QByteArrayView word;
        QByteArray scratch;
        std::optional<quint64> used;
        if (!(in.isString() ? in.expectString(word, scratch) : in.expectAtom(word)) || !in.expectSpace()
            || !readNumber(in, used) || !in.expectSpace() || !readNumber(in, limit))
            return false;
        usage = used.value_or(0);
        name = word == "STORAGE"   ? QByteArrayLiteral("STORAGE")
               : word == "MESSAGE" ? QByteArrayLiteral("MESSAGE")
                                   : word.toByteArray().toUpper();
        return true;
    }

private:
    // Nothing for a negative number.
    static bool readNumber(Cursor &in, std::optional<quint64> &out)
    {
        const bool negative = in.skip('-');
        quint64 number = 0;
        if (!in.expectNumber(number))
            return false;
        out = negative ? std::nullopt : std::optional(number);
        return true;
    }
};

// A quota root. Its name is opaque: bytes, no name of a mailbox and in no encoding, though most servers use UTF-8; it
// may be empty.
struct QuotaRoot
{
    QByteArray name;
    std::vector<QuotaResource> resources = {}; // none: no limits
    bool told = false; // the server said so; some say nothing of a root without limits

    // For people.
    QString toString() const { return QString::fromUtf8(name); }

    // The name, without a copy where it stands in the response as it is.
    static bool expectName(Cursor &in, QByteArrayView &here, QByteArray &scratch)
    {
        return in.isString() ? in.expectString(here, scratch) : in.expectAtom(here);
    }
    // What stands behind the name.
    // quota-list = "(" quota-resource *(SP quota-resource) ")"
    // It may be empty (RFC 2087), and Courier leaves the parentheses out when there is no limit.
    bool readList(Cursor &in)
    {
        resources.clear();
        told = true;
        in.space();
        if (in.atEnd())
            return true;
        if (!in.expect('('))
            return false;
        resources.reserve(2); // STORAGE and MESSAGE: all that most servers know
        while (!in.skip(')')) {
            if (!in.space() && !resources.emplace_back().read(in))
                return false;
        }
        return true;
    }
    // quota-response = "QUOTA" SP quota-root-name SP quota-list
    // The first that is about this root; false without a failed cursor for every other.
    bool readIfNamed(const QByteArray &root, Cursor &in)
    {
        QByteArrayView here;
        QByteArray scratch;
        return !told && expectName(in, here, scratch) && here == root && readList(in);
    }
};

} // namespace imap
