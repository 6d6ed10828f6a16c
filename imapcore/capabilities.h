#pragma once
#include <QByteArrayList>
#include <QByteArrayView>

namespace imap {

// What the server says it can do (RFC 9051 section 7.2.2), in its own order. Names are compared without regard
// to case.
class Capabilities
{
public:
    Capabilities() = default;
    explicit Capabilities(QByteArrayView line);

    bool isEmpty() const { return m_names.isEmpty(); }
    // Whether it is announced, or part of what is: IMAP4rev2 (RFC 9051 appendix E), or an extension that takes in another.
    bool contains(QByteArrayView name) const;
    // What follows this prefix in the names that begin with it: valuesOf("AUTH=") are the SASL mechanisms.
    QByteArrayList valuesOf(QByteArrayView prefix) const;
    const QByteArrayList &names() const { return m_names; }
    // What every command asks (RFC 7888).
    bool takesLiteralPlus() const { return m_literalPlus; }
    bool takesLiteralMinus() const { return m_literalMinus; }

private:
    QByteArrayList m_names; // in upper case
    bool m_literalPlus = false;
    bool m_literalMinus = false;
};

} // namespace imap
