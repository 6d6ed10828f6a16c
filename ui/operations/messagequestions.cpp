// What is asked before something is done with messages, and the operations that come of the answers.
#include "appendoperation.h"
#include "copyoperation.h"
#include "expungeoperation.h"
#include "flagoperation.h"
#include "imapcore/commands/login.h"
#include "imapcore/flags.h"
#include "mailfiledrop.h"
#include "messageactions.h"
#include "saveoperation.h"
#include "ui/dialogs/flagsdialog.h"
#include "ui/dialogs/mailboxchooser.h"
#include "ui/models/messagelistmodel.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTreeView>

namespace ui {

namespace {
// Whose flags and sizes are looked at before something is asked.
constexpr size_t MostLookedAt = 20'000;
const QString SaveFolderKey = QStringLiteral("messages/folder");
} // namespace

// `what` is to be done, and `loss` of it cannot be taken back; without that, only those are asked who have the mailbox
// open to look at it.
bool MessageActions::ask(const QString &title, const QString &what, const QString &loss,
                         const QString &button)
{
    if (loss.isEmpty() && m_writable)
        return true;
    QMessageBox box(loss.isEmpty() ? QMessageBox::Question : QMessageBox::Warning, title, what,
                    QMessageBox::Cancel, m_view->window());
    box.setObjectName(QStringLiteral("changeQuestion"));
    QString more = loss;
    QCheckBox *allow = nullptr;
    if (!m_writable) {
        more += (more.isEmpty() ? QString() : QStringLiteral("\n\n"))
                + tr("“%1” is open read-only.").arg(m_mailbox.toString());
        allow = new QCheckBox(tr("From now on allow changes in this &mailbox"));
        allow->setObjectName(QStringLiteral("changeAllow"));
        allow->setToolTip(tr("Open it with SELECT, and do not ask again while it is shown"));
        box.setCheckBox(allow);
    }
    box.setInformativeText(more);
    QPushButton *yes = box.addButton(button, QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("changeYes"));
    yes->setToolTip(what);
    box.button(QMessageBox::Cancel)->setObjectName(QStringLiteral("changeNo"));
    box.button(QMessageBox::Cancel)->setToolTip(tr("Do nothing (Escape)"));
    // What cannot be taken back takes more than Return.
    box.setDefaultButton(loss.isEmpty() ? yes : qobject_cast<QPushButton *>(box.button(QMessageBox::Cancel)));
    box.exec();
    if (box.clickedButton() != yes)
        return false;
    m_allows = allow && allow->isChecked();
    return true;
}

// "3.4 MB", as far as it is known.
QString MessageActions::sizeInWords() const
{
    const imap::Session *live = session();
    if (!live)
        return {};
    const std::vector<quint32> numbers = m_selected->numbersInOrder(MostLookedAt);
    qint64 octets = 0;
    bool all = quint64(numbers.size()) == m_selected->rowCount();
    for (const quint32 number : numbers) {
        const qint64 size =
            number >= 1 && number <= live->mailbox().count() ? live->mailbox().messages().at(number).size : 0;
        all = all && size >= 0;
        octets += std::max<qint64>(size, 0);
    }
    return all ? formatSize(octets) : tr("at least %1").arg(formatSize(octets));
}

void MessageActions::withSelected(const std::function<void(const MessageSet &)> &then)
{
    if (!session() || m_selected->isEmpty())
        return;
    const QPointer<Connection> connection = m_connection;
    const imap::MailboxName mailbox = m_mailbox;
    const quint32 validity = session()->mailbox().uidValidity();
    m_selected->resolve(session(), [this, then, connection, mailbox,
                                    validity](const imap::Expected<imap::SequenceSet> &uids) {
        if (!uids) {
            QMessageBox::warning(m_view->window(), tr("Messages"),
                                 tr("It could not be found out which messages these are. %1")
                                     .arg(ErrorText::describe(uids.error())));
            return;
        }
        if (!uids->isEmpty())
            then({connection, mailbox, validity, *uids});
    });
}

void MessageActions::run(Operation *operation)
{
    // The list hears of what was done over another connection when it says something itself.
    connect(operation, &Operation::finished, this, [this, mailbox = m_mailbox] {
        if (session() && m_mailbox == mailbox)
            session()->send(imap::Noop{});
    });
    emit operationMade(operation);
    // The mailbox is opened anew by that, and what was selected in it is known by now.
    if (std::exchange(m_allows, false))
        emit writingAllowed();
}

// --- the actions

void MessageActions::change(const QByteArrayList &add, const QByteArrayList &remove, const QString &title)
{
    if (!ask(tr("Flags"), tr("%1?").arg(title), {}, tr("&Change")))
        return;
    withSelected([this, add, remove](const MessageSet &messages) {
        run(new FlagOperation(messages, {add, remove}));
    });
}

void MessageActions::chooseFlags()
{
    imap::Session *live = session();
    if (!live)
        return;
    FlagsDialog::Known known;
    known.flags = live->mailbox().knownFlags();
    if (!live->mailbox().isReadOnly())
        known.permanent = live->mailbox().permanentFlags();
    // Where all are known, a tick tells what they have.
    const std::vector<quint32> numbers = m_selected->numbersInOrder(MostLookedAt);
    QHash<QByteArray, quint64> counts;
    bool all = quint64(numbers.size()) == m_selected->rowCount();
    static constexpr std::pair<quint32, const char *> systemFlags[] = {
        {imap::MessageStore::Seen, imap::flag::Seen},
        {imap::MessageStore::Answered, imap::flag::Answered},
        {imap::MessageStore::Flagged, imap::flag::Flagged},
        {imap::MessageStore::Deleted, imap::flag::Deleted},
        {imap::MessageStore::Draft, imap::flag::Draft}};
    for (const quint32 number : numbers) {
        if (number < 1 || number > live->mailbox().count())
            continue;
        all = all && live->mailbox().messages().at(number).flags != 0;
        const imap::MessageStore::FlagSet &flags = live->mailbox().messages().flags(number);
        for (const auto &[bit, name] : systemFlags)
            counts[name] += (flags.system & bit) != 0;
        for (const QByteArray &keyword : flags.keywords)
            ++counts[keyword];
    }
    for (auto flag = counts.cbegin(); flag != counts.cend(); ++flag) {
        if (!known.flags.contains(flag.key()))
            known.flags += flag.key();
    }
    for (const QByteArray &flag :
         known.flags
             + QByteArrayList{imap::flag::Seen, imap::flag::Answered, imap::flag::Flagged,
                              imap::flag::Deleted, imap::flag::Draft}) {
        const quint64 count = counts.value(flag);
        known.states[flag] = !all || (count > 0 && count < numbers.size()) ? Qt::PartiallyChecked
                             : count > 0                                   ? Qt::Checked
                                                                           : Qt::Unchecked;
    }
    const int count = int(m_selected->rowCount());
    FlagsDialog dialog(tr("Flags of %Ln message(s) of “%1”:", nullptr, count).arg(m_mailbox.toString()),
                       known, m_view->window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    const FlagOperation::Change wanted = dialog.change();
    if (!ask(tr("Flags"), tr("Change the flags of %Ln message(s)?", nullptr, count), {}, tr("&Change")))
        return;
    withSelected([this, wanted](const MessageSet &messages) { run(new FlagOperation(messages, wanted)); });
}

void MessageActions::copySelected()
{
    choose(false);
}

void MessageActions::moveSelected()
{
    choose(true);
}

void MessageActions::choose(bool move)
{
    MailboxIndex *index = nullptr;
    for (MailboxIndex *one : m_indexes ? m_indexes() : std::vector<MailboxIndex *>()) {
        if (one->connection() == m_connection)
            index = one;
    }
    const int count = int(m_selected->rowCount());
    MailboxChooser chooser(
        move ? tr("Move") : tr("Copy"),
        move ? tr("Move %Ln message(s) of “%1” to:", nullptr, count).arg(m_mailbox.toString())
             : tr("Copy %Ln message(s) of “%1” to:", nullptr, count).arg(m_mailbox.toString()),
        index, move ? m_mailbox : imap::MailboxName(), m_view->window());
    if (chooser.exec() == QDialog::Accepted && !chooser.chosen().isEmpty())
        copyTo(chooser.chosen(), move);
}

void MessageActions::copyTo(const imap::MailboxName &target, bool move)
{
    if (!session() || m_selected->isEmpty() || (move && target == m_mailbox))
        return;
    if (move) {
        const QString what =
            tr("Move %Ln message(s) to “%1”?", nullptr, int(m_selected->rowCount())).arg(target.toString());
        const QString loss =
            CopyOperation::movesWhole(*session())
                ? QString()
                : tr("The server has neither MOVE nor UIDPLUS. The messages are copied and marked \\Deleted "
                     "here, and "
                     "stay here until somebody expunges this mailbox, which takes along all that is marked.");
        if (!ask(tr("Move"), what, loss, tr("&Move")))
            return;
    }
    withSelected([this, target, move](const MessageSet &messages) {
        run(new CopyOperation(messages, target, move ? CopyOperation::How::Move : CopyOperation::How::Copy));
    });
}

void MessageActions::markDeleted()
{
    change({imap::flag::Deleted}, {},
           tr("Mark %Ln message(s) \\Deleted", nullptr, int(m_selected->rowCount())));
}

void MessageActions::undelete()
{
    change({}, {imap::flag::Deleted},
           tr("Take \\Deleted from %Ln message(s)", nullptr, int(m_selected->rowCount())));
}

void MessageActions::expunge()
{
    const int count = int(m_selected->rowCount());
    if (!ask(tr("Expunge"),
             tr("Remove %Ln message(s) of “%1” for good?", nullptr, count).arg(m_mailbox.toString()),
             tr("%1 will be lost, for everybody who uses this mailbox, also of what is not marked \\Deleted. "
                "From "
                "here they cannot be brought back.")
                 .arg(sizeInWords()),
             tr("&Expunge")))
        return;
    withSelected([this](const MessageSet &messages) { run(new ExpungeOperation(messages)); });
}

// --- files

void MessageActions::saveFiles()
{
    save(false);
}

void MessageActions::saveMbox()
{
    save(true);
}

void MessageActions::save(bool mbox)
{
    const QString folder = QSettings().value(SaveFolderKey, QDir::homePath()).toString();
    auto *dialog = new QFileDialog(m_view->window(), mbox ? tr("Save as mbox") : tr("Save as Files"), folder);
    dialog->setObjectName(QStringLiteral("saveMessagesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (mbox) {
        dialog->setDefaultSuffix(QStringLiteral("mbox"));
        dialog->selectFile(m_mailbox.toString().replace(u'/', u'-') + QStringLiteral(".mbox"));
    } else {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setLabelText(QFileDialog::Accept, tr("Save Here"));
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this, mbox](const QString &path) {
        QSettings().setValue(SaveFolderKey, mbox ? QFileInfo(path).path() : path);
        withSelected([this, mbox, path](const MessageSet &messages) {
            run(new SaveOperation(messages, mbox ? SaveOperation::Form::Mbox : SaveOperation::Form::Files,
                                  path));
        });
    });
    dialog->open();
}

void MessageActions::chooseFiles()
{
    const QString folder = QSettings().value(SaveFolderKey, QDir::homePath()).toString();
    auto *dialog = new QFileDialog(m_view->window(), tr("Append Files"), folder,
                                   tr("Messages (*.eml *.mbox *.mbx *.mail);;All files (*)"));
    dialog->setObjectName(QStringLiteral("appendFilesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        if (!paths.isEmpty())
            QSettings().setValue(SaveFolderKey, QFileInfo(paths.first()).path());
        if (m_connection)
            appendFiles(m_connection, m_mailbox, paths);
    });
    dialog->open();
}

void MessageActions::appendFiles(Connection *connection, const imap::MailboxName &target,
                                 const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    // What is shown may be written to already; into another mailbox it is asked, for a drop misses easily.
    const bool isShown = connection == m_connection && target == m_mailbox;
    const QString what =
        tr("Append the messages of %Ln file(s) to “%1”?", nullptr, int(paths.size())).arg(target.toString());
    if (isShown ? !ask(tr("Append"), what, {}, tr("&Append"))
                : QMessageBox::question(m_view->window(), tr("Append"), what,
                                        QMessageBox::Ok | QMessageBox::Cancel)
                      != QMessageBox::Ok)
        return;
    run(new AppendOperation(connection, target, paths));
}

void MessageActions::takeFilesFrom(QWidget *place)
{
    m_fileDrop->watch(place);
}

} // namespace ui
