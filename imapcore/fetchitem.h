#pragma once
#include "wire/writer.h"
#include <QByteArrayList>
#include <optional>

namespace imap {

class Cursor;

// A range of octets of a section, "<start.count>"; what is behind its end is not an error.
struct Octets
{
    quint64 start = 0; // from 0
    quint32 count = 0; // at least 1
};

// Some messages out of the ordered result of a search or of the set of a FETCH, counted from 1 at the front, or from -1
// at the back (RFC 9394): both numbers have the same sign.
struct PartialRange
{
    qint64 first = 1, last = 1;

    bool isValid() const { return (first > 0 && last > 0) || (first < 0 && last < 0); }
    QByteArray toWire() const { return QByteArray::number(first) + ':' + QByteArray::number(last); }
};

// Which section of a message FETCH is to bring (RFC 9051 section 6.4.5.1).
struct BodySection
{
    enum class What { All, Header, Text, Mime, HeaderFields, HeaderFieldsNot };
    QByteArray part = {}; // "1.2"; empty: the whole message
    What what = What::All;
    QByteArrayList fields = {}; // of HeaderFields and HeaderFieldsNot
    bool peek = true;           // without setting \Seen
    std::optional<Octets> octets = {};
};

// One thing that FETCH can ask for. From text it is whatever the text says, as on the wire.
class FetchItem
{
public:
    FetchItem(const char *raw) : FetchItem(QByteArray(raw)) {}
    FetchItem(QByteArray raw);

    static FetchItem section(const BodySection &section);
    // The part with its transfer encoding undone by the server. RFC 3516; needs BINARY or IMAP4rev2.
    static FetchItem binary(const QByteArray &part, bool peek = true,
                            const std::optional<Octets> &octets = {});
    static FetchItem binarySize(const QByteArray &part);
    // RFC 8970: the first words of the text, up to 200 characters; lazily: only if the server has them at hand.
    static FetchItem preview(bool lazy = false);
    static FetchItem modSeq() { return {"MODSEQ", "CONDSTORE"}; }    // RFC 7162
    static FetchItem emailId() { return {"EMAILID", "OBJECTID"}; }   // RFC 8474
    static FetchItem threadId() { return {"THREADID", "OBJECTID"}; } // RFC 8474
    static FetchItem saveDate() { return {"SAVEDATE", "SAVEDATE"}; } // RFC 8514

    // What the server must announce; empty: nothing.
    const QByteArray &capability() const { return m_capability; }
    // Whether it sets \Seen: it is more than a look then.
    bool setsSeen() const;
    // The name under which a section comes (SectionData::name).
    QByteArray answeredAs() const;
    void write(Writer &out) const;

private:
    FetchItem(QByteArray wire, QByteArray capability, const char *problem = nullptr);

    QByteArray m_wire, m_capability;
    const char *m_problem = nullptr;
};

// The name of an item of a FETCH response, as it stands there: BODY[HEADER.FIELDS ("A B" C)]<0>
struct FetchItemName
{
    QByteArrayView wire;
    QByteArrayView base; // up to its section
    bool hasSection = false;

    // False when there is none.
    bool read(Cursor &in);
};
// The same where the whole name is enough.
QByteArrayView fetchItemName(Cursor &in);

} // namespace imap
