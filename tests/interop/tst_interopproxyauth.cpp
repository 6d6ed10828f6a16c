#include "boxes.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/proxyauth.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"

using namespace imap;

// PROXYAUTH is Sun's, Oracle's and Netscape's: none of these servers knows it. What it does is told by scripts.
class InteropProxyAuth : public Interop
{
    Q_OBJECT

private slots:
    void isRefused_data();
    void isRefused();
    void selectedMailboxStaysOpen();
};

void InteropProxyAuth::isRefused_data()
{
    QTest::addColumn<QString>("user");
    QTest::newRow("alice") << QStringLiteral("alice");
    QTest::newRow("the administrator") << server().admin();
}

void InteropProxyAuth::isRefused()
{
    FEATURE("PROXYAUTH");
    QFETCH(QString, user);
    auto session = login(user);
    COMPARE(outcome(await(session->send(ProxyAuth{QStringLiteral("bob")}))),
            expected({{Dovecot, "BAD Error in IMAP command PROXYAUTH: Unknown command"},
                      {Cyrus, "BAD Unrecognized command"},
                      {Courier, "NO Error in IMAP command received by server."}}));
    COMPARE(outcome(await(session->send(Noop{}))), "OK");
}

void InteropProxyAuth::selectedMailboxStaysOpen()
{
    FEATURE("PROXYAUTH");
    auto session = login();
    COMPARE(outcome(await(session->send(Select{MailboxName(u"INBOX")}))), "OK");
    CHECK(!await(session->send(ProxyAuth{QStringLiteral("bob")})));
    CHECK(session->state() == Session::State::Selected);
    CHECK(session->mailbox().name().isInbox());
}

INTEROP_MAIN(InteropProxyAuth)
#include "tst_interopproxyauth.moc"
