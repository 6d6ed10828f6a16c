#include "imapcore/commands/list.h"
#include "imapcore/commands/mailboxes.h"
#include "interop.h"

using namespace imap;

// Acting as another user: by an authorization identity, as Dovecot's master user, as Cyrus's proxy. Who one is then is
// told by a mailbox that only that one has.
class InteropIdentity : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase();
    void actAs_data();
    void actAs();
    void masterUser();
    void mechanisms_data();
    void mechanisms();
    void certificate();

private:
    QByteArray whoIs(Session &session);
    QByteArray outcome(const Attempt &attempt);
    QByteArray outcome(const ConnectOptions &options);
    static QByteArray markOf(const QByteArray &user);
};

QByteArray InteropIdentity::markOf(const QByteArray &user)
{
    return (server().isCourier() ? "INBOX.of-" : "of-") + user;
}

void InteropIdentity::initTestCase()
{
    for (const QByteArray user : {"alice", "bob", "admin"}) {
        const auto session = server().session(QString::fromLatin1(user));
        const auto made = await(session->send(Create{MailboxName::fromWire(markOf(user))}));
        // An administrator of Cyrus has no personal namespace without a prefix.
        if (!made && !(server().isCyrus() && user == "admin"))
            qFatal("%s: %s", user.constData(), said(made).constData());
    }
}

QByteArray InteropIdentity::whoIs(Session &session)
{
    QByteArrayList found;
    for (const QByteArray user : {"alice", "bob", "admin"}) {
        const auto listed = await(session.send(List{markOf(user)}));
        if (listed && !listed->empty())
            found += user;
    }
    return found.isEmpty() ? "someone else" : found.join(" and ");
}

QByteArray InteropIdentity::outcome(const ConnectOptions &options)
{
    const Attempt attempt(options);
    return QTest::qWaitFor([&attempt] { return attempt.ended(); }, 20000) ? outcome(attempt)
                                                                          : QByteArray("no outcome");
}

// "alice by PLAIN", or why not.
QByteArray InteropIdentity::outcome(const Attempt &attempt)
{
    if (attempt.error)
        return said(*attempt.error);
    const QByteArray by = attempt.connector->mechanism();
    const bool mayBeIgnored = attempt.connector->mayIgnoreActAs();
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    return whoIs(*session) + " by " + by + (mayBeIgnored ? ", which may be ignored" : "");
}

void InteropIdentity::actAs_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("other");
    const auto row = [](const QString &user, const QString &other) {
        QTest::addRow("%s as %s", qPrintable(user), qPrintable(other)) << user << other;
    };
    row(QStringLiteral("alice"), QString());
    row(QStringLiteral("admin"), QStringLiteral("alice"));
    row(QStringLiteral("alice"), QStringLiteral("alice"));
    row(QStringLiteral("alice"), QStringLiteral("bob"));
    row(QStringLiteral("admin"), QStringLiteral("nobody"));
    row(QStringLiteral("proxy"), QStringLiteral("bob"));
    row(QStringLiteral("cyrus"), QStringLiteral("bob"));
}

// Left to itself, the library takes the strongest mechanism that can do it.
void InteropIdentity::actAs()
{
    FEATURE("act as another");
    QFETCH(QString, user);
    QFETCH(QString, other);
    if (!server().users().contains(user))
        return; // only Cyrus has these
    ConnectOptions options = server().options(user);
    options.actAs = other;
    const QByteArray key = user.toLatin1() + '>' + other.toLatin1();
    const std::map<QByteArray, QByteArray> table = {
        {"alice>", expected({{Dovecot, "alice by SCRAM-SHA-256"},
                             {Cyrus, "alice by SCRAM-SHA-256"},
                             {Courier, "alice by PLAIN"}})},
        // Dovecot's master user is known to PLAIN only. Courier says OK, and one stays who one is.
        {"admin>alice", expected({{Dovecot, "alice by PLAIN"},
                                  {Cyrus, "alice by SCRAM-SHA-256"},
                                  {Courier, "admin by PLAIN, which may be ignored"}})},
        {"alice>alice", expected({{Dovecot, "alice by SCRAM-SHA-256"},
                                  {Cyrus, "alice by SCRAM-SHA-256"},
                                  {Courier, "alice by PLAIN, which may be ignored"}})},
        {"alice>bob", expected({{Dovecot, "LoginRefused AUTHENTICATIONFAILED: Authentication failed."},
                                {Cyrus, "LoginRefused: authentication failure"},
                                {Courier, "alice by PLAIN, which may be ignored"}})},
        // Cyrus lets one be someone who does not exist.
        {"admin>nobody", expected({{Dovecot, "LoginRefused AUTHORIZATIONFAILED: Authorization failed"},
                                   {Cyrus, "someone else by SCRAM-SHA-256"},
                                   {Courier, "admin by PLAIN, which may be ignored"}})},
        {"proxy>bob", "bob by SCRAM-SHA-256"},
        {"cyrus>bob", "bob by SCRAM-SHA-256"},
    };
    COMPARE(outcome(options), table.at(key));
}

