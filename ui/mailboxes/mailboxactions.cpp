#include "mailboxactions.h"
#include "changesoperation.h"
#include "createdialog.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/rights.h"
#include "imapcore/url.h"
#include "lossdialog.h"
#include "mailboxdrag.h"
#include "mailboxoperation.h"
#include "mailboxtexts.h"
#include "outcomedialog.h"
#include "renamedialog.h"
#include "ui/changes/applydialog.h"
#include "ui/connection.h"
#include "ui/mailboxpane.h"
#include "ui/mailboxsearch.h"
#include "ui/models/mailboxtreemodel.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QTreeView>

namespace ui {

namespace {
// One's rights on more than so many are not asked for: the server says no where they are missing.
constexpr size_t RightsAtOnce = 30;
// Nor are those that are known looked through for more.
constexpr size_t RightsLookedAt = 1000;
} // namespace

MailboxActions::MailboxActions(MailboxPane *pane) : QObject(pane), m_pane(pane)
{
    using M = MailboxActions;
    m_create = add("newMailboxAction", "mailbox-new", tr("&New Mailbox…"),
                   tr("Create a mailbox, below the selected one at first"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), &M::create);
    m_rename = add("renameMailboxAction", "rename", tr("Rena&me or Move…"),
                   tr("Give the mailbox another name or place; what lies below goes with it"),
                   QKeySequence(Qt::Key_F2), &M::rename);
    m_delete = add("deleteMailboxAction", "trash", tr("&Delete…"),
                   tr("Delete the selected mailboxes with their messages"), QKeySequence::Delete, &M::remove);
    addLine();
    m_subscribe = add("subscribeAction", "subscribed", tr("&Subscribe"),
                      tr("Have mail programs show the selected mailboxes"), {}, &M::subscribe);
    m_unsubscribe = add("unsubscribeAction", "remove", tr("&Unsubscribe"),
                        tr("Have mail programs no longer show the selected mailboxes"), {}, &M::unsubscribe);
    addLine();
    m_empty = add("emptyMailboxAction", "clear", tr("Em&pty…"),
                  tr("Delete all messages in the selected mailboxes"), {}, &M::empty);
    m_expunge = add("expungeMailboxAction", "deleted", tr("Expun&ge…"),
                    tr("Erase the messages that are marked as deleted"), {}, &M::expunge);
    m_check = add("checkMailboxAction", "apply", tr("Chec&k"),
                  tr("Have the server bring the selected mailboxes into order (CHECK), and compare their "
                     "status before and after"),
                  {}, &M::check);
    m_compare =
        add("compareMailboxAction", "details", tr("Before and Af&ter…"),
            tr("What was last done to mailboxes, with their status before and after"), {}, &M::compare);
    addLine();
    m_copyUrl = add("copyMailboxUrl", "copy", tr("Copy IM&AP URL"),
                    tr("Copy the addresses of the selected mailboxes (RFC 5092)"), {}, &M::copyUrl);
    addLine();
    // In the window they are for whatever is selected; their keys are for the tree and for what was found.
    m_create->setShortcutContext(Qt::WindowShortcut);
    QTreeView *tree = pane->view();
    tree->insertActions(tree->actions().value(0), m_actions);
    QTreeView *found = pane->search()->view();
    found->addActions(m_actions);
    found->addActions(pane->actions().first(2)); // names to copy
    found->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(tree, &QWidget::customContextMenuRequested, this, &MailboxActions::askForRights);
    auto *drag = new MailboxDrag(pane->view(), pane->model(), this);
    connect(drag, &MailboxDrag::dropped, this, &MailboxActions::move);
    connect(pane, &MailboxPane::selectionChanged, this, &MailboxActions::update);
    update();
}

QAction *MailboxActions::add(const char *name, const char *iconName, const QString &text,
                             const QString &toolTip, const QKeySequence &shortcut,
                             void (MailboxActions::*slot)())
{
    auto *action = new QAction(icon(iconName), text, m_pane);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_toolTips[action] =
        shortcut.isEmpty()
            ? toolTip
            : QStringLiteral("%1 (%2)").arg(toolTip, shortcut.toString(QKeySequence::NativeText));
    action->setToolTip(m_toolTips[action]);
    connect(action, &QAction::triggered, this, slot);
    m_actions.append(action);
    return action;
}

void MailboxActions::addLine()
{
    auto *line = new QAction(m_pane);
    line->setSeparator(true);
    m_actions.append(line);
}

void MailboxActions::fill(QMenu *menu)
{
    menu->addActions(m_actions);
    connect(menu, &QMenu::aboutToShow, this, &MailboxActions::askForRights);
}

MailboxActions::Selection MailboxActions::selection() const
{
    Selection selection;
    for (auto &[connection, mailbox] : m_pane->selectedMailboxes()) {
        if (selection.connection && selection.connection != connection)
            selection.problem = tr("Select mailboxes of one server alone.");
        selection.connection = connection;
        selection.mailboxes.push_back(std::move(mailbox));
    }
    if (selection.mailboxes.empty())
        selection.connection = m_pane->currentConnection();
    if (!selection.connection)
        selection.problem = tr("Nothing is selected.");
    else if (!selection.connection->session())
        selection.problem = tr("There is no connection.");
    else if (selection.connection->isReadOnly())
        selection.lock = tr("This connection is read-only.");
    if (!selection.problem.isEmpty())
        selection.connection = nullptr;
    return selection;
}

void MailboxActions::enable(QAction *action, const QString &whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    action->setToolTip(whyNot.isEmpty() ? m_toolTips[action] : m_toolTips[action] + u'\n' + whyNot);
}

// Which of these rights one is known not to have on one of the mailboxes. `old`: what stands for them where the server
// knows only those of RFC 2086.
QString MailboxActions::missing(const Selection &selection, QByteArrayView rights, char old,
                                char instead) const
{
    if (!selection.connection || selection.mailboxes.size() > RightsLookedAt)
        return {};
    const imap::KnownRights known = imap::KnownRights::from(selection.connection->session()->capabilities());
    for (const imap::ListedMailbox &mailbox : selection.mailboxes) {
        const auto asked = m_rights.constFind({selection.connection, mailbox.name.wire()});
        const std::optional<QByteArray> mine =
            asked != m_rights.cend() ? std::optional(*asked) : mailbox.rights();
        if (!mine || (instead && mine->contains(instead)))
            continue;
        for (const char right : rights) {
            if (!mine->contains(right) && (known.cdVirtual || !mine->contains(old)))
                return tr("You do not have the right “%1” on “%2”.")
                    .arg(QLatin1Char(known.cdVirtual ? right : old))
                    .arg(mailbox.name.toString());
        }
    }
    return {};
}

void MailboxActions::update()
{
    const Selection selected = selection();
    const auto &mailboxes = selected.mailboxes;
    const auto all = [&mailboxes](auto test) {
        return !mailboxes.empty() && std::all_of(mailboxes.begin(), mailboxes.end(), test);
    };
    const auto either = [](const QString &first, const QString &second) {
        return first.isEmpty() ? second : first;
    };
    const QString none =
        either(selected.problem, mailboxes.empty() ? tr("No mailbox is selected.") : QString());
    const bool anyInbox =
        std::any_of(mailboxes.begin(), mailboxes.end(), [](const auto &one) { return one.name.isInbox(); });
    const QString noMessages = either(either(none, selected.lock),
                                      all([](const auto &one) { return !one.isSelectable(); })
                                          ? tr("What is selected holds other mailboxes, but no messages.")
                                          : QString());
    enable(m_create,
           either(selected.problem, mailboxes.size() == 1 ? missing(selected, "k", 'c') : QString()));
    enable(m_rename, either(none, either(anyInbox && mailboxes.size() > 1
                                             ? tr("INBOX cannot be moved together with others.")
                                             : QString(),
                                         anyInbox ? QString() : missing(selected, "x", 'c'))));
    enable(m_delete, either(none, all([](const auto &one) { return one.name.isInbox(); })
                                      ? tr("INBOX cannot be deleted (RFC 9051).")
                                      : missing(selected, "x", 'c', 'a')));
    enable(m_subscribe, none);
    enable(m_unsubscribe, none);
    enable(m_empty, either(noMessages, missing(selected, "te", 'd')));
    enable(m_expunge, either(noMessages, missing(selected, "e", 'd')));
    enable(m_check, either(noMessages, missing(selected, "r", 'r')));
    enable(m_copyUrl, mailboxes.empty() ? tr("No mailbox is selected.") : QString());
    enable(m_compare, m_last && m_last->isFinished() && !m_last->results().empty()
                          ? QString()
                          : tr("Nothing was done to mailboxes yet."));
}

void MailboxActions::askForRights()
{
    const Selection selected = selection();
    imap::Session *session = selected.connection ? selected.connection->session() : nullptr;
    if (!session || !session->supports("ACL") || selected.mailboxes.size() > RightsAtOnce)
        return;
    for (const imap::ListedMailbox &mailbox : selected.mailboxes) {
        const std::pair key(selected.connection, mailbox.name.wire());
        if (m_rights.contains(key) || !mailbox.isSelectable())
            continue;
        session->send(imap::MyRights{mailbox.name})
            ->then(this, [this, key](const imap::Expected<QByteArray> &rights) {
                if (!rights)
                    return;
                m_rights.insert(key, *rights);
                update();
            });
    }
}

// --- what they do

void MailboxActions::create()
{
    const Selection selected = selection();
    if (!selected.connection)
        return;
    const bool isBelow = selected.mailboxes.size() == 1 && selected.mailboxes.front().separator
                         && !selected.mailboxes.front().has("\\NoInferiors");
    const imap::ListedMailbox *below = isBelow ? &selected.mailboxes.front() : nullptr;
    ask(new CreateDialog(m_pane->model(), selected.connection, below, m_pane->window()));
}

void MailboxActions::rename()
{
    const Selection selected = selection();
    if (selected.connection && !selected.mailboxes.empty())
        ask(new RenameDialog(m_pane->model(), selected.connection, selected.mailboxes, m_pane->window()));
}

void MailboxActions::move(Connection *connection, const std::vector<imap::ListedMailbox> &mailboxes,
                          const imap::MailboxName &into, int namespaceRow)
{
    if (!connection->session() || mailboxes.empty())
        return;
    auto *dialog = new RenameDialog(m_pane->model(), connection, mailboxes, m_pane->window());
    dialog->choosePlace(into, into.isEmpty(), namespaceRow);
    ask(dialog);
}

void MailboxActions::remove()
{
    const Selection selected = selection();
    if (selected.connection && !selected.mailboxes.empty())
        ask(new LossDialog(LossDialog::What::Delete, selected.connection, selected.mailboxes,
                           m_pane->window()));
}

void MailboxActions::empty()
{
    const Selection selected = selection();
    if (selected.connection && !selected.mailboxes.empty())
        ask(new LossDialog(LossDialog::What::Empty, selected.connection, selected.mailboxes,
                           m_pane->window()));
}

void MailboxActions::expunge()
{
    const Selection selected = selection();
    if (selected.connection && !selected.mailboxes.empty())
        ask(new LossDialog(LossDialog::What::Expunge, selected.connection, selected.mailboxes,
                           m_pane->window()));
}

void MailboxActions::check()
{
    const Selection selected = selection();
    if (!selected.connection)
        return;
    imap::MailboxPlan plan(selected.connection->session()->capabilities());
    for (const imap::ListedMailbox &mailbox : selected.mailboxes)
        plan.check(mailbox);
    if (!plan.isEmpty())
        run(new MailboxOperation(selected.connection, plan, imap::MailboxRun::AfterError::GoOn));
}

void MailboxActions::subscribe()
{
    setSubscribed(true);
}

void MailboxActions::unsubscribe()
{
    setSubscribed(false);
}

void MailboxActions::setSubscribed(bool on)
{
    const Selection selected = selection();
    if (!selected.connection)
        return;
    imap::MailboxEdit edit;
    for (const imap::ListedMailbox &mailbox : selected.mailboxes)
        edit.subscribe(mailbox.name, on);
    if (edit.isEmpty())
        return;
    // Without a dialog there is no question which way: as on all pages, that of the connection.
    const QPointer<Connection> connection(selected.connection);
    if (!connection->changes()->appliesAtOnce() || connection->isReadOnly())
        stage(connection, edit.changes());
    else if (ApplyDialog::mayCarryOut(*connection->changes(), edit.changes(), m_pane->window()) && connection)
        run(new ChangesOperation(connection, edit.changes(), StagedChanges::AfterError::GoOn));
}

void MailboxActions::stage(Connection *connection, std::vector<imap::StagedChange> changes)
{
    const QString cause = MailboxTexts::title(changes);
    for (imap::StagedChange &change : changes)
        change.cause = cause;
    connection->changes()->keep(std::move(changes));
    emit staged(connection);
}

void MailboxActions::copyUrl()
{
    QStringList all;
    for (const auto &[connection, mailbox] : m_pane->selectedMailboxes())
        all += imap::ImapUrl{.server = connection->options().address, .mailbox = mailbox.name}.toText();
    QApplication::clipboard()->setText(all.join(u'\n'));
}

void MailboxActions::compare()
{
    if (!m_last || m_last->results().empty())
        return;
    auto *dialog = new OutcomeDialog(m_last, m_pane->window());
    connect(dialog, &OutcomeDialog::retryWanted, this, &MailboxActions::operationMade);
    dialog->open();
}

void MailboxActions::ask(PlanDialog *dialog)
{
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Connection *connection = dialog->connection();
        if (!connection)
            return;
        using RunError = imap::MailboxRun::AfterError;
        using ChangeError = StagedChanges::AfterError;
        const bool goesOn = dialog->goesOnAfterErrors();
        if (!dialog->plan().isEmpty())
            run(new MailboxOperation(connection, dialog->plan(), goesOn ? RunError::GoOn : RunError::Stop));
        else if (dialog->isToBeStaged())
            stage(connection, dialog->edit().changes());
        else
            run(new ChangesOperation(connection, dialog->edit().changes(),
                                     goesOn ? ChangeError::GoOn : ChangeError::Stop, dialog->statuses()));
    });
    dialog->open();
}

