#include "identifieredit.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollBar>

namespace ui {

IdentifierEdit::IdentifierEdit(QAbstractItemModel *seen, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_completer(new QCompleter(seen, this))
{
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &IdentifierEdit::insert);
    setTabChangesFocus(true);
    setFixedHeight(fontMetrics().lineSpacing() * 5);
}

QStringList IdentifierEdit::identifiers() const
{
    static const QRegularExpression between(QStringLiteral("[\\n,;\\x{2028}\\x{2029}]"));
    QStringList all;
    for (const QString &one : toPlainText().split(between)) {
        const QString identifier = one.trimmed();
        if (!identifier.isEmpty() && !all.contains(identifier))
            all += identifier;
    }
    return all;
}

void IdentifierEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isOpen = m_completer->popup()->isVisible();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
    case Qt::Key_Tab:
        // They are the list's while it is open.
        if (isOpen) {
            event->ignore();
            return;
        }
        break;
    default:
        break;
    }
    QPlainTextEdit::keyPressEvent(event);
    if (!event->text().isEmpty() || event->key() == Qt::Key_Backspace)
        offer();
}

void IdentifierEdit::offer()
{
    QTextCursor cursor = textCursor();
    cursor.select(QTextCursor::LineUnderCursor);
    const QString typed = cursor.selectedText().section(u',', -1).trimmed();
    if (typed.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(typed);
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0)
                   + m_completer->popup()->verticalScrollBar()->sizeHint().width() + 24);
    m_completer->complete(place);
}

void IdentifierEdit::insert(const QString &identifier)
{
    QTextCursor cursor = textCursor();
    const QString typed = m_completer->completionPrefix();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(typed.size()));
    cursor.insertText(identifier);
    setTextCursor(cursor);
}

} // namespace ui
