#include "textsearch.h"
#include <QElapsedTimer>
#include <QTextBlock>
#include <QTextDocument>

namespace ui {

namespace {
constexpr qint64 SliceMs = 8;
} // namespace

TextSearch::TextSearch(QTextDocument *text, QObject *parent) : QObject(parent), m_text(text)
{
    connect(&m_going, &QTimer::timeout, this, &TextSearch::lookOn);
}

void TextSearch::find(const QString &words, int from, bool backwards)
{
    m_words = words;
    m_from = from;
    m_backwards = backwards;
    m_isRound = false;
    m_line = m_lastLine = m_text->findBlock(from).blockNumber();
    m_going.start(0);
    lookOn();
}

void TextSearch::lookOn()
{
    QElapsedTimer clock;
    clock.start();
    do {
        const QTextBlock line = m_text->findBlockByNumber(m_line);
        if (const int at = line.isValid() ? placeIn(line) : -1; at >= 0) {
            m_going.stop();
            QTextCursor place(line);
            place.setPosition(line.position() + at);
            place.setPosition(line.position() + at + int(m_words.size()), QTextCursor::KeepAnchor);
            emit found(place, m_isRound);
            return;
        }
        if (!goOn()) {
            m_going.stop();
            emit notFound();
            return;
        }
    } while (clock.elapsed() < SliceMs);
}

// Where in the line the words are, if they are. In the first line only what lies ahead counts, until one is round.
int TextSearch::placeIn(const QTextBlock &line) const
{
    const QString text = line.text();
    const bool isFirst = m_line == m_lastLine && !m_isRound;
    if (!m_backwards)
        return int(text.indexOf(m_words, isFirst ? m_from - line.position() : 0, Qt::CaseInsensitive));
    const qsizetype last = isFirst ? m_from - line.position() - 1 : text.size() - m_words.size();
    return last < 0 ? -1 : int(text.lastIndexOf(m_words, last, Qt::CaseInsensitive));
}

// To the next line. False where all were looked at; the first one is looked at twice.
bool TextSearch::goOn()
{
    if (m_isRound && m_line == m_lastLine)
        return false;
    m_line += m_backwards ? -1 : 1;
    if (m_line >= 0 && m_line < m_text->blockCount())
        return true;
    m_line = m_backwards ? m_text->blockCount() - 1 : 0;
    // The text may have become shorter.
    m_lastLine = std::min(m_lastLine, m_text->blockCount() - 1);
    return !std::exchange(m_isRound, true);
}

} // namespace ui
