#include "identifieredit.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>

namespace ui {

IdentifierEdit::IdentifierEdit(QAbstractItemModel *seen, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_completer(new QCompleter(seen, this))
{
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &IdentifierEdit::insert);
    // As a popup it would take every key and the first click, wherever that is.
    QAbstractItemView *offered = m_completer->popup();
    offered->setParent(this, Qt::ToolTip);
    offered->setFocusPolicy(Qt::NoFocus);
    offered->setObjectName(QStringLiteral("identifiersOffered"));
    offered->setAccessibleName(tr("Identifiers seen on the server"));
    offered->setToolTip(tr("Choose one by the arrow keys and Return, or by a click"));
    installEventFilter(this); // before the completer's own, which keeps the focus while something is offered
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

bool IdentifierEdit::isOffering() const
{
    return m_completer->popup()->isVisible();
}

void IdentifierEdit::hideOffer()
{
    m_completer->popup()->hide();
}

void IdentifierEdit::takeChosen()
{
    if (!isOffering())
        return;
    const QModelIndexList chosen = m_completer->popup()->selectionModel()->selectedIndexes();
    hideOffer();
    if (!chosen.isEmpty())
        insert(chosen.first().data().toString());
}

void IdentifierEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeChosen();
        break;
    case Qt::Key_Escape:
        // What is offered goes first, then the dialog.
        if (isOffering()) {
            hideOffer();
            event->accept();
            return;
        }
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (isOffering()) {
            QCoreApplication::sendEvent(m_completer->popup(), event);
            event->accept();
            return;
        }
        break;
    default:
        break;
    }
    QPlainTextEdit::keyPressEvent(event);
    if (!event->text().isEmpty() || event->key() == Qt::Key_Backspace)
        offer();
    else
        hideOffer(); // the cursor is elsewhere
}

void IdentifierEdit::mousePressEvent(QMouseEvent *event)
{
    hideOffer();
    QPlainTextEdit::mousePressEvent(event);
}

bool IdentifierEdit::focusNextPrevChild(bool next)
{
    takeChosen();
    return QPlainTextEdit::focusNextPrevChild(next);
}

bool IdentifierEdit::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusOut:
    case QEvent::Hide:
    case QEvent::Move: // of the window, too
        hideOffer();
        break;
    default:
        break;
    }
    return QPlainTextEdit::eventFilter(watched, event);
}

QString IdentifierEdit::typed() const
{
    static const QRegularExpression between(
        QStringLiteral("[,;\\s\\x{2028}\\x{2029}]*([^,;\\x{2028}\\x{2029}]*)$"));
    const QTextCursor cursor = textCursor();
    return between.match(cursor.block().text().left(cursor.positionInBlock())).captured(1);
}

void IdentifierEdit::offer()
{
    const QString prefix = typed();
    m_completer->setCompletionPrefix(prefix);
    const int count = prefix.isEmpty() ? 0 : m_completer->completionCount();
    // What is there already need not be offered.
    if (count == 0 || (count == 1 && m_completer->currentCompletion() == prefix)) {
        hideOffer();
        return;
    }
    m_completer->popup()->clearSelection();
    window()->installEventFilter(this);
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0)
                   + m_completer->popup()->verticalScrollBar()->sizeHint().width() + 24);
    m_completer->complete(place);
}

void IdentifierEdit::insert(const QString &identifier)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(typed().size()));
    cursor.insertText(identifier);
    setTextCursor(cursor);
}

} // namespace ui
