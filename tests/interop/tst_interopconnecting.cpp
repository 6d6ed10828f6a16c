#include "interop.h"

using namespace imap;
using enum Security;

// Every security, and every way to log in that a server offers.
class InteropConnecting : public Interop
{
    Q_OBJECT

private slots:
    void securities_data();
    void securities();
    void offered_data();
    void offered();
    void mechanisms_data();
    void mechanisms();
    void awkwardPassword_data();
    void awkwardPassword();
    void wrongPassword();
    void loginDisabled();
    void tokens();
    void clientCertificate();
    void certificates_data();
    void certificates();
};

static const char *const Ways[] = {"LOGIN command", "PLAIN",       "LOGIN",         "CRAM-MD5",
                                   "DIGEST-MD5",    "SCRAM-SHA-1", "SCRAM-SHA-256", "ANONYMOUS",
                                   "EXTERNAL",      "XOAUTH2",     "OAUTHBEARER",   "GSSAPI"};

static void securityColumn()
{
    QTest::addColumn<int>("security");
    QTest::newRow("in the clear") << int(None);
    QTest::newRow("STARTTLS") << int(StartTls);
    QTest::newRow("TLS") << int(Tls);
}

// "OK", the mechanism and whether the line is encrypted, or why not.
static QByteArray outcome(const Attempt &attempt)
{
    if (attempt.error)
        return said(*attempt.error);
    return "OK " + attempt.connector->mechanism()
           + (attempt.connector->session()->transport().isEncrypted() ? ", encrypted" : "");
}

static QByteArray outcomeOf(const ConnectOptions &options)
{
    Attempt attempt(options);
    return QTest::qWaitFor([&attempt] { return attempt.ended(); }, 20000) ? outcome(attempt)
                                                                          : QByteArray("no outcome");
}

void InteropConnecting::securities_data()
{
    securityColumn();
}

// Left to itself, the library takes the strongest way.
void InteropConnecting::securities()
{
    FEATURE("connecting");
    QFETCH(int, security);
    const bool isOpen = Security(security) == None;
    Attempt attempt(server().options(QStringLiteral("alice"), Security(security)));
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    const QByteArray onOpen =
        expected({{Dovecot, "OK SCRAM-SHA-256"}, {Cyrus, "OK SCRAM-SHA-256"}, {Courier, "OK CRAM-MD5"}});
    const QByteArray encrypted = expected({{Dovecot, "OK SCRAM-SHA-256, encrypted"},
                                           {Cyrus, "OK SCRAM-SHA-256, encrypted"},
                                           {Courier, "OK PLAIN, encrypted"}});
    COMPARE(outcome(attempt), isOpen ? onOpen : encrypted);
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    COMPARE(session->state(), Session::State::Authenticated);
    const QString greeting = session->greeting();
    CHECK2(greeting.startsWith(QString::fromUtf8(
               expected({{Dovecot, "Dovecot (Debian) ready."},
                         {Dovecot24, "Dovecot ready."},
                         {Cyrus, "localhost Cyrus IMAP " + server().version().toUtf8() + "-Debian-"},
                         {Courier, "Courier-IMAP ready. Copyright 1998-"}}))),
           qPrintable(greeting));
    if (!isOpen) {
        CHECK(session->transport().tlsDescription().startsWith(QStringLiteral("TLSv1.3, ")));
        const Certificate &shown = session->transport().certificate();
        COMPARE(shown.subject, QStringLiteral("CN=localhost, O=Windhover Cycles"));
        COMPARE(shown.problems, QStringList());
    }
}

void InteropConnecting::offered_data()
{
    securityColumn();
}

