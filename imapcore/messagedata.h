#pragma once
#include "bodystructure.h"
#include "envelope.h"
#include <QByteArrayList>
#include <QString>
#include <optional>
#include <vector>

namespace imap {

class Cursor;

// The content of one section of a message, as FETCH brought it.
struct SectionData
{
    // In upper case, without quotes and without ".PEEK": "BODY[1.2.HEADER.FIELDS (FROM SUBJECT)]", "BINARY[3]",
    // "RFC822.TEXT".
    QByteArray name;
    std::optional<quint64> origin;   // of a part of it: its first octet, from 0
    std::optional<QByteArray> value; // nothing: NIL, there is no such section
    bool binary = false;             // it came as a literal8 (RFC 3516): may hold NUL
    qint64 streamed = -1; // how many octets went to the command's device instead; -1: it did not go there
};

// What FETCH told of one message (RFC 9051 section 7.5.2). Nothing is there that the server did not send.
struct MessageData
{
    quint32 number = 0; // message sequence number; 0: none (UIDFETCH, RFC 9586)
    quint32 uid = 0;    // 0: not told
    std::optional<QByteArrayList> flags;
    std::optional<quint64> modSeq;      // RFC 7162
    std::optional<quint64> size;        // octets (RFC822.SIZE)
    std::optional<qint64> internalDate; // seconds since 1970, UTC; nothing where what came is no date
    QByteArray internalDateText;        // as sent
    std::optional<Envelope> envelope;
    std::optional<BodyStructure> body; // BODYSTRUCTURE or BODY
    std::vector<SectionData> sections;
    // Octets, by part number ("1.2") (BINARY.SIZE, RFC 3516).
    std::vector<std::pair<QByteArray, quint64>> binarySizes;
    // RFC 8474 section 5. Nothing for a thread that came as NIL: the server keeps no threads.
    std::optional<QByteArray> emailId, threadId;
    // RFC 8970: the first words of the text. Nothing also where it came as NIL: it is not made yet.
    std::optional<QString> preview;
    // RFC 8514: when it came into this mailbox, in seconds since 1970. Nothing also where NIL came: not known.
    std::optional<qint64> saveDate;
    QByteArray annotations; // RFC 5257, as on the wire
    // All others, and those whose value could not be understood, as on the wire, by their name in upper case.
    std::vector<std::pair<QByteArray, QByteArray>> others;

    // The content of a section by its name as above; null when it did not come, came as NIL or went to a device.
    const QByteArray *section(QByteArrayView name) const;
    // Reads the list of items that stands behind the keyword FETCH. False when the cursor has failed.
    bool read(Cursor &in);
    // Takes over what `other`, of the same message, has.
    void merge(MessageData other);
};

// The name of a section as SectionData has it. Header names may stand in quotes, anything in any case.
QByteArray sectionName(QByteArrayView name);

} // namespace imap
