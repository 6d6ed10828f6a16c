#include "findbar.h"
#include "textsearch.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>

namespace ui {

FindBar::FindBar(const QString &objectName, QPlainTextEdit *text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_search(new TextSearch(text->document(), this))
    , m_words(new QLineEdit)
    , m_result(new QLabel)
{
    setObjectName(objectName);
    m_words->setObjectName(objectName + QStringLiteral("Words"));
    m_words->setAccessibleName(tr("Find in the text"));
    m_words->setToolTip(tr("What to find; Return goes to the next place, Shift+Return to the one before"));
    m_words->setPlaceholderText(tr("Find…"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_text->installEventFilter(this);
    m_result->setObjectName(objectName + QStringLiteral("Result"));
    const auto button = [this, objectName](const char *name, const char *iconName, const QString &title,
                                           const QString &toolTip) {
        auto *made = new QToolButton;
        made->setObjectName(objectName + QLatin1String(name));
        made->setIcon(icon(iconName));
        made->setAccessibleName(title);
        made->setToolTip(toolTip);
        made->setAutoRaise(true);
        return made;
    };
    QToolButton *before =
        button("Before", "up", tr("Find the one before"), tr("The place before (Shift+F3)"));
    QToolButton *next = button("Next", "search", tr("Find the next"), tr("The next place (F3)"));
    QToolButton *close = button("Close", "close", tr("Close finding"), tr("Close (Esc)"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 3, 4, 3);
    row->addWidget(m_words, 1);
    row->addWidget(m_result);
    row->addWidget(before);
    row->addWidget(next);
    row->addWidget(close);
    connect(m_words, &QLineEdit::textChanged, this, [this] { find(false, false); });
    connect(before, &QToolButton::clicked, this, [this] { find(true, true); });
    connect(next, &QToolButton::clicked, this, [this] { find(false, true); });
    connect(close, &QToolButton::clicked, this, &FindBar::end);
    connect(m_search, &TextSearch::found, this, &FindBar::showFound);
    connect(m_search, &TextSearch::notFound, this, [this] {
        Theme::setInvalid(m_words, true);
        m_result->setText(tr("Not found"));
        showHits();
    });
    hide();
}

void FindBar::begin()
{
    show();
    if (const QString selected = m_text->textCursor().selectedText();
        !selected.isEmpty() && !selected.contains(QChar(0x2029)))
        m_words->setText(selected);
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void FindBar::end()
{
    m_search->cancel();
    hide();
    m_text->setExtraSelections({});
    m_text->setFocus(Qt::OtherFocusReason);
}

void FindBar::find(bool backwards, bool again)
{
    const QString words = m_words->text();
    m_search->cancel();
    Theme::setInvalid(m_words, false);
    m_result->clear();
    if (words.isEmpty()) {
        showHits();
        return;
    }
    const QTextCursor from = m_text->textCursor();
    m_search->find(words, backwards || !again ? from.selectionStart() : from.selectionEnd(), backwards);
    if (m_search->isRunning())
        m_result->setText(tr("Searching…"));
}

void FindBar::showFound(const QTextCursor &place, bool fromOtherEnd)
{
    const int line = place.blockNumber() + 1;
    m_result->setText(fromOtherEnd ? tr("Line %1, found from the other end").arg(line)
                                   : tr("Line %1").arg(line));
    m_text->setTextCursor(place);
    showHits();
}

// The place is seen although the words have the focus.
void FindBar::showHits()
{
    const QTextCursor cursor = m_text->textCursor();
    QTextEdit::ExtraSelection hit;
    hit.cursor = cursor;
    hit.format.setBackground(m_text->palette().color(QPalette::Active, QPalette::Highlight));
    hit.format.setForeground(m_text->palette().color(QPalette::Active, QPalette::HighlightedText));
    m_text->setExtraSelections(cursor.hasSelection() && isVisible() ? QList<QTextEdit::ExtraSelection>{hit}
                                                                    : QList<QTextEdit::ExtraSelection>());
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = watched == m_words && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    const bool isOurs = key->matches(QKeySequence::Find) || key->key() == Qt::Key_F3 || isReturn
                        || (key->key() == Qt::Key_Escape && isVisible());
    if (!isOurs)
        return QWidget::eventFilter(watched, event);
    // Else the same keys would do what they do in the rest of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (key->matches(QKeySequence::Find))
        begin();
    else if (key->key() == Qt::Key_Escape)
        end();
    else
        find(key->modifiers() & Qt::ShiftModifier, true);
    return true;
}

} // namespace ui
