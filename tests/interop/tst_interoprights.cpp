#include "boxes.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/store.h"

using namespace imap;

// What somebody can really do with the rights that a list gives: bob, in alice's mailbox, over his own connection.
class InteropRights : public Interop
{
    Q_OBJECT

private slots:
    void canDo_data();
    void canDo();
    void rightTakenFromOpenMailbox();
};

// What bob has done, in words; each is looked at afterwards, not believed.
class Deeds
{
public:
    explicit Deeds(const QString &name)
        : m_alice(login())
        , m_bob(login(QStringLiteral("bob")))
        , m_own(box(name))
        , m_his(of(QStringLiteral("alice"), name))
        , m_name(name)
    {
        await(m_alice->send(Create{m_own}));
        append(*m_alice, m_own, "Subject: one\r\n\r\n");
        append(*m_alice, m_own, "Subject: two\r\n\r\n", {"\\Deleted"});
    }
    ~Deeds()
    {
        for (const QString &name : {m_name, m_name + u'2'})
            await(m_alice->send(Delete{box(name)}));
    }

    QByteArray setAcl(const char *rights)
    {
        return outcome(await(m_alice->send(SetAcl{m_own, QStringLiteral("bob"), rights})));
    }
    QByteArray all()
    {
        look();
        if (did(m_bob->send(Select{m_his, Select::Access::ReadWrite}), "select")) {
            if (!m_bob->mailbox().isReadOnly())
                m_words += "writable";
            changeFlags();
            expunge();
            did(m_bob->send(Copy{Messages::numbers({1, 1}), MailboxName(u"INBOX")}), "copy out");
            await(m_bob->send(Close{}));
        }
        change();
        return m_words.join(' ');
    }

private:
    template<typename T>
    bool did(ReplyOf<T> *reply, const char *word)
    {
        const bool good = bool(await(reply));
        if (good)
            m_words += word;
        return good;
    }
    void look()
    {
        if (!listed(*m_bob, m_his.wire()).isEmpty())
            m_words += "list";
        did(m_bob->send(GetStatus{m_his, {"MESSAGES"}}), "status");
    }
    void changeFlags()
    {
        for (const char *flag : {"\\Seen", "\\Flagged", "\\Deleted"}) {
            await(m_bob->send(Store{.messages = Messages::numbers({1, 1}), .flags = {flag}}));
            if (exchange(*m_bob, "FETCH 1 (FLAGS)").contains(flag))
                m_words += flag;
        }
        await(m_bob->send(
            Store{.messages = Messages::numbers({1, 1}), .how = Store::How::Remove, .flags = {"\\Deleted"}}));
    }
    void expunge()
    {
        await(m_bob->send(Expunge{}));
        if (messages() == 1)
            m_words += "expunge";
    }
    void change()
    {
        const quint64 before = messages();
        append(*m_bob, m_his, "Subject: three\r\n\r\n");
        if (messages() == before + 1)
            m_words += "append";
        const char separator = Interop::server().separator();
        const auto named = [&](const QByteArray &more) {
            return MailboxName::fromWire(m_his.wire() + more);
        };
        await(m_bob->send(Create{named(QByteArray(1, separator) + "sub")}));
        if (!listed(*m_alice, own(m_name + QStringLiteral("/sub")).toUtf8()).isEmpty())
            m_words += "create";
        await(m_alice->send(Delete{box(m_name + QStringLiteral("/sub"))}));
        await(m_bob->send(Rename{m_his, named("2")}));
        if (listed(*m_alice, own(m_name).toUtf8()).isEmpty())
            m_words += "rename";
        did(m_bob->send(GetAcl{m_his}), "getacl");
        did(m_bob->send(SetAcl{m_his, QStringLiteral("carol"), "l"}), "setacl");
        const QByteArray deleted = outcome(await(m_bob->send(Delete{m_his})));
        if (deleted == "OK")
            m_words += "delete";
        else if (!deleted.contains("Permission denied") && !deleted.contains("Access denied")
                 && !deleted.contains("NONEXISTENT") && !deleted.contains("not exist"))
            m_words += "delete: " + deleted;
    }
    quint64 messages()
    {
        const auto status = await(m_alice->send(GetStatus{m_own, {"MESSAGES"}}));
        return status ? status->messages.value_or(99) : 99;
    }

