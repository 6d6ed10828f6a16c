#include "searchbar.h"
#include "criteriaedit.h"
#include "searchbuilder.h"
#include "searchtext.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"
#include <QAction>
#include <QActionGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new MessageSearch(this))
    , m_menu(new QMenu(tr("Sea&rch"), this))
    , m_savedMenu(new QMenu(tr("Sa&ved Searches"), this))
    , m_whereMenu(new QMenu(tr("&Words Are Looked for In"), this))
    , m_whereGroup(new QActionGroup(this))
    , m_words(new QLineEdit)
    , m_criteria(new QFrame)
    , m_builder(new SearchBuilder)
    , m_raw(new CriteriaEdit)
    , m_note(new QLabel)
    , m_stateIcon(new QLabel)
    , m_stateText(new QLabel)
    , m_stateRow(new QWidget)
{
    setObjectName(QStringLiteral("searchBar"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 4, 2);
    layout->setSpacing(2);
    makeActions();
    makeLine();
    makeCriteria();
    makeState();
    connect(m_search, &MessageSearch::changed, this, &SearchBar::follow);
    restoreWhere();
    setConnection(nullptr);
    openCriteria(false);
}

QToolButton *SearchBar::addButton(const char *name, const char *iconName, const QString &title,
                                  const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(iconName));
    button->setAccessibleName(title);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    return button;
}

void SearchBar::makeLine()
{
    m_words->setObjectName(QStringLiteral("searchWords"));
    m_words->setAccessibleName(tr("Search messages"));
    m_words->setToolTip(
        tr("Return has the server search. Words must all be there; “or” between two needs one of them, “-” "
           "before one "
           "none of it.\nfrom: to: cc: bcc: subject: body: text: header:List-Id:news\n"
           "is:unread is:flagged is:answered is:deleted is:draft has:$Forwarded\n"
           "larger:2M smaller:10K before:2026-12-31 since: on: sentsince: older:2w newer:3d uid:1:500"));
    m_words->setToolTipDuration(30000);
    m_words->setClearButtonEnabled(true);
    m_words->setMaxLength(int(imap::MaxCriteriaText));
    m_words->installEventFilter(this);
    auto *where = addButton("searchWhere", "filter", tr("Where words are looked for"),
                            tr("Where words without “from:” and the like are looked for"));
    where->setPopupMode(QToolButton::InstantPopup);
    where->setMenu(m_whereMenu);
    auto *criteria =
        addButton("searchCriteriaButton", "details", tr("Criteria"), m_criteriaAction->toolTip());
    criteria->setDefaultAction(m_criteriaAction);
    auto *saved = addButton("searchSaved", "star", tr("Saved searches"),
                            tr("Search again as before, and keep this search"));
    saved->setPopupMode(QToolButton::InstantPopup);
    saved->setMenu(m_savedMenu);
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_words, 1);
    row->addWidget(where);
    row->addWidget(criteria);
    row->addWidget(saved);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_words, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_search->setWords(text);
        if (text.isEmpty()) // by the button in it, or by somebody who wants no search any more
            clear();
    });
    connect(m_words, &QLineEdit::returnPressed, this, &SearchBar::run);
}

