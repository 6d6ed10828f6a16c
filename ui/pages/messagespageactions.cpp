// What can be changed from the messages page: whether it may be at all, and the operations on what is selected.
#include "listplace.h"
#include "messagespage.h"
#include "ui/connection.h"
#include "ui/models/messagelistmodel.h"
#include "ui/operations/messageactions.h"
#include "ui/support/icons.h"
#include "ui/support/pill.h"
#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

namespace ui {

namespace {
// Of so many selected messages the summary is kept up to date.
constexpr quint64 MostFollowed = 500;
} // namespace

void MessagesPage::makeActions(QHBoxLayout *bar)
{
    m_writeAction->setObjectName(QStringLiteral("allowChanges"));
    m_writeAction->setCheckable(true);
    m_writeAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
    m_writeAction->setToolTip(
        tr("Open the mailbox with SELECT instead of EXAMINE, so that it may be changed (Ctrl+Shift+W)"));
    connect(m_writeAction, &QAction::triggered, this, &MessagesPage::setWritable);
    connect(m_actions, &MessageActions::operationMade, this, &Page::operationMade);
    connect(m_actions, &MessageActions::writingAllowed, this, [this] { setWritable(true); });
    m_actions->takeFilesFrom(this); // also where the page says that there are no messages
    connect(this, &MessagesPage::accessChanged, m_actions,
            [this] { m_actions->setWritable(access() == Access::MayChange); });
    for (QAction *action : m_actions->barActions()) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(QString(action->text()).remove(u'&'));
        button->setAutoRaise(true);
        bar->addWidget(button);
    }
    // The flags are in the list's own menu already, one by one, for their keys to work in it.
    QList<QAction *> inList = m_actions->actions();
    inList.removeOne(m_actions->flagMenu()->menuAction());
    m_view->insertAction(m_view->actions().value(0), m_openAction);
    m_view->addActions(inList);
    // Sizes of what is selected may come later.
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        if (const quint64 rows = m_actions->selected()->rowCount(); rows > 0 && rows < MostFollowed)
            emit summaryChanged();
    });
}

MessagesPage::Access MessagesPage::access() const
{
    const imap::Session *session = mySession();
    if (!session || session->state() != imap::Session::State::Selected || !m_model->mailbox())
        return Access::None;
    if (subject().connection->isReadOnly())
        return Access::Locked;
    if (!session->mailbox().isReadOnly())
        return Access::MayChange;
    return m_writable ? Access::Refused : Access::ReadOnly;
}

// The same mailbox is opened once more, the other way; one stays where one is in it.
void MessagesPage::setWritable(bool writable)
{
    m_writeAction->setChecked(writable);
    if (m_writable == writable)
        return;
    const bool isLocked = writable && subject().connection && subject().connection->isReadOnly();
    if (isLocked)
        showNotice(tr("The connection is read-only; Server > Unlock lets changes through."));
    if (isLocked || isLoading() || access() == Access::None) {
        m_writeAction->setChecked(m_writable);
        return;
    }
    m_writable = writable;
    m_place->keep(mySession()->mailbox());
    refresh();
}

void MessagesPage::showAccessOn(Pill *pill)
{
    const auto show = [this, pill] {
        const Access now = access();
        pill->setText(now == Access::MayChange ? tr("may change") : tr("read-only"));
        pill->setAccessibleName(pill->text());
        pill->setTone(now == Access::MayChange ? Tone::Warning : Tone::Normal);
        pill->setToolTip(now == Access::MayChange ? tr("The mailbox is opened with SELECT: what you do here "
                                                       "changes it, and opening it has made what "
                                                       "was new an old thing. Click to open it read-only")
                         : now == Access::Locked ? tr("The connection is read-only, whatever the mailbox is; "
                                                      "Server > Unlock lets changes through")
                         : now == Access::Refused
                             ? tr("The mailbox was opened with SELECT, but the server lets you only read it")
                             : tr("The mailbox is opened with EXAMINE: looking at it changes nothing, not "
                                  "even what counts as "
                                  "read. Click to allow changes"));
        pill->updateGeometry();
    };
    connect(this, &MessagesPage::accessChanged, pill, show);
    connect(pill, &QAbstractButton::clicked, m_writeAction, &QAction::trigger);
    show();
}

} // namespace ui