void InteropConnecting::offered()
{
    FEATURE("SASL");
    QFETCH(int, security);
    Attempt attempt(server().options(QStringLiteral("alice"), Security(security)));
    QByteArrayList ways;
    QObject::connect(attempt.connector.get(), &Connector::stepped, &attempt.context,
                     [&](Connector::Step step) {
                         if (step == Connector::Step::LoggingIn && ways.isEmpty())
                             ways = attempt.connector->session()->capabilities().valuesOf("AUTH=");
                     });
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    std::sort(ways.begin(), ways.end());
    COMPARE(ways.join(' '),
            Security(security) == None
                ? expected(
                    {{Dovecot, "CRAM-MD5 EXTERNAL LOGIN OAUTHBEARER PLAIN SCRAM-SHA-1 SCRAM-SHA-256 XOAUTH2"},
                     {Cyrus, "ANONYMOUS CRAM-MD5 DIGEST-MD5 LOGIN PLAIN SCRAM-SHA-1 SCRAM-SHA-256"},
                     {Courier, "CRAM-MD5"}})
                : expected(
                    {{Dovecot, "CRAM-MD5 EXTERNAL LOGIN OAUTHBEARER PLAIN SCRAM-SHA-1 SCRAM-SHA-256 XOAUTH2"},
                     {Cyrus, "ANONYMOUS CRAM-MD5 DIGEST-MD5 LOGIN PLAIN SCRAM-SHA-1 SCRAM-SHA-1-PLUS "
                             "SCRAM-SHA-256 SCRAM-SHA-256-PLUS"},
                     {Courier, "CRAM-MD5 PLAIN"}}));
}

void InteropConnecting::mechanisms_data()
{
    securityColumn();
}

// Each way at once, over the same kind of line.
void InteropConnecting::mechanisms()
{
    FEATURE("SASL");
    QFETCH(int, security);
    const bool isOpen = Security(security) == None;
    std::map<QByteArray, std::unique_ptr<Attempt>> attempts;
    for (const char *way : Ways) {
        ConnectOptions options = server().options(QStringLiteral("alice"), Security(security));
        options.mechanism = way;
        options.accessToken = server().token(QStringLiteral("alice"));
        if (options.mechanism == "EXTERNAL") {
            options.tls.certificateFile = server().clientCertificateFile();
            options.tls.keyFile = server().clientKeyFile();
        }
        attempts[way] = std::make_unique<Attempt>(options);
    }
    const QByteArray in = "OK", lacks = "Unsupported AUTH=";
    const QByteArray refused = "LoginRefused AUTHENTICATIONFAILED: Authentication failed.";
    const std::map<QByteArray, QByteArray> table = {
        {"LOGIN command", in},
        {"PLAIN", expected({{Dovecot, in}, {Cyrus, in}, {Courier, isOpen ? lacks : in}})},
        {"LOGIN", expected({{Dovecot, in}, {Cyrus, in}, {Courier, lacks}})},
        {"CRAM-MD5", in},
        {"DIGEST-MD5", "Unsupported "}, // the library has none (RFC 6331 made it historic)
        {"SCRAM-SHA-1", expected({{Dovecot, in}, {Cyrus, in}, {Courier, lacks}})},
        {"SCRAM-SHA-256", expected({{Dovecot, in}, {Cyrus, in}, {Courier, lacks}})},
        {"ANONYMOUS", expected({{Dovecot, lacks}, {Cyrus, in}, {Courier, lacks}})},
        // No TLS, no certificate.
        {"EXTERNAL",
         expected({{Dovecot, isOpen ? refused : in}, {Cyrus, isOpen ? lacks : in}, {Courier, lacks}})},
        {"XOAUTH2", expected({{Dovecot, in}, {Cyrus, lacks}, {Courier, lacks}})},
        {"OAUTHBEARER", expected({{Dovecot, in}, {Cyrus, lacks}, {Courier, lacks}})},
        {"GSSAPI", lacks},
    };
    for (const auto &[way, attempt] : attempts) {
        QTRY_VERIFY_WITH_TIMEOUT(attempt->ended(), 20000);
        QByteArray wanted = table.at(way);
        if (wanted == in)
            wanted += ' ' + way + (isOpen ? "" : ", encrypted");
        else if (wanted != refused)
            wanted += way;
        COMPARE(outcome(*attempt), wanted);
    }
}

void InteropConnecting::awkwardPassword_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char *way : {"LOGIN command", "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
        QTest::newRow(way) << QByteArray(way);
}

// eve's password is e"v\e (s)%*
void InteropConnecting::awkwardPassword()
{
    FEATURE("SASL");
    QFETCH(QByteArray, way);
    ConnectOptions options = server().options(QStringLiteral("eve"));
    options.mechanism = way;
    const QByteArray in = "OK " + way + ", encrypted";
    const bool isCouriers = way == "LOGIN command" || way == "PLAIN" || way == "CRAM-MD5";
    COMPARE(outcomeOf(options),
            expected({{Dovecot, in}, {Cyrus, in}, {Courier, isCouriers ? in : "Unsupported AUTH=" + way}}));
}

