#include "capabilities.h"
#include <algorithm>
#include <iterator>

namespace imap {

Capabilities::Capabilities(QByteArrayView line)
{
    for (const QByteArray &name : line.toByteArray().simplified().toUpper().split(' ')) {
        if (!name.isEmpty())
            m_names.append(name);
    }
}

bool Capabilities::contains(QByteArrayView name) const
{
    // RFC 9051 appendix E, items 1 and 2: the extensions that IMAP4rev2 took in whole.
    static constexpr QByteArrayView rev2[] = {"NAMESPACE",     "UNSELECT",    "UIDPLUS", "ESEARCH",
                                              "SEARCHRES",     "ENABLE",      "IDLE",    "SASL-IR",
                                              "LIST-EXTENDED", "LIST-STATUS", "MOVE",    "LITERAL-",
                                              "SPECIAL-USE",   "STATUS=SIZE", "CHILDREN"};
    const QByteArray upper = name.toByteArray().toUpper();
    if (m_names.contains(upper))
        return true;
    // RFC 5464 section 1: METADATA is about mailboxes and the server, METADATA-SERVER about the server alone.
    if (upper == "METADATA-SERVER")
        return m_names.contains("METADATA");
    // RFC 7162 section 3.2.2, RFC 6855 section 3
    if ((upper == "CONDSTORE" && m_names.contains("QRESYNC"))
        || (upper == "UTF8=ACCEPT" && m_names.contains("UTF8=ONLY")))
        return true;
    return m_names.contains("IMAP4REV2")
           && std::find(std::begin(rev2), std::end(rev2), upper) != std::end(rev2);
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
