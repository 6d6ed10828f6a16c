#include "commandedit.h"
#include "completionpopup.h"
#include "imapcore/typing/snippets.h"
#include "imapcore/typing/typedwords.h"
#include <QFontDatabase>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

namespace ui {

namespace {
constexpr int MostLines = 8;
}

CommandEdit::CommandEdit(QWidget *parent) : QPlainTextEdit(parent), m_popup(new CompletionPopup(this))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(NoWrap);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(1);
    connect(this, &QPlainTextEdit::textChanged, this, &CommandEdit::refresh);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CommandEdit::refresh);
    connect(document(), &QTextDocument::blockCountChanged, this, &CommandEdit::adaptHeight);
    connect(m_popup, &CompletionPopup::clicked, this, &CommandEdit::take);
    adaptHeight();
}

QSize CommandEdit::sizeHint() const
{
    const int lines = std::clamp(document()->blockCount(), 1, MostLines);
    const int margins = 2 * frameWidth() + int(2 * document()->documentMargin());
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().lineSpacing() * lines + margins};
}

void CommandEdit::adaptHeight()
{
    setFixedHeight(sizeHint().height());
    updateGeometry();
}

void CommandEdit::setCommand(const QString &text)
{
    QTextCursor cursor = textCursor();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    setTextCursor(cursor);
    m_popup->hide();
}

void CommandEdit::insertSnippet(const QString &text)
{
    const qsizetype from = textCursor().selectionStart();
    textCursor().insertText(text);
    setFocus();
    selectPlaceholder(from);
}

void CommandEdit::setCompletes(bool completes)
{
    m_completes = completes;
    if (!completes)
        m_popup->hide();
    refresh();
}

void CommandEdit::refresh()
{
    m_completion = {};
    if (m_knowledge && m_completes)
        m_completion = imap::completionAt(toPlainText(), textCursor().position(), m_knowledge());
    emit hintChanged();
}

// Whether Return sends it: one line, and not one that a literal has to follow.
bool CommandEdit::isWhole() const
{
    const QByteArray text = toPlainText().toUtf8();
    const auto literal = imap::TypedLiteral::atEndOf(text);
    return document()->blockCount() == 1 && (!literal || !literal->fileName.isEmpty());
}

bool CommandEdit::selectPlaceholder(qsizetype from)
{
    const QString text = toPlainText();
    auto found = imap::Placeholder::next(text, from);
    if (!found)
        found = imap::Placeholder::next(text);
    if (!found)
        return false;
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(found->begin));
    cursor.setPosition(int(found->end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    return true;
}

void CommandEdit::complete()
{
    refresh();
    if (m_completion.candidates.size() == 1) {
        take(m_completion.candidates.front());
        return;
    }
    offer();
    if (m_popup->isVisible())
        m_popup->chooseFirst();
}

void CommandEdit::offer()
{
    if (m_completion.candidates.empty()) {
        m_popup->hide();
        return;
    }
    QTextCursor begin = textCursor();
    begin.setPosition(int(m_completion.begin));
    const QRect at = cursorRect(begin);
    m_popup->offer(m_completion.candidates, viewport()->mapToGlobal(at.topLeft()), at.height());
}

void CommandEdit::take(const imap::Candidate &candidate)
{
    m_popup->hide();
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(m_completion.begin));
    cursor.setPosition(int(m_completion.end), QTextCursor::KeepAnchor);
    const QString text = toPlainText();
    const QChar next = m_completion.end < text.size() ? text.at(m_completion.end) : QChar();
    QString insert = candidate.insert;
    // Something else comes behind it, but for a right, another of which may be put to it, and what is open.
    const bool isOpen = insert.endsWith(u'(') || insert.endsWith(u'}')
                        || candidate.kind == imap::Candidate::Kind::History
                        || (candidate.kind == imap::Candidate::Kind::Value && candidate.text != insert
                            && !insert.startsWith(u'"'));
    if (!isOpen && (next.isNull() || next == u'\n'))
        insert += u' ';
    cursor.insertText(insert);
    setTextCursor(cursor);
    setFocus();
}

// The keys that are the list's while it is open.
bool CommandEdit::popupKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_popup->step(event.key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        m_popup->step(event.key() == Qt::Key_PageUp ? -10 : 10);
        return true;
    case Qt::Key_Escape:
        m_popup->hide();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_popup->isChosen() || event.modifiers())
            return false;
        [[fallthrough]];
    case Qt::Key_Tab:
        if (const imap::Candidate *candidate = m_popup->candidate())
            take(imap::Candidate(*candidate));
        return true;
    default:
        return false;
    }
}

// Escape and Ctrl+R are shortcuts of nothing else while somebody types here.
bool CommandEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = (key->key() == Qt::Key_Escape && m_popup->isVisible())
                            || (key->key() == Qt::Key_R && key->modifiers() == Qt::ControlModifier);
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void CommandEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_popup->isVisible() && popupKey(*event))
        return;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Tab:
        // Where nothing can be completed it leaves, as everywhere.
        if (selectPlaceholder(textCursor().selectionEnd()))
            return;
        complete();
        if (m_completion.candidates.empty())
            QWidget::focusNextPrevChild(true);
        return;
    case Qt::Key_Backtab:
        QWidget::focusNextPrevChild(false);
        return;
    case Qt::Key_Space:
        if (modifiers == Qt::ControlModifier) {
            complete();
            return;
        }
        break;
    case Qt::Key_R:
        if (modifiers == Qt::ControlModifier) {
            emit searchWanted();
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers == Qt::ControlModifier || (modifiers == Qt::NoModifier && isWhole())) {
            m_popup->hide();
            emit sendWanted();
            return;
        }
        // Whatever is held down, it is a line of its own and no break within one.
        m_popup->hide();
        textCursor().insertText(QStringLiteral("\n"));
        ensureCursorVisible();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const bool isUp = event->key() == Qt::Key_Up;
        const QTextBlock block = textCursor().block();
        if (modifiers == Qt::NoModifier && (isUp ? !block.previous().isValid() : !block.next().isValid())) {
            emit historyWanted(isUp ? -1 : 1);
            return;
        }
        break;
    }
    default:
        break;
    }
    QPlainTextEdit::keyPressEvent(event);
    const bool isTyped = !event->text().isEmpty() && event->text().front().isPrint();
    const bool isErased = event->key() == Qt::Key_Backspace && m_popup->isVisible();
    if ((isTyped || isErased) && m_completion.begin < m_completion.end)
        offer();
    else
        m_popup->hide();
}

void CommandEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    emit hintChanged();
}

void CommandEdit::focusOutEvent(QFocusEvent *event)
{
    if (!m_popup->underMouse())
        m_popup->hide();
    QPlainTextEdit::focusOutEvent(event);
    emit hintChanged();
}

} // namespace ui
