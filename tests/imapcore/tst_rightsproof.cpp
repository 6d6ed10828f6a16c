#include "imapcore/access/rightsproof.h"
#include "tests/support/attempt.h"
#include "tests/support/scriptedserver.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

class TestRightsProof : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void byAuthorizationIdentity();
    void oneself();
    void byProxyAuth();
    void proxyAuthRefused();
    void courierOnlyPretends();
    void mayNotActAsOthers();
    void noNameForTheMailbox();
    void lostConnection();
    void comparedWithWhatIsComputed();

private:
    // What is said of a mailbox, asked for twice: before there is a session, and then.
    QByteArray ask(const QString &user, const char *mailbox);

    std::unique_ptr<ScriptedServer> m_server;
    bool m_hasPlain = true, m_isCourier = false;
    QByteArray m_refusal;
};

void TestRightsProof::init()
{
    m_hasPlain = true;
    m_isCourier = false;
    m_refusal.clear();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setHandler([this](const QByteArray &command) -> QByteArray {
        const QByteArray capabilities =
            "IMAP4rev1 SASL-IR ACL RIGHTS=kxten NAMESPACE" + QByteArray(m_hasPlain ? " AUTH=PLAIN" : "");
        if (command.startsWith("CAPABILITY"))
            return "* CAPABILITY " + capabilities + "\nTAG OK\n";
        if (command.startsWith("AUTHENTICATE") || command.startsWith("LOGIN"))
            return m_refusal.isEmpty() ? "TAG OK [CAPABILITY " + capabilities + "] in\n" : m_refusal;
        return {};
    });
    m_server->setGreeting("* OK ready\n");
    m_server->answer(
        "NAMESPACE",
        "* NAMESPACE ((\"\" \"/\")) ((\"Other Users/\" \"/\")) ((\"Shared Folders/\" \"/\"))\nTAG OK");
    m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
    m_server->answer("MYRIGHTS \"Other Users/alice/x\"",
                     "* MYRIGHTS \"Other Users/alice/x\" lrskxtcd\nTAG OK");
    m_server->answer("MYRIGHTS \"INBOX\"", "* MYRIGHTS INBOX lra\nTAG OK");
    m_server->answer("MYRIGHTS \"Shared Folders/team\"", "TAG NO Mailbox does not exist");
}

QByteArray TestRightsProof::ask(const QString &user, const char *mailbox)
{
    const MailboxOwners mine({{Namespace::Kind::Personal, MailboxName(u"INBOX/"), '/'},
                              {Namespace::Kind::OtherUsers, MailboxName(u"user/"), '/'},
                              {Namespace::Kind::Shared, {}, '/'}},
                             u"olivia"_s, ServerFlavour::Kind::Cyrus);
    ConnectOptions options = optionsFor(*m_server);
    options.mechanism = m_hasPlain ? "PLAIN" : Connector::LoginCommand;
    RightsProof proof(options, mine, user);
    QByteArrayList answers;
    const auto keep = [&answers](const Expected<Rights> &rights) {
        answers += rights ? rights->toBytes()
                          : "error " + QByteArray::number(int(rights.error().kind)) + ' '
                                + rights.error().text.toUtf8();
    };
    proof.ask(MailboxName(QString::fromLatin1(mailbox)), keep);
    if (!QTest::qWaitFor([&answers] { return answers.size() == 1; }, 10000))
        return "no answer";
    proof.ask(MailboxName(QString::fromLatin1(mailbox)), keep);
    if (!QTest::qWaitFor([&answers] { return answers.size() == 2; }, 10000))
        return "no second answer";
    return answers[0] == answers[1] ? answers[0] : answers.join(" / ");
}

static QByteArray error(Kind kind, const char *text)
{
    return "error " + QByteArray::number(int(kind)) + ' ' + text;
}

// The mailbox has another name for them.
void TestRightsProof::byAuthorizationIdentity()
{
    QCOMPARE(ask(u"bob"_s, "user/alice/x"), "lrskxtcd");
    QVERIFY(m_server->received().contains(QByteArray("bob\0olivia\0hunter2", 18).toBase64()));
    QCOMPARE(ask(u"alice"_s, "user/alice"), "lra");
    QCOMPARE(ask(u"bob"_s, "team"), error(Kind::Refused, "Mailbox does not exist"));
}

void TestRightsProof::oneself()
{
    QCOMPARE(ask(u"olivia"_s, "user/alice/x"), "lrskxtcd");
    QVERIFY(m_server->received().contains(QByteArray("\0olivia\0hunter2", 15).toBase64()));
}

// Where no mechanism carries another identity.
void TestRightsProof::byProxyAuth()
{
    m_hasPlain = false;
    m_server->answer("PROXYAUTH", "TAG OK you are bob");
    QCOMPARE(ask(u"bob"_s, "user/alice/x"), "lrskxtcd");
    QVERIFY(m_server->commands().contains("PROXYAUTH \"bob\""));
}

void TestRightsProof::proxyAuthRefused()
{
    m_hasPlain = false;
    m_server->answer("PROXYAUTH", "TAG BAD what");
    QCOMPARE(ask(u"bob"_s, "user/alice/x"), error(Kind::Rejected, "what"));
}

// It says OK, and lets one in as who one was.
void TestRightsProof::courierOnlyPretends()
{
    m_server->setGreeting("* OK Courier-IMAP ready.\n");
    const QByteArray answer = ask(u"bob"_s, "user/alice/x");
    QVERIFY2(answer.startsWith(error(Kind::Unsupported, "Courier")), answer);
    for (const QByteArray &command : m_server->commands())
        QVERIFY(!command.startsWith("MYRIGHTS"));
}

void TestRightsProof::mayNotActAsOthers()
{
    m_refusal = "TAG NO [AUTHORIZATIONFAILED] no\n";
    QCOMPARE(ask(u"bob"_s, "user/alice/x"), error(Kind::LoginRefused, "no"));
}

void TestRightsProof::noNameForTheMailbox()
{
    m_server->answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK");
    QCOMPARE(ask(u"bob"_s, "user/alice/x"), error(Kind::NotFound, ""));
}

void TestRightsProof::lostConnection()
{
    m_server->answer("MYRIGHTS \"Other Users/alice/x\"", "* BYE going down");
    const QByteArray answer = [this] {
        QTimer::singleShot(300, m_server.get(), [this] { m_server->disconnectAll(); });
        return ask(u"bob"_s, "user/alice/x");
    }();
    QVERIFY2(answer.contains(error(Kind::ServerClosed, "")), answer);
}

void TestRightsProof::comparedWithWhatIsComputed()
{
    const auto era = RightsEra::Rfc4314;
    QVERIFY(RightsProof::isAsComputed(Rights("lrcd"), "lr", era));
    QVERIFY(!RightsProof::isAsComputed(Rights("lrcd"), "lr", RightsEra::Rfc2086));
    QVERIFY(!RightsProof::isAsComputed(Rights("lrs"), "lr", era));
    const Error refused{Kind::Refused, {}, {}}, gone{Kind::ServerClosed, {}, {}};
    QVERIFY(RightsProof::isAsComputed(refused, {}, era));
    QVERIFY(RightsProof::isAsComputed(refused, "swt", era)); // none of which lets one ask
    QVERIFY(!RightsProof::isAsComputed(refused, "l", era));
    QVERIFY(!RightsProof::isAsComputed(gone, {}, era));
}

QTEST_GUILESS_MAIN(TestRightsProof)
#include "tst_rightsproof.moc"