void MailboxActions::run(MailboxJob *job)
{
    follow(job);
    emit operationMade(job);
    update();
}

// Also one that does again what it could not do, wherever that was asked for.
void MailboxActions::follow(MailboxJob *job)
{
    m_last = job;
    connect(job, &Operation::finished, this, [this, job] { ended(job); });
    connect(job, &Operation::retried, this,
            [this](Operation *again) { follow(static_cast<MailboxJob *>(again)); });
}

// --- what has changed

// Of changes changesEnded() has told.
void MailboxActions::ended(MailboxJob *job)
{
    const auto *operation = qobject_cast<MailboxOperation *>(job);
    if (operation && operation->connection()) {
        const std::vector<imap::MailboxName> touched = operation->touched();
        m_pane->mailboxesChanged(operation->connection(), touched, {}, {});
        const bool isContent = operation->plan().steps().front().kind != imap::MailboxStep::Kind::Check;
        if (isContent && !touched.empty())
            emit changed(operation->connection(), touched);
    }
    update();
}

void MailboxActions::watch(Connection *connection)
{
    connect(connection->changes(), &StagedChanges::ended, this,
            [this, connection](const StagedChanges::Ending &ending) { changesEnded(connection, ending); });
    connect(connection->changes(), &StagedChanges::workChanged, this, &MailboxActions::update);
}