// All at once: Courier thinks for five seconds after each.
void InteropConnecting::wrongPassword()
{
    FEATURE("SASL");
    struct Case
    {
        const char *user;
        QByteArray way;
        QByteArray outcome;
    };
    const QByteArray dovecots = "LoginRefused AUTHENTICATIONFAILED: Authentication failed.";
    const QByteArray couriers = "LoginRefused: Login failed.";
    const QByteArray byCommand = expected({{Dovecot, dovecots},
                                           {Cyrus, "LoginRefused: Login failed: authentication failure"},
                                           {Courier, couriers}});
    const QByteArray bySasl =
        expected({{Dovecot, dovecots}, {Cyrus, "LoginRefused: authentication failure"}, {Courier, couriers}});
    const auto unlessCourier = [&bySasl](const char *way) {
        return server().isCourier() ? QByteArray("Unsupported AUTH=") + way : bySasl;
    };
    const std::vector<Case> cases = {
        {"alice", "LOGIN command", byCommand},
        {"alice", "PLAIN", bySasl},
        {"alice", "LOGIN", unlessCourier("LOGIN")},
        {"alice", "CRAM-MD5", bySasl},
        {"alice", "SCRAM-SHA-1", unlessCourier("SCRAM-SHA-1")},
        {"alice", "SCRAM-SHA-256", unlessCourier("SCRAM-SHA-256")},
        {"nobody", "LOGIN command", byCommand},
        {"nobody", "CRAM-MD5", bySasl},
        {"nobody", "SCRAM-SHA-256", unlessCourier("SCRAM-SHA-256")},
    };
    std::vector<std::unique_ptr<Attempt>> attempts;
    for (const Case &each : cases) {
        ConnectOptions options = server().options(QString::fromLatin1(each.user));
        options.mechanism = each.way;
        options.password = QStringLiteral("wrong");
        attempts.push_back(std::make_unique<Attempt>(options));
    }
    for (size_t i = 0; i < cases.size(); ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(attempts[i]->ended(), 20000);
        COMPARE(cases[i].user + (' ' + cases[i].way) + ": " + outcome(*attempts[i]),
                cases[i].user + (' ' + cases[i].way) + ": " + cases[i].outcome);
    }
}

