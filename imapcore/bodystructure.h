#pragma once
#include "envelope.h"
#include <QByteArray>
#include <QByteArrayView>
#include <optional>
#include <utility>
#include <vector>

namespace imap {

// The MIME structure of a message or of one part of it (RFC 9051 section 7.5.2, "BODYSTRUCTURE"; "BODY" is the same
// without what stands behind the line count). A multipart has parts, everything else is a leaf; a leaf that is
// message/rfc822 has the envelope and the structure of the message in it as well. Strings are as the server sent them,
// undecoded; types, encodings and names of parameters in lower case.
struct BodyStructure
{
    // Name and value; a value that came as NIL is empty.
    using Parameters = std::vector<std::pair<QByteArray, QByteArray>>;
    struct Disposition
    {
        QByteArray type; // "inline", "attachment"
        Parameters parameters = {};
    };

    QByteArray type, subtype; // "text", "plain"; empty where the server left them out
    Parameters parameters;

    // --- of a leaf
    std::optional<QByteArray> id, description, md5;
    QByteArray encoding;          // "7bit" where the server says NIL
    std::optional<quint64> size;  // octets in this encoding; nothing where no number came
    std::optional<quint64> lines; // of text and message/rfc822
    std::optional<Envelope> envelope;

    // Of a multipart its parts; of message/rfc822 one, the body of the message in it.
    std::vector<BodyStructure> parts;

    std::optional<Disposition> disposition;
    std::vector<QByteArray> languages;
    std::optional<QByteArray> location;
    QByteArray extensions; // what follows these, as on the wire

    bool isMultipart() const { return multipart; }
    bool isMessage() const { return type == "message" && (subtype == "rfc822" || subtype == "global"); }
    // The value of a parameter, by its name in lower case; empty if there is none.
    QByteArray parameter(QByteArrayView name) const;
    // The part that a section number means (RFC 9051 section 6.4.5.1): "2", or "2.1" within it; null if there is none.
    const BodyStructure *part(QByteArrayView section) const;

    // Bodies within bodies that are read: a leaf in a multipart that is inside a hundred others.
    static constexpr int MaxDepth = 101;
    // Nothing when the bytes are no body structure or are nested deeper.
    static std::optional<BodyStructure> fromWire(QByteArrayView bytes);

    bool multipart = false;
};

} // namespace imap
