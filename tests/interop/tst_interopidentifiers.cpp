#include "boxes.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/select.h"

using namespace imap;

// Whom an access control list may name: each kind of name that a server has a meaning for, and every awkward character.
class InteropIdentifiers : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void identifiers_data();
    void identifiers();
    void nothingAsIdentifier();
    void damagingIdentifiers_data();
    void damagingIdentifiers();

private:
    std::unique_ptr<Session> m_session;
    MailboxName m_mailbox;
    Acl m_usual; // of a new mailbox
};

void InteropIdentifiers::initTestCase()
{
    m_session = login();
    m_mailbox = box("identifiers");
    QVERIFY(await(m_session->send(Create{m_mailbox})));
    m_usual = *await(m_session->send(GetAcl{m_mailbox}));
}

void InteropIdentifiers::cleanupTestCase()
{
    await(m_session->send(Delete{m_mailbox}));
    m_session.reset();
}

static const QByteArray AsGiven = "OK";
static const QByteArray Invalid = "NO Invalid identifier";
static const QByteArray Fixed = "NO Cannot modify ACLs on this mailbox.";
static const QByteArray NoPrefix = "NO Invalid ACL identifier.";
static const QByteArray Global = "BAD Error in IMAP command SETACL: Global ACLs can't be modified: ";

void InteropIdentifiers::identifiers_data()
{
    QTest::addColumn<QString>("identifier");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *identifier, const QByteArray &onDovecot = AsGiven,
                        const QByteArray &onCyrus = AsGiven, const QByteArray &onCourier = AsGiven) {
        QTest::newRow(identifier) << QString::fromUtf8(identifier)
                                  << expected({{Dovecot, onDovecot}, {Cyrus, onCyrus}, {Courier, onCourier}});
    };
    row("anyone");
    row("authenticated");
    row("anonymous");
    row("$staff");
    row("!$staff");
    row("group:staff");
    row("group=staff", AsGiven, AsGiven, NoPrefix);
    row("user=bob", AsGiven, AsGiven, NoPrefix);
    row("administrators", AsGiven, AsGiven, Fixed);
    row("nobodyknows");
    row("bob@example.org");
    row("BOB", AsGiven, "as bob");
    row("NIL", AsGiven, "as nil");
    row("12");
    row("{5}");
    row("#hash", Global + "#hash");
    row("two words", AsGiven, AsGiven, Fixed);
    row(" lead", AsGiven, since(Cyrus310, AsGiven, QByteArray("as lead")), Fixed);
    row("trail ", AsGiven, since(Cyrus310, AsGiven, QByteArray("as trail")), Fixed);
    row("-two words", AsGiven, AsGiven, Fixed);
    row("tab\tin", "BAD Error in IMAP command SETACL: Invalid identifier", Invalid, Fixed);
    row("bjørn", AsGiven, Invalid);
    row("日本", AsGiven, Invalid);
    row("(paren)");
    row("per%cent*", AsGiven, Invalid);
    row("bob/x", AsGiven, Invalid);
    row("bob.x");
    row("~tilde");
    row("semi;colon");
    row("apo'strophe");
    row("a,b");
    row("a:b", AsGiven, Invalid);
    row("a=b", AsGiven, AsGiven, NoPrefix);
    row("a+b");
    row("e&w", AsGiven, Invalid);
    row("<a>");
    row("--bob");
    row("-");
    row("-anyone", AsGiven, AsGiven, Fixed);
    row("-$staff");
    row("-owner", "as -alice", AsGiven, Fixed);
    row("-administrators", AsGiven, AsGiven, Fixed);
    row("-alice", AsGiven, "not there", Fixed); // Cyrus: says OK, and keeps the owner's
    row("-nobody");
    row(QByteArray(300, 'a').constData(), AsGiven, Invalid);
}