// A password is shown to nobody where the server says LOGINDISABLED; a mechanism that hides it is used, or STARTTLS.
void InteropConnecting::loginDisabled()
{
    FEATURE("LOGINDISABLED");
    ConnectOptions options = server().options(QStringLiteral("alice"), None);
    options.address.host = server().strictHost();
    options.address.port = server().strictPort();
    COMPARE(outcomeOf(options), expected({{Dovecot, "OK SCRAM-SHA-256"},
                                          {Cyrus, "OK SCRAM-SHA-256"},
                                          // which it announces there
                                          {Courier, "LoginRefused: STARTTLS required"}}));
    options.mechanism = Connector::LoginCommand;
    Attempt attempt(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    COMPARE(outcome(attempt), "Unsupported LOGIN");
    const QByteArray trace = textOf(attempt.connector->session()->trace());
    CHECK2(trace.contains("LOGINDISABLED") && !trace.contains(" LOGIN "), trace.constData());
    options.mechanism = "PLAIN";
    COMPARE(outcomeOf(options), "Unsupported AUTH=PLAIN");
    options.address.security = StartTls;
    COMPARE(outcomeOf(options), "OK PLAIN, encrypted");
    options.mechanism = Connector::LoginCommand;
    COMPARE(outcomeOf(options), "OK LOGIN command, encrypted");
}

void InteropConnecting::tokens()
{
    FEATURE("SASL");
    for (const QByteArray way : {"XOAUTH2", "OAUTHBEARER"}) {
        ConnectOptions options = server().options();
        options.mechanism = way;
        options.accessToken = server().token(QStringLiteral("alice"), -600);
        const QByteArray lacks = "Unsupported AUTH=" + way;
        // What the mechanism itself says of the refusal.
        const QByteArray why =
            way == "XOAUTH2"
                ? expected(
                    {{Dovecot, " (status: 401, schemes: bearer, scope: mail)"},
                     {Dovecot24, " (status: 401, openid-configuration: , schemes: bearer, scope: mail)"},
                     {Cyrus, ""},
                     {Courier, ""}})
                : expected({{Dovecot, " (status: invalid_token)"},
                            {Dovecot24, " (status: invalid_token, openid-configuration: , scope: mail)"},
                            {Cyrus, ""},
                            {Courier, ""}});
        const QByteArray refused = "LoginRefused AUTHENTICATIONFAILED: Authentication failed." + why;
        COMPARE(outcomeOf(options), expected({{Dovecot, refused}, {Cyrus, lacks}, {Courier, lacks}}));
        // alice, by a token that is bob's: Dovecot 2.4 says no more of it
        const QByteArray plainly = "LoginRefused AUTHENTICATIONFAILED: Authentication failed.";
        options.accessToken = server().token(QStringLiteral("bob"));
        COMPARE(outcomeOf(options),
                expected({{Dovecot, refused}, {Dovecot24, plainly}, {Cyrus, lacks}, {Courier, lacks}}));
    }
}

// EXTERNAL without a certificate, and with one as someone else: the user's name plays no part.
void InteropConnecting::clientCertificate()
{
    FEATURE("SASL");
    ConnectOptions options = server().options();
    options.mechanism = "EXTERNAL";
    const QByteArray lacks = "Unsupported AUTH=EXTERNAL";
    const QByteArray refused = "LoginRefused AUTHENTICATIONFAILED: Authentication failed.";
    COMPARE(outcomeOf(options), expected({{Dovecot, refused}, {Cyrus, lacks}, {Courier, lacks}}));
    options.tls.certificateFile = server().clientCertificateFile();
    options.tls.keyFile = server().clientKeyFile();
    options.address.user = QStringLiteral("bob");
    COMPARE(
        outcomeOf(options),
        expected({{Dovecot, "OK EXTERNAL, encrypted"}, {Cyrus, "OK EXTERNAL, encrypted"}, {Courier, lacks}}));
    // Dovecot lets nobody in by the mechanism LOGIN who shows a certificate (auth_ssl_username_from_cert).
    options = server().options();
    options.tls.certificateFile = server().clientCertificateFile();
    options.tls.keyFile = server().clientKeyFile();
    options.mechanism = "LOGIN";
    COMPARE(
        outcomeOf(options),
        expected({{Dovecot, refused}, {Cyrus, "OK LOGIN, encrypted"}, {Courier, "Unsupported AUTH=LOGIN"}}));
}

void InteropConnecting::certificates_data()
{
    QTest::addColumn<QString>("problem");
    QTest::newRow("expired") << QStringLiteral("The certificate has expired");
    QTest::newRow("wronghost") << QStringLiteral(
        "The host name did not match any of the valid hosts for this certificate");
    QTest::newRow("selfsigned") << QStringLiteral("The certificate is self-signed, and untrusted");
}

// Nothing is sent to a server whose certificate does not verify, unless one trusts that very certificate.
void InteropConnecting::certificates()
{
    FEATURE("certificates");
    QFETCH(QString, problem);
    const auto bad = another({QStringLiteral("--certificate"), QString::fromLatin1(QTest::currentDataTag())});
    for (const Security security : {Tls, StartTls}) {
        ConnectOptions options = bad->options(QStringLiteral("alice"), security);
        Attempt attempt(options);
        QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
        COMPARE(outcome(attempt), "Untrusted");
        COMPARE(int(attempt.untrusted.size()), 1);
        COMPARE(attempt.untrusted.front().problems, QStringList{problem});
        const QByteArray trace = textOf(attempt.connector->session()->trace());
        CHECK2(!trace.contains(" LOGIN ") && !trace.contains("AUTHENTICATE"), trace.constData());
        options.tls.trustedSha256 = {attempt.untrusted.front().sha256};
        const QByteArray outcome = outcomeOf(options);
        CHECK2(outcome.startsWith("OK ") && outcome.endsWith(", encrypted"), outcome.constData());
        options.tls.trustedSha256 = {QByteArray(32, 'x')};
        COMPARE(outcomeOf(options), "Untrusted");
    }
    // Another authority is not ours.
    ConnectOptions options = server().options();
    options.tls.caFile = bad->caFile();
    COMPARE(outcomeOf(options), "Untrusted");
}

INTEROP_MAIN(InteropConnecting)
#include "tst_interopconnecting.moc"
