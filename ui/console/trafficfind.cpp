#include "trafficfind.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/theme.h"
#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace ui {

TrafficFind::TrafficFind(Accepts accepts, QWidget *parent)
    : QWidget(parent)
    , m_accepts(std::move(accepts))
    , m_words(named(new QLineEdit, "trafficFindWords", tr("Find in the traffic"),
                    tr("What to find, in words or as the filter takes it; Return goes to the next place, "
                       "Shift+Return to the one before")))
    , m_result(new QLabel)
{
    setObjectName(QStringLiteral("trafficFind"));
    m_words->setPlaceholderText(tr("Find…"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_result->setObjectName(QStringLiteral("trafficFindResult"));
    m_result->setTextFormat(Qt::PlainText);
    const auto button = [this](const char *name, const char *iconName, const QString &title,
                               const QString &toolTip, const std::function<void()> &run) {
        auto *made = named(new QToolButton, name, title, toolTip);
        made->setIcon(icon(iconName));
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, run);
        return made;
    };
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 4, 3);
    row->addWidget(m_words, 1);
    row->addWidget(m_result);
    row->addWidget(button("trafficFindBefore", "up", tr("Find the one before"),
                          tr("The place before (Shift+F3)"), [this] { go(-1); }));
    row->addWidget(button("trafficFindNext", "search", tr("Find the next"), tr("The next place (F3)"),
                          [this] { go(1); }));
    row->addWidget(
        button("trafficFindClose", "close", tr("Close finding"), tr("Close (Esc)"), [this] { end(); }));
    connect(m_words, &QLineEdit::textChanged, this, &TrafficFind::typed);
    hide();
}

void TrafficFind::watch(QAbstractItemView *view)
{
    view->installEventFilter(this);
}

void TrafficFind::setView(QAbstractItemView *view)
{
    stop();
    m_view = view;
}

void TrafficFind::begin()
{
    show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void TrafficFind::end()
{
    stop();
    hide();
    if (m_view)
        m_view->setFocus(Qt::OtherFocusReason);
}

void TrafficFind::stop()
{
    m_searching.stop();
}

void TrafficFind::tell(const QString &text, bool bad)
{
    Theme::setInvalid(m_words, bad);
    m_result->setText(text);
}

void TrafficFind::typed()
{
    stop();
    m_wanted = {};
    auto wanted = imap::ExchangeFilter::parse(m_words->text());
    if (!wanted) {
        tell(wanted.error().text, true);
        return;
    }
    m_wanted = *std::move(wanted);
    tell({});
    if (!m_wanted.isEmpty())
        search(1, true);
}

void TrafficFind::go(int step)
{
    if (m_wanted.isEmpty()) {
        begin();
        return;
    }
    show();
    search(step, false);
}

void TrafficFind::search(int step, bool fromHere)
{
    stop();
    if (!m_view)
        return;
    const int rows = m_view->model()->rowCount();
    QModelIndex at = m_view->currentIndex();
    if (at.parent().isValid())
        at = at.parent();
    m_step = step;
    m_row = at.isValid() ? at.row() - (fromHere ? step : 0) : step > 0 ? -1 : rows;
    m_left = rows;
    m_wrapped = false;
    tell(tr("Searching…"));
    m_searching.start(0, this);
}

void TrafficFind::timerEvent(QTimerEvent *)
{
    constexpr qint64 Slice = 8; // milliseconds
    QElapsedTimer taken;
    taken.start();
    while (m_view && m_left > 0) {
        const QAbstractItemModel *model = m_view->model();
        const int rows = model->rowCount();
        if (rows == 0)
            break;
        --m_left;
        m_row += m_step;
        if (m_row < 0 || m_row >= rows) {
            m_row = m_step > 0 ? 0 : rows - 1;
            m_wrapped = true;
        }
        const QModelIndex at = model->index(m_row, 0);
        if (m_accepts(at, m_wanted)) {
            stop();
            tell(m_wrapped ? tr("Found from the other end") : QString());
            emit found();
            m_view->setCurrentIndex(at);
            m_view->scrollTo(at, QAbstractItemView::PositionAtCenter);
            return;
        }
        if (m_left % 16 == 0 && taken.elapsed() >= Slice)
            return;
    }
    stop();
    tell(tr("Not found"), true);
}

bool TrafficFind::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = watched == m_words && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    const bool isOurs =
        key->matches(QKeySequence::Find) || isReturn || (key->key() == Qt::Key_Escape && isVisible());
    if (!isOurs)
        return QWidget::eventFilter(watched, event);
    // Else the same keys would do what they do in the rest of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (isReturn)
        go(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else if (key->key() == Qt::Key_Escape)
        end();
    else
        begin();
    return true;
}

} // namespace ui
