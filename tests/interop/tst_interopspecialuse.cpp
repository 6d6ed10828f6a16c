#include "boxes.h"
#include "imapcore/commands/metadata.h"

using namespace imap;

// What a mailbox is for (RFC 6154).
class InteropSpecialUse : public Interop
{
    Q_OBJECT

private slots:
    void specialUse_data();
    void specialUse();
    void specialUseIsTyped();
    void specialUseIsChanged();
};

void InteropSpecialUse::specialUse_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("attributes");
    const auto row = [](const char *uses, const QByteArray &onCyrus, const QByteArray &attributes) {
        QTest::newRow(uses) << expected({{Dovecot, "OK Create completed"},
                                         {Cyrus, onCyrus},
                                         {Courier, "NO Error in IMAP command received by server."}})
                            << expected(
                                   {{Dovecot, " (\\HasNoChildren)"}, {Cyrus, attributes}, {Courier, ""}});
    };
    const QByteArray made = "OK Completed", refused = "NO [USEATTR] Invalid annotation entry";
    row("USE (\\Archive)", made, " (\\Archive \\HasNoChildren)");
    row("USE (\\Drafts \\Sent)", made, " (\\Drafts \\HasNoChildren \\Sent)");
    row("USE (\\Important)", made, " (\\HasNoChildren \\Important)");
    row("USE (\\Junk)", made, " (\\HasNoChildren \\Junk)");
    row("USE ()", made, " (\\HasNoChildren)");
    row("USE (\\All)", refused, "");
    row("USE (\\Flagged)", refused, "");
    row("USE (\\Nonsense)", refused, "");
    row("NONSENSE 1", made, " (\\HasNoChildren)");
}

// CREATE-SPECIAL-USE is Cyrus' alone. Dovecot makes the mailbox and says nothing of the use that it ignores.
void InteropSpecialUse::specialUse()
{
    FEATURE("special use");
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, attributes);
    auto session = login();
    static int number = 0;
    const QString name = own(QStringLiteral("use%1").arg(++number));
    COMPARE(lasting(exchange(*session, "CREATE " + name.toUtf8() + " (" + QTest::currentDataTag() + ')')),
            answer);
    COMPARE(listed(*session, name.toUtf8()), attributes.isEmpty() ? "" : name.toUtf8() + attributes);
    if (attributes.isEmpty())
        return;
    // What has a use is not deleted on Cyrus.
    const bool keeps = server().isCyrus() && attributes.count('\\') > 1;
    COMPARE(outcome(await(session->send(Delete{MailboxName(name)}))),
            keeps ? "NO SPECIAL-USE flag conflict" : "OK");
    if (keeps) {
        COMPARE(outcome(await(session->send(
                    SetMetadata{MailboxName(name), {{QStringLiteral("/private/specialuse"), {}}}}))),
                "OK");
        COMPARE(outcome(await(session->send(Delete{MailboxName(name)}))), "OK");
    }
}

// The library does not ask a server for what it does not announce.
void InteropSpecialUse::specialUseIsTyped()
{
    FEATURE("special use");
    auto session = login();
    COMPARE(outcome(await(session->send(Create{box("archive"), {"\\Archive"}}))),
            expected({{Dovecot, "Unsupported CREATE-SPECIAL-USE"},
                      {Cyrus, "OK"},
                      {Courier, "Unsupported CREATE-SPECIAL-USE"}}));
    const auto used =
        await(session->send(List{.pattern = own("*").toUtf8(), .selectionOptions = {"SPECIAL-USE"}}));
    COMPARE(outcome(used), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "Unsupported SPECIAL-USE"}}));
    QByteArrayList names;
    for (int i = 0; used && i < int(used->size()); ++i)
        names += used->at(size_t(i)).name.wire();
    std::sort(names.begin(), names.end());
    COMPARE(names.join(' '), expected({{Dovecot, "Drafts Sent Trash"}, {Cyrus, "archive"}, {Courier, ""}}));
    if (server().isCyrus()) {
        COMPARE(outcome(await(session->send(
                    SetMetadata{box("archive"), {{QStringLiteral("/private/specialuse"), {}}}}))),
                "OK");
        COMPARE(outcome(await(session->send(Delete{box("archive")}))), "OK");
    }
}

// By METADATA (RFC 6154 section 4).
void InteropSpecialUse::specialUseIsChanged()
{
    FEATURE("special use");
    auto session = login();
    await(session->send(Create{box("junk")}));
    const auto set = [&](const std::optional<QByteArray> &use) {
        return outcome(
            await(session->send(SetMetadata{box("junk"), {{QStringLiteral("/private/specialuse"), use}}})));
    };
    const QByteArray fixed = "NO [CANNOT] The /private/specialuse attribute cannot be changed";
    COMPARE(set("\\Junk"), expected({{Dovecot, fixed}, {Cyrus, "OK"}, {Courier, "Unsupported METADATA"}}));
    COMPARE(listed(*session, own("junk").toUtf8()), expected({{Dovecot, "junk (\\HasNoChildren)"},
                                                              {Cyrus, "junk (\\HasNoChildren \\Junk)"},
                                                              {Courier, "INBOX.junk (\\HasNoChildren)"}}));
    COMPARE(set("\\Nonsense"), expected({{Dovecot, fixed},
                                         {Cyrus, "NO Invalid annotation entry"},
                                         {Courier, "Unsupported METADATA"}}));
    COMPARE(set({}), expected({{Dovecot, fixed}, {Cyrus, "OK"}, {Courier, "Unsupported METADATA"}}));
    COMPARE(outcome(await(session->send(Delete{box("junk")}))), "OK");
}

INTEROP_MAIN(InteropSpecialUse)
#include "tst_interopspecialuse.moc"
