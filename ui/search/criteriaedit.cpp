#include "criteriaedit.h"
#include "ui/support/theme.h"
#include <QFontDatabase>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <algorithm>

namespace ui {

CriteriaEdit::CriteriaEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("searchRaw"));
    setAccessibleName(tr("Criteria text"));
    setToolTip(tr("The search as it is sent, in the words of RFC 9051 section 6.4.4; Return searches"));
    setPlaceholderText(tr("As on the wire: OR FROM \"ann\" (UNSEEN SINCE 1-Feb-2026)"));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabChangesFocus(true);
    setUndoRedoEnabled(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setMinimumHeight(fontMetrics().height() * 2);
    setMaximumHeight(fontMetrics().height() * 3 + 8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_setting)
            emit edited(toPlainText());
    });
}

QSize CriteriaEdit::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 3};
}

void CriteriaEdit::setCriteria(const QString &text)
{
    if (toPlainText() == text)
        return;
    const QScopedValueRollback setting(m_setting, true);
    setPlainText(text);
}

void CriteriaEdit::showProblem(qsizetype offset)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (offset >= 0) {
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::color(Tone::Bad, palette()));
        mark.cursor = textCursor();
        const int last = document()->characterCount() - 1;
        // Up to the end of the word; where something is missing at the end, what stands there last.
        const int begin = int(std::clamp<qsizetype>(offset < last ? offset : last - 1, 0, last));
        mark.cursor.setPosition(begin);
        int end = begin;
        while (end < last && !document()->characterAt(end).isSpace())
            ++end;
        mark.cursor.setPosition(std::max(end, std::min(begin + 1, last)), QTextCursor::KeepAnchor);
        marks.append(mark);
    }
    setExtraSelections(marks);
    Theme::setInvalid(this, offset >= 0);
}

// Escape is a shortcut of nothing while somebody types here.
bool CriteriaEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void CriteriaEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit returnPressed();
    else if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace ui
