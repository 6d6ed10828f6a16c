#include "capabilities.h"
#include "limits.h"
#include <algorithm>
#include <iterator>

namespace imap {

Capabilities::Capabilities(QByteArrayView line)
{
    // Nobody can do so much; a response full of words of one letter would take thirty times its size.
    line = line.first(std::min<qsizetype>(line.size(), qsizetype(Limits().flagBytes)));
    for (const QByteArray &name : line.toByteArray().simplified().toUpper().split(' ')) {
        if (!name.isEmpty())
            m_names.append(name);
    }
    m_literalPlus = contains("LITERAL+");
    m_literalMinus = contains("LITERAL-");
}

bool Capabilities::contains(QByteArrayView name) const
{
    // RFC 9051 appendix E, items 1 and 2: the extensions that IMAP4rev2 took in whole.
    static constexpr QByteArrayView rev2[] = {"NAMESPACE",     "UNSELECT",    "UIDPLUS", "ESEARCH",
                                              "SEARCHRES",     "ENABLE",      "IDLE",    "SASL-IR",
                                              "LIST-EXTENDED", "LIST-STATUS", "MOVE",    "LITERAL-",
                                              "SPECIAL-USE",   "STATUS=SIZE", "CHILDREN"};
    // Asked several times for each command: nothing is copied.
    const auto is = [name](QByteArrayView other) {
        return name.size() == other.size() && name.compare(other, Qt::CaseInsensitive) == 0;
    };
    if (std::any_of(m_names.begin(), m_names.end(), is))
        return true;
    // RFC 5464 section 1: METADATA is about mailboxes and the server, METADATA-SERVER about the server alone.
    if (is("METADATA-SERVER"))
        return m_names.contains("METADATA");
    // RFC 7162 section 3.2.2, RFC 6855 section 3
    if ((is("CONDSTORE") && m_names.contains("QRESYNC"))
        || (is("UTF8=ACCEPT") && m_names.contains("UTF8=ONLY")))
        return true;
    return m_names.contains("IMAP4REV2") && std::any_of(std::begin(rev2), std::end(rev2), is);
}

QByteArrayList Capabilities::valuesOf(QByteArrayView prefix) const
{
    QByteArrayList values;
    for (const QByteArray &name : m_names) {
        if (name.startsWith(prefix))
            values.append(name.sliced(prefix.size()));
    }
    return values;
}

} // namespace imap
