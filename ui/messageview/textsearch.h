#pragma once
#include <QObject>
#include <QString>
#include <QTextCursor>
#include <QTimer>

namespace ui {

// Finds words in a text, in any case, some lines at a time, so that a long text does not hold up the window.
class TextSearch final : public QObject
{
    Q_OBJECT
public:
    explicit TextSearch(QTextDocument *text, QObject *parent = nullptr);

    // From here on to the end, and from the other end back to here; what was looked for before is given up. What is near
    // is found before this returns.
    void find(const QString &words, int from, bool backwards);
    void cancel() { m_going.stop(); }
    bool isRunning() const { return m_going.isActive(); }

signals:
    void found(const QTextCursor &place, bool fromOtherEnd);
    void notFound();

private:
    void lookOn();
    int placeIn(const QTextBlock &line) const;
    bool goOn();

    QTextDocument *m_text;
    QString m_words;
    int m_from = 0;
    bool m_backwards = false, m_isRound = false;
    int m_line = 0, m_lastLine = 0;
    QTimer m_going;
};

} // namespace ui
