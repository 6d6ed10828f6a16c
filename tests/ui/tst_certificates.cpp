#include "connectform.h"
#include "tests/support/certificates.h"
#include "ui/dialogs/certificatedialog.h"
#include "ui/support/settings.h"
#include <QTimer>

using namespace Qt::StringLiterals;
using Kind = Certificates::Kind;

Q_DECLARE_METATYPE(Certificates::Kind)

// What happens when a certificate does not verify: what a person sees, and what each answer does.
class TestCertificates : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_certificates = std::make_unique<Certificates>(); }
    void init();
    void shown_data();
    void shown();
    void doNotConnect_data();
    void doNotConnect();
    void once();
    void always();
    void alwaysIsForThisServerOnly();
    void anotherThanTheTrustedOne();
    void goodOneIsNotAskedAbout();
    void startTls();
    void safeAnswerIsTheDefault();

private:
    void serve(Kind kind);
    void atQuestion(const std::function<void(ui::CertificateDialog *)> &answer);
    static void press(ui::CertificateDialog *dialog, const char *button);

    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Certificates> m_certificates;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QTimer> m_watch;
    int m_questions = 0;
};

void TestCertificates::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    m_questions = 0;
    m_watch.reset();
}

void TestCertificates::serve(Kind kind)
{
    m_server = std::make_unique<ScriptedServer>();
    welcomeEverybody(*m_server);
    m_server->setCertificate(m_certificates->certificateFile(kind), m_certificates->keyFile(kind));
    m_server->setImplicitTls(true);
}

// Answers each question that comes up, from within its own event loop.
void TestCertificates::atQuestion(const std::function<void(ui::CertificateDialog *)> &answer)
{
    m_watch = std::make_unique<QTimer>();
    connect(m_watch.get(), &QTimer::timeout, this, [this, answer] {
        auto *dialog = qobject_cast<ui::CertificateDialog *>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isVisible() || dialog->property("seen").toBool())
            return;
        dialog->setProperty("seen", true);
        ++m_questions;
        answer(dialog);
    });
    m_watch->start(5);
}

void TestCertificates::press(ui::CertificateDialog *dialog, const char *button)
{
    auto *found = dialog->findChild<QPushButton *>(QLatin1String(button));
    if (!found)
        qFatal("There is no %s", button);
    QTest::mouseClick(found, Qt::LeftButton);
}

void TestCertificates::shown_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("year");
    QTest::addColumn<QString>("problem");
    QTest::newRow("expired") << Kind::Expired << u"localhost"_s << u"2021"_s << u"expired"_s;
    QTest::newRow("for another host")
        << Kind::WrongHost << u"mail.elsewhere.example"_s << QString() << u"host"_s;
    QTest::newRow("self-signed") << Kind::SelfSigned << QString() << QString() << u"self"_s;
}

void TestCertificates::shown()
{
    QFETCH(Kind, kind);
    QFETCH(QString, subject);
    QFETCH(QString, year);
    QFETCH(QString, problem);
    serve(kind);
    QHash<QString, QString> texts;
    atQuestion([&texts](ui::CertificateDialog *dialog) {
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            texts[label->objectName()] += label->text();
        press(dialog, "trustNot");
    });
    ConnectForm form;
    form.fill(m_server->host(), m_server->port(), imap::Security::Tls);
    form.find<QLineEdit>("caFileField")->setText(m_certificates->caFile());
    form.pressConnect();
    QTRY_COMPARE(m_questions, 1);
    QVERIFY2(texts[u"certificateProblems"_s].contains(problem, Qt::CaseInsensitive),
             qPrintable(texts[u"certificateProblems"_s]));
    QVERIFY(!texts[u"certificateSubject"_s].isEmpty() && !texts[u"certificateIssuer"_s].isEmpty());
    QVERIFY2((texts[u"certificateSubject"_s] + texts[u"certificateNames"_s]).contains(subject),
             qPrintable(texts[u"certificateSubject"_s]));
    QVERIFY2(texts[u"certificateDates"_s].contains(year.right(2)), qPrintable(texts[u"certificateDates"_s]));
    const QString print = texts[u"certificateFingerprint"_s].simplified().remove(u' ').remove(u':').toLower();
    QCOMPARE(print, QString::fromLatin1(m_certificates->sha256(kind).toHex()));
    QVERIFY(texts[QString()].contains(u"127.0.0.1")); // whose it is said to be
}

void TestCertificates::doNotConnect_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("expired") << Kind::Expired;
    QTest::newRow("for another host") << Kind::WrongHost;
    QTest::newRow("self-signed") << Kind::SelfSigned;
}

void TestCertificates::doNotConnect()
{
    QFETCH(Kind, kind);
    serve(kind);
    atQuestion([](ui::CertificateDialog *dialog) { press(dialog, "trustNot"); });
    ConnectForm form;
    form.fill(m_server->host(), m_server->port(), imap::Security::Tls);
    form.find<QLineEdit>("caFileField")->setText(m_certificates->caFile());
    form.pressConnect();
    QTRY_COMPARE(m_questions, 1);
    QVERIFY(form.untilIdle());
    QVERIFY2(form.whyNotReady(m_server->host(), m_server->port()).isEmpty(),
             qPrintable(form.whyNotReady(m_server->host(), m_server->port())));
    QVERIFY2(form.message().contains(u"certificate"), qPrintable(form.message()));
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_server->connections(), 1);
    QCOMPARE(m_server->received(), QByteArray());
    QVERIFY(ui::settings::trustedCertificates(form.dialog.options().address).isEmpty());
}

