#pragma once
#include "fieldcursor.h"

namespace imap {

// BODY and BODYSTRUCTURE, RFC 9051 section 7.5.2. What a part lacks at its end is null where it is needed, and not there
// where only BODYSTRUCTURE tells it.
class BodyReader
{
public:
    explicit BodyReader(FieldCursor &in) : m_in(in) {}
    bool read(QByteArrayView name);

private:
    using Part = bool (BodyReader::*)(QByteArrayView name);
    bool readMultipart();
    bool readSingle();
    bool readSingleAfterType(QByteArrayView type, qsizetype typeAt);
    bool readFields(QByteArrayView kind);
    bool nextIsPart() const;
    bool readLines();
    bool readExtensions();
    bool required(QByteArrayView name, Part part);

    bool text(QByteArrayView name) { return m_in.readNString(name); }
    bool lowerText(QByteArrayView name) { return m_in.readNString(name, FieldCursor::Case::Lower); }
    bool number(QByteArrayView name) { return m_in.readNumber(name); }
    bool parameters(QByteArrayView name);
    bool disposition(QByteArrayView name);
    bool languages(QByteArrayView name);
    bool envelope(QByteArrayView name);
    bool hasEnvelope() const;
    bool isList() const { return m_in.peek() == '('; }

    FieldCursor &m_in;
    int m_depth = 0;
};

} // namespace imap
