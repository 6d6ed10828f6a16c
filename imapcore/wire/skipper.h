#pragma once
#include "framer.h"
#include <QByteArray>
#include <QByteArrayView>

namespace imap {

// Goes past a response that is too large to be held, and keeps nothing of it: it follows its lines and literals as the
// framer does, so that the next response is found.
class Skipper
{
public:
    // What comes next is the response from its beginning.
    void begin();
    bool isSkipping() const { return m_isSkipping; }
    // Goes past these bytes, or past those of them that are the response's still. Returns how many.
    qsizetype skip(QByteArrayView bytes);
    // How many bytes of a response that has not ended were passed.
    qint64 skipped() const { return m_isSkipping ? m_skipped : 0; }

private:
    static constexpr qsizetype HeadBytes = 1000, TailBytes = LongestAnnouncement + 1; // and a CR
    bool lineEnds();

    QByteArray m_head;    // of the response: tells whether it can hold literals
    QByteArray m_tail;    // of the line, after the last literal
    qint64 m_literal = 0; // bytes of it that are to come
    qint64 m_skipped = 0;
    bool m_isSkipping = false;
};

} // namespace imap