void MailboxActions::changesEnded(Connection *connection, const StagedChanges::Ending &ending)
{
    using State = imap::ChangeItem::State;
    m_rights.clear();
    const StagedChanges *changes = connection->changes();
    const bool isShown = m_pane->subject().connection == connection;
    imap::MailboxName shown = m_pane->subject().mailbox, goTo;
    std::vector<imap::MailboxName> touched, moved;
    QSet<imap::MailboxName> gone;
    for (const quint64 id : ending.ids) {
        const imap::ChangeItem *item = changes->set()->find(id);
        if (!item || item->state == State::Staged)
            continue;
        const imap::Change &change = item->change;
        const bool isGood =
            item->state == State::Done && !imap::isOdd(item->difference.value_or(imap::Difference::None));
        if (!change.isStructural() && !change.as<imap::SubscriptionChange>())
            continue;
        touched.push_back(change.mailbox());
        if (change.as<imap::DeleteChange>() || change.as<imap::RenameChange>())
            moved.push_back(change.mailbox());
        if (change.as<imap::DeleteChange>() && (isGood || item->state == State::Unneeded))
            gone.insert(change.mailbox());
        // Whoever makes one mailbox wants to see it; whoever applies many things stays.
        if (change.as<imap::CreateChange>() && isGood && ending.isOperation)
            goTo = change.mailbox();
        if (const auto *rename = change.as<imap::RenameChange>()) {
            touched.push_back(rename->to);
            moved.push_back(rename->to);
            if (isGood && rename->movesChildren())
                gone.insert(rename->mailbox);
            const imap::ServerManner manner = changes->manner();
            const imap::MailboxName now =
                rename->moved(shown, manner.separatorOf(rename->mailbox), manner.separatorOf(rename->to));
            if (isGood && isShown && !(now == shown))
                goTo = shown = now;
        }
    }
    if (isShown && goTo.isEmpty() && gone.contains(shown)) {
        const imap::MailboxName beside = m_pane->neighbourOf(connection, shown, gone);
        beside.isEmpty() ? m_pane->goToServer(connection) : m_pane->goTo(connection, beside);
    }
    if (!touched.empty())
        m_pane->mailboxesChanged(connection, touched, {gone.begin(), gone.end()}, goTo);
    if (!moved.empty())
        emit changed(connection, moved);
    update();
}

} // namespace ui