    std::unique_ptr<Session> m_alice, m_bob;
    MailboxName m_own, m_his;
    QString m_name;
    QByteArrayList m_words;
};

void InteropRights::canDo_data()
{
    QTest::addColumn<QByteArray>("deeds");
    const auto row = [](const char *rights, const QByteArray &onDovecot, const QByteArray &onCyrus,
                        const QByteArray &onCourier) {
        QTest::newRow(rights) << expected({{Dovecot, onDovecot}, {Cyrus, onCyrus}, {Courier, onCourier}});
    };
    const QByteArray read = "list status select copy out";
    const QByteArray writable = "list status select writable ";
    row("", "status", "", ""); // Dovecot tells everybody how many messages there are
    row("l", "list status", "list", "list");
    row("r", "status select copy out", "status select copy out", "status select copy out");
    row("lr", read, read, read);
    row("lrs", writable + "\\Seen copy out", writable + "\\Seen copy out", writable + "\\Seen copy out");
    row("lrw", writable + "\\Flagged copy out", writable + "\\Flagged copy out",
        writable + "\\Flagged copy out");
    row("lrt", writable + "\\Deleted copy out", writable + "\\Deleted copy out",
        writable + "\\Deleted copy out");
    row("lre", writable + "expunge copy out", writable + "expunge copy out", writable + "expunge copy out");
    row("lri", writable + "copy out append", writable + "copy out append", writable + "copy out append");
    row("lrp", read, read, read);
    row("lrk", read + " create", read + " create", read); // Courier wants "c" for it
    const QByteArray without = "NO [CANNOT] The /private/specialuse attribute cannot be changed";
    row("lrc", read + " create delete: " + without, read + " create delete", read + " create");
    // Dovecot wants more for DELETE, and does not say what.
    row("lrx", read + " delete: " + without, read + " delete", read + " delete");
    row("lrkx", read + " create delete: " + without, read + " create delete", read + " delete");
    row("lrd", writable + "\\Deleted expunge copy out", writable + "\\Deleted expunge copy out",
        writable + "\\Deleted expunge copy out delete");
    row("lra", read + " getacl setacl", read + " getacl setacl", read + " getacl setacl");
    const QByteArray most = writable + "\\Seen \\Flagged \\Deleted expunge copy out append ";
    row("lrswipkxtea", most + "create getacl setacl delete", most + "create getacl setacl delete",
        most + "getacl setacl delete");
}

void InteropRights::canDo()
{
    FEATURE("ACL rights");
    QFETCH(QByteArray, deeds);
    static int number = 0;
    Deeds bob(QStringLiteral("rights%1").arg(++number));
    COMPARE(bob.setAcl(QTest::currentDataTag()), "OK");
    COMPARE(bob.all(), deeds);
}

// Who has the mailbox open keeps it, on all three. But Dovecot 2.4 says OK and stores nothing.
void InteropRights::rightTakenFromOpenMailbox()
{
    FEATURE("ACL rights");
    auto alice = login();
    auto bob = login(QStringLiteral("bob"));
    const MailboxName mailbox = box("rightstaken");
    await(alice->send(Create{mailbox}));
    append(*alice, mailbox, "Subject: x\r\n\r\n");
    COMPARE(outcome(await(alice->send(SetAcl{mailbox, QStringLiteral("bob"), "lrws"}))), "OK");
    COMPARE(outcome(await(bob->send(Select{of(QStringLiteral("alice"), QStringLiteral("rightstaken")),
                                           Select::Access::ReadWrite}))),
            "OK");
    COMPARE(outcome(await(alice->send(DeleteAcl{mailbox, QStringLiteral("bob")}))), "OK");
    const auto stored =
        await(bob->send(Store{.messages = Messages::numbers({1, 1}), .flags = {"\\Flagged"}}));
    COMPARE(outcome(stored), "OK");
    await(alice->send(Select{mailbox}));
    COMPARE(exchange(*alice, "FETCH 1 (FLAGS)").contains("\\Flagged"), since(Dovecot24, false, true));
    await(alice->send(Close{}));
    await(bob->send(Close{}));
    await(alice->send(Delete{mailbox}));
}

INTEROP_MAIN(InteropRights)
#include "tst_interoprights.moc"
