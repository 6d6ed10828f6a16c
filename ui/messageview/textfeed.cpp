#include "textfeed.h"
#include <QElapsedTimer>
#include <QPlainTextEdit>

namespace ui {

namespace {
constexpr qsizetype PieceSize = 16'000; // characters
constexpr qint64 SliceMs = 8;
} // namespace

TextFeed::TextFeed(QPlainTextEdit *view) : QObject(view), m_view(view)
{
    connect(&m_taking, &QTimer::timeout, this, &TextFeed::takeMore);
}

void TextFeed::setText(const QString &text)
{
    m_view->clear();
    m_text = text;
    m_at = 0;
    m_taking.start(0);
    takeMore();
    m_view->moveCursor(QTextCursor::Start);
}

void TextFeed::takeMore()
{
    QElapsedTimer clock;
    clock.start();
    QTextCursor end(m_view->document());
    end.movePosition(QTextCursor::End);
    while (m_at < m_text.size() && clock.elapsed() < SliceMs)
        end.insertText(nextPiece());
    if (m_at >= m_text.size()) {
        m_taking.stop();
        m_text.clear();
        m_at = 0;
    }
}

// Whole lines, or one line that is too long.
QString TextFeed::nextPiece()
{
    const QStringView rest = QStringView(m_text).sliced(m_at);
    if (rest.size() <= PieceSize) {
        m_at = m_text.size();
        return rest.toString();
    }
    if (const qsizetype end = rest.first(PieceSize).lastIndexOf(u'\n'); end >= 0) {
        m_at += end + 1;
        return rest.first(end + 1).toString();
    }
    qsizetype length = rest.indexOf(u'\n');
    length = length < 0 ? rest.size() : length;
    m_at += std::min(length + 1, rest.size());
    const QString lineEnd = length < rest.size() ? QStringLiteral("\n") : QString();
    if (length <= LongestLine)
        return rest.first(length).toString() + lineEnd;
    qsizetype shown = LongestLine;
    if (rest[shown].isLowSurrogate())
        --shown;
    return rest.first(shown).toString()
           + tr(" … (%Ln more character(s) in this line)", nullptr, int(length - shown)) + lineEnd;
}

} // namespace ui