// Dovecot: "alice*admin" with admin's password. To the others that is a user's name like any other.
void InteropIdentity::masterUser()
{
    FEATURE("act as another");
    std::map<QByteArray, std::unique_ptr<Attempt>> attempts;
    for (const char *way : {"LOGIN command", "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"}) {
        ConnectOptions options = server().options(QStringLiteral("admin"));
        options.address.user = QStringLiteral("alice*admin");
        options.mechanism = way;
        attempts[way] = std::make_unique<Attempt>(options);
    }
    for (const auto &[way, attempt] : attempts) {
        const bool hidesPassword = way == "CRAM-MD5" || way == "SCRAM-SHA-256";
        const bool isCouriers = way != "LOGIN" && way != "SCRAM-SHA-256";
        QTRY_VERIFY_WITH_TIMEOUT(attempt->ended(), 20000);
        COMPARE(
            outcome(*attempt),
            expected({{Dovecot, hidesPassword ? "LoginRefused AUTHORIZATIONFAILED: Authorization failed"
                                              : "alice by " + way},
                      {Cyrus, way == Connector::LoginCommand ? "LoginRefused: Invalid user"
                                                             : "LoginRefused: authentication failure"},
                      {Courier, isCouriers ? "LoginRefused: Login failed." : "Unsupported AUTH=" + way}}));
    }
}

void InteropIdentity::mechanisms_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char *way : {"LOGIN command", "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
        QTest::newRow(way) << QByteArray(way);
}

// admin as alice, by each mechanism: only some can carry an authorization identity.
void InteropIdentity::mechanisms()
{
    FEATURE("act as another");
    QFETCH(QByteArray, way);
    ConnectOptions options = server().options(QStringLiteral("admin"));
    options.actAs = QStringLiteral("alice");
    options.mechanism = way;
    const QByteArray cannotCarry = "Unsupported AUTHZID", in = "alice by " + way;
    const QByteArray lacks = "Unsupported AUTH=" + way;
    const QByteArray fails = "LoginRefused AUTHORIZATIONFAILED: Authorization failed";
    const std::map<QByteArray, QByteArray> table = {
        {"LOGIN command", cannotCarry},
        {"PLAIN", expected({{Dovecot, in}, {Cyrus, in}, {Courier, "admin by PLAIN, which may be ignored"}})},
        {"LOGIN", expected({{Dovecot, cannotCarry}, {Cyrus, cannotCarry}, {Courier, lacks}})},
        {"CRAM-MD5", cannotCarry},
        {"SCRAM-SHA-1", expected({{Dovecot, fails}, {Cyrus, in}, {Courier, lacks}})},
        {"SCRAM-SHA-256", expected({{Dovecot, fails}, {Cyrus, in}, {Courier, lacks}})},
    };
    COMPARE(outcome(options), table.at(way));
}

// alice's certificate says who she is; she may not be bob.
void InteropIdentity::certificate()
{
    FEATURE("act as another");
    ConnectOptions options = server().options();
    options.mechanism = "EXTERNAL";
    options.tls.certificateFile = server().clientCertificateFile();
    options.tls.keyFile = server().clientKeyFile();
    const QByteArray lacks = "Unsupported AUTH=EXTERNAL";
    COMPARE(outcome(options),
            expected({{Dovecot, "alice by EXTERNAL"}, {Cyrus, "alice by EXTERNAL"}, {Courier, lacks}}));
    options.actAs = QStringLiteral("bob");
    COMPARE(outcome(options),
            expected({{Dovecot, "LoginRefused AUTHENTICATIONFAILED: Authentication failed."},
                      {Cyrus, "LoginRefused: authentication failure"},
                      {Courier, lacks}}));
}

INTEROP_MAIN(InteropIdentity)
#include "tst_interopidentity.moc"
