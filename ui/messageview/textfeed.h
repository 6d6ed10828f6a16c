#pragma once
#include <QString>
#include <QTimer>

class QPlainTextEdit;

namespace ui {

// Fills a text view a piece at a time, so that a long text does not hold up the window. A line that is longer than
// anybody reads is cut, and how much of it is missing stands at its end: a line is laid out in one go.
class TextFeed final : public QObject
{
    Q_OBJECT
public:
    // Characters of a line.
    static constexpr qsizetype LongestLine = 10'000;

    explicit TextFeed(QPlainTextEdit *view);

    // In the place of what is there; the lines end with LF.
    void setText(const QString &text);
    bool isDone() const { return m_at >= m_text.size(); }

private:
    void takeMore();
    QString nextPiece();

    QPlainTextEdit *m_view;
    QString m_text;
    qsizetype m_at = 0;
    QTimer m_taking;
};

} // namespace ui
