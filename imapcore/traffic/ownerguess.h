#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace imap {

// Which command a line belongs to, where nobody has recorded it: by tags, by which commands are under way, and by their
// words. The number is that of a tag of ours; other tags are numbered as they come.
class OwnerGuess
{
public:
    quint32 ofSent(QByteArrayView line);
    quint32 ofReceived(QByteArrayView line);
    // Bytes of memory, about.
    qsizetype size() const { return qsizetype(m_open.size() * sizeof(Open)); }

private:
    struct Open
    {
        QByteArray tag, verb, mailbox;
        quint32 owner;
        bool goesOn = false; // an IDLE that the server has agreed to
    };
    const Open *answeredBy(QByteArrayView response) const;

    std::vector<Open> m_open;
    quint32 m_foreign = 0; // tags that were not ours
    bool m_asked = false;  // the server waits for more of a command
};

} // namespace imap