void SearchBar::makeCriteria()
{
    m_criteria->setObjectName(QStringLiteral("searchCriteriaPane"));
    auto *run = new QPushButton(tr("Search"));
    run->setObjectName(QStringLiteral("searchRun"));
    run->setAccessibleName(tr("Search"));
    run->setToolTip(tr("Have the server search by these criteria"));
    run->setIcon(icon("search"));
    run->setAutoDefault(false);
    m_note->setObjectName(QStringLiteral("searchNote"));
    m_note->setAccessibleName(tr("About these criteria"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setMinimumWidth(60);
    auto *last = new QHBoxLayout;
    last->addWidget(m_raw, 1);
    last->addWidget(run, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(m_criteria);
    layout->setContentsMargins(0, 2, 0, 2);
    layout->addWidget(m_builder, 1);
    layout->addLayout(last);
    layout->addWidget(m_note);
    this->layout()->addWidget(m_criteria);
    connect(run, &QPushButton::clicked, this, &SearchBar::run);
    connect(m_builder, &SearchBuilder::edited, m_search, &MessageSearch::setCriterion);
    connect(m_builder, &SearchBuilder::searchWanted, this, &SearchBar::run);
    connect(m_raw, &CriteriaEdit::edited, m_search, &MessageSearch::setText);
    connect(m_raw, &CriteriaEdit::returnPressed, this, &SearchBar::run);
    connect(m_raw, &CriteriaEdit::left, this, &SearchBar::left);
}

void SearchBar::makeState()
{
    m_stateRow->setObjectName(QStringLiteral("searchStateRow"));
    m_stateText->setObjectName(QStringLiteral("searchState"));
    m_stateText->setAccessibleName(tr("What came of the search"));
    m_stateText->setWordWrap(true);
    m_stateText->setTextFormat(Qt::PlainText);
    m_stateText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_stateText->setMinimumWidth(60);
    const auto button = [](const char *name, QAction *action) {
        auto *made = new QToolButton;
        made->setObjectName(QLatin1String(name));
        made->setDefaultAction(action);
        made->setAccessibleName(action->iconText());
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        return made;
    };
    auto *row = new QHBoxLayout(m_stateRow);
    row->setContentsMargins(2, 0, 0, 0);
    row->addWidget(m_stateIcon);
    row->addWidget(m_stateText, 1);
    row->addWidget(button("searchCancel", m_cancel));
    row->addWidget(button("searchClear", m_clear));
    layout()->addWidget(m_stateRow);
    setState(State::Idle);
}

void SearchBar::setConnection(const imap::ConnectOptions *options, const QString &title,
                              const imap::Capabilities &capabilities)
{
    m_options = options ? std::optional(*options) : std::nullopt;
    m_title = title;
    m_capabilities = capabilities;
    setEnabled(options != nullptr);
    const auto isThere = [capabilities](const QByteArray &name) {
        return capabilities.isEmpty() || capabilities.contains(name);
    };
    m_builder->setCapabilities(isThere);
    fillSaved();
    showNotes();
    updateActions();
}

void SearchBar::setKeywords(const QStringList &keywords)
{
    m_builder->setKeywords(keywords);
}

void SearchBar::setState(State state, quint64 found, const QString &words)
{
    m_state = state;
    const auto show = [this](const char *iconName, Tone tone, const QString &text) {
        const int size = fontMetrics().height();
        m_stateIcon->setPixmap(icon(iconName, tone).pixmap(QSize(size, size), devicePixelRatioF()));
        m_stateText->setText(text);
    };
    switch (state) {
    case State::Idle:
        m_stateText->clear();
        break;
    case State::Searching:
        show("loading", Tone::Muted, tr("The server is searching…"));
        break;
    case State::Found:
        show("success", Tone::Good, tr("%1 found").arg(formatCount(found)));
        break;
    case State::NoneFound:
        show("info", Tone::Muted, tr("No message matches."));
        break;
    case State::Refused:
        show("error", Tone::Bad, words);
        break;
    case State::Cancelled:
        show("info", Tone::Muted, tr("The search was cancelled. The list shows what it showed before."));
        break;
    }
    m_stateRow->setVisible(state != State::Idle);
    updateActions();
}

void SearchBar::setActive(bool active)
{
    m_isActive = active;
    updateActions();
}

void SearchBar::updateActions()
{
    const bool can = m_options.has_value();
    m_begin->setEnabled(can);
    m_cancel->setEnabled(m_state == State::Searching);
    m_clear->setEnabled(can && (m_isActive || m_search->criterion() || !m_search->words().isEmpty()));
    m_save->setEnabled(can && m_search->criterion() && m_search->problem().isEmpty());
    m_manage->setEnabled(can);
    if (auto *button = findChild<QToolButton *>(QStringLiteral("searchCancel")))
        button->setVisible(m_state == State::Searching);
    if (auto *button = findChild<QToolButton *>(QStringLiteral("searchClear")))
        button->setVisible(m_isActive);
}

void SearchBar::begin()
{
    emit begins();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void SearchBar::openCriteria(bool open)
{
    m_criteria->setVisible(open);
    m_criteriaAction->setChecked(open);
    if (open)
        follow(m_search->changedForm());
}

void SearchBar::reset()
{
    m_isActive = false;
    m_search->clear();
    setState(State::Idle);
}

// What cannot be read is said where it stands, and nothing is sent.
void SearchBar::run()
{
    if (!m_search->problem().isEmpty()) {
        setState(State::Refused, 0, m_search->problem());
        if (m_search->changedForm() == MessageSearch::Form::Words) {
            Theme::setInvalid(m_words, true);
            m_words->setCursorPosition(int(m_search->problemOffset()));
        }
        return;
    }
    if (m_search->criterion())
        emit wanted(*m_search->criterion());
    else
        clear();
}

void SearchBar::clear()
{
    m_search->clear();
    const bool wasActive = m_isActive || m_state == State::Searching;
    setState(State::Idle);
    if (wasActive)
        emit cleared();
}

// The forms that somebody did not change show what the other says.
void SearchBar::follow(MessageSearch::Form form)
{
    using Form = MessageSearch::Form;
    Theme::setInvalid(m_words, false);
    if (form != Form::Words && m_words->text() != m_search->words())
        m_words->setText(m_search->words());
    if (m_criteria->isVisibleTo(this)) {
        if (form != Form::Tree)
            m_builder->setCriterion(m_search->criterion());
        if (form != Form::Text)
            m_raw->setCriteria(m_search->text());
    }
    const bool textIsWrong = form == Form::Text && !m_search->problem().isEmpty();
    m_raw->showProblem(textIsWrong ? m_search->problemOffset() : -1);
    showNotes();
    updateActions();
}

void SearchBar::showNotes()
{
    const auto isThere = [this](const QByteArray &name) {
        return m_capabilities.isEmpty() || m_capabilities.contains(name);
    };
    QString text;
    if (!m_search->problem().isEmpty())
        text = m_search->changedForm() == MessageSearch::Form::Text
                   ? tr("Character %1: %2").arg(m_search->problemOffset() + 1).arg(m_search->problem()) + u' '
                         + tr("The words and the rows still show the search from before.")
                   : m_search->problem();
    else if (m_search->criterion())
        text = SearchText::reservations(*m_search->criterion(), isThere);
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

// Down and Escape go from the line to the list. Escape is no shortcut of anything else meanwhile.
bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words
        || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Escape && key != Qt::Key_Down)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else
        emit left();
    return true;
}

// From the builder's fields and rows.
void SearchBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
