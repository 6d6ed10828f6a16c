#pragma once
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTextCursor;

namespace ui {

class TextSearch;

// Finds words in a text: typed, they are looked for from where the cursor is; Return and F3 go on, with Shift backwards.
class FindBar final : public QWidget
{
    Q_OBJECT
public:
    FindBar(const QString &objectName, QPlainTextEdit *text, QWidget *parent = nullptr);
    // Comes up and takes the focus.
    void begin();
    void end();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(bool backwards, bool again);
    void showFound(const QTextCursor &place, bool fromOtherEnd);
    void showHits();

    QPlainTextEdit *m_text;
    TextSearch *m_search;
    QLineEdit *m_words;
    QLabel *m_result;
};

} // namespace ui
