#pragma once
#include "imapcore/commands/append.h"
#include "imapcore/commands/lsub.h"
#include "imapcore/commands/mailboxes.h"
#include "tests/support/await.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/jobmodel.h"
#include "windowdriver.h"
#include <QCheckBox>
#include <QDialog>

// What tests of the tree's actions do: a window on a real server, its dialogs, and a second connection that says what has
// become of it there.
class MailboxWork : public QObject
{
protected:
    void startServer() { m_dovecot = std::make_unique<Dovecot>(); }
    void setUp()
    {
        m_settings = std::make_unique<uitest::Settings>();
        m_other = m_dovecot->session();
    }
    void tearDown()
    {
        m_driver.reset();
        // Whatever a test has left.
        m_other = m_dovecot->session();
        QByteArrayList all = listed("T-*");
        std::sort(all.rbegin(), all.rend());
        for (QByteArray name : all) {
            name.replace("!", "");
            await(other().send(imap::Delete{imap::MailboxName::fromWire(name)}));
            await(other().send(imap::Unsubscribe{imap::MailboxName::fromWire(name)}));
        }
        m_other.reset();
    }
    imap::Session &other() { return *m_other; }
    bool connectTo(const imap::ConnectOptions &options)
    {
        m_driver = std::make_unique<WindowDriver>();
        m_driver->window()->resize(1280, 800);
        return m_driver->connectTo(options);
    }
    QStringList path(const QStringList &names) const
    {
        return QStringList{QStringLiteral("My mailboxes")} + names;
    }
    bool select(const QStringList &names) { return m_driver->select(path(names)); }
    // Besides what is selected already.
    bool selectAlso(const QStringList &names)
    {
        const QModelIndex index = find(names);
        if (!index.isValid())
            return false;
        QTreeView *tree = m_driver->tree();
        tree->scrollTo(index);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          tree->visualRect(index).center());
        return tree->selectionModel()->isSelected(index);
    }
    // As it is listed now; opens nothing.
    QModelIndex find(const QStringList &names) const
    {
        QModelIndex at = m_driver->treeModel()->index(m_driver->treeModel()->rowCount() - 1, 0);
        for (const QString &name : path(names))
            at = at.isValid() ? WindowDriver::child(m_driver->treeModel(), at, name) : QModelIndex();
        return at;
    }
    bool shows(const QStringList &names) const
    {
        return m_driver->until([&] { return find(names).isValid(); });
    }
    bool showsNo(const QStringList &names) const
    {
        return m_driver->until([&] { return !find(names).isValid(); });
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        // Nothing gives a window its focus back there when a dialog has closed.
        m_driver->window()->activateWindow();
        m_driver->tree()->setFocus();
        m_driver->until([this] { return m_driver->tree()->hasFocus(); });
        QTest::keyClick(m_driver->tree(), Qt::Key(key), modifiers);
    }
    QDialog *dialog(const char *name)
    {
        QDialog *found = nullptr;
        m_driver->until([&] {
            found = m_driver->window()->findChild<QDialog *>(QLatin1String(name));
            return found && found->isVisible();
        });
        return found;
    }
    template<typename T>
    static T *in(QDialog *dialog, const char *name)
    {
        return dialog->findChild<T *>(QLatin1String(name));
    }
    static void type(QDialog *dialog, const char *name, const QString &text)
    {
        auto *edit = in<QLineEdit>(dialog, name);
        edit->setFocus();
        edit->selectAll();
        // There are keys for ASCII alone; all else comes as it does from an input method.
        for (const QChar c : text) {
            if (c >= u' ' && c <= u'~')
                QTest::keyClick(edit, c.toLatin1());
            else
                edit->insert(c);
        }
        if (edit->text() != text)
            edit->setText(text);
    }
    static QString lines(QDialog *dialog) { return in<QPlainTextEdit>(dialog, "planLines")->toPlainText(); }
    static bool mayConfirm(QDialog *dialog)
    {
        return QTest::qWaitFor([&] { return in<QPushButton>(dialog, "planConfirm")->isEnabled(); }, 5000);
    }
    // Clicks it, and waits for the end of the job.
    bool confirm(QDialog *dialog)
    {
        if (!mayConfirm(dialog)) {
            qWarning().noquote() << "Not to be confirmed:" << in<QLabel>(dialog, "planNotice")->text();
            return false;
        }
        QTest::mouseClick(in<QPushButton>(dialog, "planConfirm"), Qt::LeftButton);
        return jobsDone();
    }
    bool jobsDone(int milliseconds = 20000)
    {
        auto *jobs = m_driver->window()->findChild<ui::JobModel *>();
        return m_driver->until([jobs] { return jobs->rowCount() > 0 && jobs->running() == 0; }, milliseconds);
    }
    // How the last job ended.
    QString outcome()
    {
        const auto *jobs = m_driver->window()->findChild<ui::JobModel *>();
        for (int row = 0; row < jobs->rowCount(); ++row) {
            const QString title = jobs->index(row, ui::JobModel::Title).data().toString();
            // What a page asks for is a job as well.
            if (!title.startsWith(QStringLiteral("Open ")) && !title.startsWith(QStringLiteral("Read ")))
                return jobs->index(row, ui::JobModel::Outcome).data().toString();
        }
        return {};
    }
    QByteArrayList listed(const QByteArray &pattern)
    {
        QByteArrayList all;
        const auto found = await(other().send(imap::List{pattern}));
        for (const imap::ListedMailbox &one : found ? *found : imap::List::Result())
            all += one.name.wire() + (one.isSelectable() ? "" : "!");
        std::sort(all.begin(), all.end());
        return all;
    }
    QByteArrayList subscribed()
    {
        QByteArrayList all;
        const auto found = await(other().send(imap::Lsub{"*"}));
        for (const imap::ListedMailbox &one : found ? *found : imap::Lsub::Result()) {
            if (!one.has("\\Noselect"))
                all += one.name.wire();
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    quint64 messagesIn(const QString &name)
    {
        const auto status = await(other().send(imap::GetStatus{imap::MailboxName(name), {"MESSAGES"}}));
        return status ? status->messages.value_or(999) : 999;
    }
    bool make(const QStringList &names, int messages = 0, const QByteArrayList &flags = {})
    {
        for (const QString &name : names) {
            if (!await(other().send(imap::Create{imap::MailboxName(name)})))
                return false;
            for (int i = 0; i < messages; ++i) {
                if (!await(other().send(
                        imap::Append{imap::MailboxName(name),
                                     {{.content = "Subject: " + QByteArray::number(i) + "\r\n\r\ntext\r\n",
                                       .flags = flags}}})))
                    return false;
            }
        }
        return true;
    }
    ui::StagedChanges *changes() const { return m_driver->page()->subject().connection->changes(); }
    // What the Changes list would send.
    QString preview() const { return m_driver->find<QPlainTextEdit>("changesDetails")->toPlainText(); }
    // The window shows what others have made.
    bool refresh()
    {
        if (!m_driver->select(path({})) && !m_driver->open(find({})))
            return false;
        m_driver->trigger("refreshAction");
        return m_driver->until([this] { return !m_driver->treeModel()->isLoading(find({})); });
    }

    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Dovecot> m_dovecot;
    std::unique_ptr<imap::Session> m_other;
    std::unique_ptr<WindowDriver> m_driver;
};