// SETACL's refusal, or as what it stands in the list.
void InteropIdentifiers::identifiers()
{
    FEATURE("ACL identifiers");
    QFETCH(QString, identifier);
    QFETCH(QByteArray, answer);
    QByteArray had = outcome(await(m_session->send(SetAcl{m_mailbox, identifier, "l"})));
    const auto acl = await(m_session->send(GetAcl{m_mailbox}));
    COMPARE(outcome(acl), "OK");
    if (had == "OK") {
        had = "not there";
        for (const AclEntry &entry : *acl) {
            if (entry.rights == "l")
                had = entry.identifier == identifier ? "OK" : "as " + entry.identifier.toUtf8();
        }
    }
    await(m_session->send(DeleteAcl{m_mailbox, identifier}));
    const bool isGone = await(m_session->send(GetAcl{m_mailbox}))->size() == m_usual.size();
    if (!isGone) {
        static int number = 0;
        m_mailbox = box(QStringLiteral("identifiers%1").arg(++number));
        QVERIFY(await(m_session->send(Create{m_mailbox})));
    }
    COMPARE(had + (isGone ? "" : ", for ever"), answer);
}

// Courier takes "", which nobody is called.
void InteropIdentifiers::nothingAsIdentifier()
{
    FEATURE("ACL identifiers");
    COMPARE(outcome(await(m_session->send(SetAcl{m_mailbox, {}, "l"}))),
            expected({{Dovecot, "BAD Error in IMAP command SETACL: Invalid arguments"},
                      {Cyrus, Invalid},
                      {Courier, "OK"}}));
    COMPARE(int(await(m_session->send(GetAcl{m_mailbox}))->size() - m_usual.size()),
            expected<int>({{Dovecot, 0}, {Cyrus, 0}, {Courier, 1}}));
    await(m_session->send(DeleteAcl{m_mailbox, {}}));
    COMPARE(await(m_session->send(GetAcl{m_mailbox}))->size(), m_usual.size());
}

void InteropIdentifiers::damagingIdentifiers_data()
{
    QTest::addColumn<QString>("identifier");
    QTest::newRow("quote") << QStringLiteral("quo\"te");
    QTest::newRow("backslash") << QStringLiteral("back\\slash");
}

// Cyrus says NO, and keeps the entry: from then on the mailbox can be neither opened nor deleted, nor its list mended,
// by anybody. So this is done on a server that is thrown away.
void InteropIdentifiers::damagingIdentifiers()
{
    FEATURE("ACL identifiers");
    QFETCH(QString, identifier);
    const auto fresh = another({});
    auto session = login(QStringLiteral("alice"), *fresh);
    const MailboxName mailbox = box("damaged", *fresh);
    COMPARE(outcome(await(session->send(Create{mailbox}))), "OK");
    const QByteArray damage = expected({{Dovecot, "OK"}, {Cyrus, Invalid}, {Courier, "OK"}});
    COMPARE(outcome(await(session->send(SetAcl{mailbox, identifier, "lr"}))), damage);
    const auto acl = await(session->send(GetAcl{mailbox}));
    COMPARE(outcome(acl), "OK");
    COMPARE(std::any_of(acl->begin(), acl->end(),
                        [&identifier](const AclEntry &entry) { return entry.identifier == identifier; }),
            since(Cyrus310, false, true)); // which does not show it
    COMPARE(outcome(await(session->send(SetAcl{mailbox, QStringLiteral("bob"), "lr"}))), damage);
    COMPARE(outcome(await(session->send(GetQuotaRoot{mailbox}))), damage);
    COMPARE(outcome(await(session->send(Select{mailbox}))), damage);
    await(session->send(Close{}));
    COMPARE(outcome(await(session->send(DeleteAcl{mailbox, identifier}))), damage);
    COMPARE(outcome(await(session->send(DeleteAcl{mailbox, QStringLiteral("bob")}))), damage);
    if (server().isCyrus()) {
        auto admin = login(fresh->admin(), *fresh);
        COMPARE(outcome(await(admin->send(DeleteAcl{MailboxName(u"user/alice/damaged"), identifier}))),
                Invalid);
    }
    COMPARE(outcome(await(session->send(Delete{mailbox}))), damage);
}

INTEROP_MAIN(InteropIdentifiers)
#include "tst_interopidentifiers.moc"
