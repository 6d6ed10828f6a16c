#pragma once
#include <QPlainTextEdit>

class QAbstractItemModel;
class QCompleter;

namespace ui {

// Identifiers, one a line, or with commas between them, as lists of people are pasted; those that were seen on the server
// are offered while one types. What is offered is in nobody's way: keys and clicks go where they are meant to, Return ends
// a line, and only what was chosen by an arrow key or the mouse takes the place of what was typed.
class IdentifierEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit IdentifierEdit(QAbstractItemModel *seen, QWidget *parent = nullptr);

    // Each once, without spaces around them.
    QStringList identifiers() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isOffering() const;
    void offer();
    void hideOffer();
    // Of what is offered, if something was.
    void takeChosen();
    // What stands before the cursor, from the last line's end or comma on.
    QString typed() const;
    void insert(const QString &identifier);

    QCompleter *m_completer;
};

} // namespace ui
