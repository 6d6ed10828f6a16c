#pragma once
#include "tests/support/sanitized.h"
#include "tests/support/scriptedserver.h"
#include "ui/connection.h"
#include "ui/dialogs/connectdialog.h"
#include "uimain.h"
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

// The dialog that connects, filled in and worked with keys and mouse.
class ConnectForm
{
public:
    ConnectForm()
    {
        dialog.show();
        if (!QTest::qWaitForWindowActive(&dialog))
            qFatal("The dialog does not become active");
    }

    template<typename T>
    T *find(const char *name) const
    {
        T *found = dialog.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("The dialog has no %s", name);
        return found;
    }
    QLineEdit *host() const { return find<QLineEdit>("hostEdit"); }
    QSpinBox *port() const { return find<QSpinBox>("portField"); }
    QComboBox *security() const { return find<QComboBox>("securityField"); }
    QLineEdit *user() const { return find<QLineEdit>("userField"); }
    QLineEdit *password() const { return find<QLineEdit>("passwordField"); }
    QString message() const { return find<QLabel>("connectMessage")->text(); }

    void fill(const QString &hostName, quint16 portNumber, imap::Security how = imap::Security::None,
              int seconds = 20)
    {
        type(host(), hostName);
        security()->setCurrentIndex(security()->findData(int(how)));
        port()->setValue(portNumber);
        type(user(), QStringLiteral("ann"));
        type(password(), QStringLiteral("s3cret-word"));
        find<QSpinBox>("timeoutField")->setValue(seconds);
    }
    static void type(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    void pressConnect() { QTest::mouseClick(find<QPushButton>("connectButton"), Qt::LeftButton); }
    void pressCancel() { QTest::mouseClick(find<QPushButton>("cancelButton"), Qt::LeftButton); }
    bool isBusy() const { return !find<QPushButton>("connectButton")->isEnabled(); }
    bool untilIdle()
    {
        return QTest::qWaitFor([this] { return !isBusy(); }, PatienceMs);
    }
    bool untilConnected()
    {
        return QTest::qWaitFor([this] { return !dialog.isVisible(); }, PatienceMs)
               && dialog.result() == QDialog::Accepted;
    }

    // Everything as it was typed, and ready for another attempt. Nothing: it is; else what is wrong.
    QString whyNotReady(const QString &hostName, quint16 portNumber) const
    {
        for (const char *name :
             {"hostField", "portField", "securityField", "userField", "passwordField", "actAsField",
              "caFileField", "timeoutField", "connectButton", "cancelButton"}) {
            if (!find<QWidget>(name)->isEnabled())
                return QLatin1String(name) + QStringLiteral(" is not enabled");
        }
        if (!dialog.isVisible())
            return QStringLiteral("the dialog has gone");
        if (find<QProgressBar>("connectProgress")->isVisible())
            return QStringLiteral("it looks busy");
        if (host()->text() != hostName || port()->value() != portNumber || user()->text() != u"ann"
            || password()->text() != u"s3cret-word")
            return QStringLiteral("the form is not as it was filled in");
        // Return must try again and not give up.
        const QWidget *focus = dialog.focusWidget();
        if (!focus || focus == find<QPushButton>("cancelButton"))
            return QStringLiteral("the focus is on ")
                   + (focus ? focus->objectName() : QStringLiteral("nothing"));
        return {};
    }

    ui::ConnectDialog dialog;
};

// A server that lets everybody in and knows no more than it must.
inline void welcomeEverybody(ScriptedServer &server)
{
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    server.answer("LOGIN", "TAG OK welcome");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK done");
}