void TestCertificates::once()
{
    serve(Kind::SelfSigned);
    atQuestion([](ui::CertificateDialog *dialog) { press(dialog, "trustOnce"); });
    for (int attempt = 1; attempt <= 2; ++attempt) {
        ConnectForm form;
        form.fill(m_server->host(), m_server->port(), imap::Security::Tls);
        form.pressConnect();
        QVERIFY(form.untilConnected());
        QCOMPARE(m_questions, attempt); // asked again in the next dialog
        QVERIFY(ui::settings::trustedCertificates(form.dialog.options().address).isEmpty());
        // The connection may be made again without a question, as long as it lives.
        const std::unique_ptr<ui::Connection> connection(form.dialog.takeConnection());
        QVERIFY(connection->options().tls.trustedSha256.contains(m_certificates->sha256(Kind::SelfSigned)));
    }
}

void TestCertificates::always()
{
    serve(Kind::Expired);
    atQuestion([](ui::CertificateDialog *dialog) { press(dialog, "trustAlways"); });
    for (int attempt = 1; attempt <= 2; ++attempt) {
        ConnectForm form;
        form.fill(m_server->host(), m_server->port(), imap::Security::Tls);
        form.pressConnect();
        QVERIFY(form.untilConnected());
        QCOMPARE(m_questions, 1);
        QCOMPARE(ui::settings::trustedCertificates(form.dialog.options().address),
                 QByteArrayList{m_certificates->sha256(Kind::Expired)});
    }
}

void TestCertificates::alwaysIsForThisServerOnly()
{
    serve(Kind::SelfSigned);
    ui::settings::trustCertificate({u"127.0.0.1"_s, quint16(m_server->port() - 1), imap::Security::Tls, {}},
                                   m_certificates->sha256(Kind::SelfSigned));
    atQuestion([](ui::CertificateDialog *dialog) { press(dialog, "trustNot"); });
    ConnectForm form;
    form.fill(m_server->host(), m_server->port(), imap::Security::Tls);
    form.pressConnect();
    QTRY_COMPARE(m_questions, 1);
    QCOMPARE(m_server->received(), QByteArray());
}

void TestCertificates::anotherThanTheTrustedOne()
{
    serve(Kind::SelfSigned);
    QString heading, before;
    atQuestion([&heading](ui::CertificateDialog *dialog) {
        heading = dialog->findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly)->text();
        press(dialog, "trustNot");
    });
    {
        ConnectForm form;
        form.fill(m_server->host(), m_server->port(), imap::Security::Tls);
        form.pressConnect();
        QTRY_COMPARE(m_questions, 1);
        before = heading;
        ui::settings::trustCertificate(form.dialog.options().address, m_certificates->sha256(Kind::Expired));
    }
    ConnectForm form;
    form.fill(m_server->host(), m_server->port(), imap::Security::Tls);
    form.pressConnect();
    QTRY_COMPARE(m_questions, 2);
    QVERIFY2(heading != before, qPrintable(heading)); // that it has changed is what matters most
    QCOMPARE(m_server->received(), QByteArray());
}

void TestCertificates::goodOneIsNotAskedAbout()
{
    serve(Kind::Good);
    atQuestion([](ui::CertificateDialog *dialog) { press(dialog, "trustNot"); });
    ConnectForm form;
    form.fill(m_server->host(), m_server->port(), imap::Security::Tls);
    form.find<QLineEdit>("caFileField")->setText(m_certificates->caFile());
    form.pressConnect();
    QVERIFY(form.untilConnected());
    QCOMPARE(m_questions, 0);
    const std::unique_ptr<ui::Connection> connection(form.dialog.takeConnection());
    QVERIFY(connection->security().startsWith(u"TLS"));
}

void TestCertificates::startTls()
{
    serve(Kind::WrongHost);
    m_server->setImplicitTls(false);
    m_server->answer("CAPABILITY", "* CAPABILITY IMAP4rev1 STARTTLS\nTAG OK done");
    m_server->answer("STARTTLS", "TAG OK go");
    const char *answer = "trustNot";
    atQuestion([&answer](ui::CertificateDialog *dialog) { press(dialog, answer); });
    ConnectForm form;
    form.fill(m_server->host(), m_server->port(), imap::Security::StartTls);
    form.find<QLineEdit>("caFileField")->setText(m_certificates->caFile());
    form.pressConnect();
    QTRY_COMPARE(m_questions, 1);
    QVERIFY(form.untilIdle());
    QVERIFY(!m_server->received().contains("s3cret"));
    QVERIFY(!m_server->received().contains("LOGIN"));
    answer = "trustOnce";
    form.pressConnect();
    QVERIFY(form.untilConnected());
    QVERIFY(m_server->received(m_server->connections() - 1).contains("s3cret"));
}

void TestCertificates::safeAnswerIsTheDefault()
{
    imap::Certificate certificate;
    certificate.sha256 = QByteArray(32, 'x');
    certificate.problems = {u"Somebody is in between"_s};
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape, Qt::Key_Space}) {
        ui::CertificateDialog dialog(certificate, u"mail.example.org"_s, false);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(dialog.focusWidget() ? dialog.focusWidget() : &dialog, key);
        QVERIFY(dialog.findChild<QPushButton *>(u"trustNot"_s)->isDefault());
        QVERIFY(!dialog.isVisible());
        QCOMPARE(dialog.decision(), ui::CertificateDialog::Decision::Reject);
    }
}

UI_TEST_MAIN(TestCertificates)
#include "tst_certificates.moc"
