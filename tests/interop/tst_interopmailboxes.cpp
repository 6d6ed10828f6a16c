#include "boxes.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/lsub.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"

using namespace imap;

// The life of a mailbox: made, renamed, subscribed, deleted.
class InteropMailboxes : public Interop
{
    Q_OBJECT

private slots:
    void created();
    void createdWithParents();
    void createdForChildren();
    void notCreated_data();
    void notCreated();
    void partition();
    void renamed();
    void renamedAmongOthers();
    void notRenamed();
    void emptyInboxIsRenamed();
    void inboxIsRenamed();
    void subscribed();
    void subscriptionOutlivesMailbox();
    void deleted();
    void parentIsDeleted();
    void notDeleted();
    void selectedIsDeleted();
    void selectedIsRenamed();
    void selectedByAnotherIsDeleted();
};

void InteropMailboxes::created()
{
    FEATURE("mailboxes");
    auto session = login();
    COMPARE(outcome(await(session->send(Create{box("created")}))), "OK");
    COMPARE(listed(*session, own("created").toUtf8()),
            expected({{Dovecot, "created (\\HasNoChildren)"},
                      {Cyrus, "created (\\HasNoChildren)"},
                      {Courier, "INBOX.created (\\HasNoChildren)"}}));
    // Only Cyrus tells the mailbox's identity.
    const auto other = await(session->send(Create{box("created too")}));
    COMPARE(outcome(other), "OK");
    COMPARE(int(other->id.isEmpty()), expected<int>({{Dovecot, 1}, {Cyrus, 0}, {Courier, 1}}));
    COMPARE(outcome(await(session->send(Create{box("created")}))),
            expected({{Dovecot, "NO [ALREADYEXISTS] Mailbox already exists"},
                      {Cyrus, "NO Mailbox already exists"},
                      {Courier, "NO Cannot create this folder."}}));
    COMPARE(outcome(await(session->send(Delete{box("created")}))), "OK");
    COMPARE(outcome(await(session->send(Delete{box("created too")}))), "OK");
    COMPARE(listed(*session, own("created*").toUtf8()), "");
}

// The levels above come into being: on Cyrus as mailboxes, elsewhere as names.
void InteropMailboxes::createdWithParents()
{
    FEATURE("mailboxes");
    auto session = login();
    COMPARE(outcome(await(session->send(Create{box("high/middle/low")}))), "OK");
    COMPARE(
        listed(*session, own("high*").toUtf8()),
        expected(
            {{Dovecot, "high (\\HasChildren \\Noselect), high/middle (\\HasChildren \\Noselect), "
                       "high/middle/low (\\HasNoChildren)"},
             {Cyrus, "high (\\HasChildren), high/middle (\\HasChildren), high/middle/low (\\HasNoChildren)"},
             {Courier, "INBOX.high (\\HasChildren \\Noselect), INBOX.high.middle (\\HasChildren "
                       "\\Noselect), INBOX.high.middle.low (\\HasNoChildren)"}}));
    COMPARE(outcome(await(session->send(Select{box("high/middle")}))),
            expected({{Dovecot, "NO Mailbox doesn't exist: high/middle"},
                      {Dovecot24, "NO [NONEXISTENT] Mailbox doesn't exist: high/middle"},
                      {Cyrus, "OK"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
    COMPARE(outcome(await(session->send(GetStatus{box("high"), {"MESSAGES"}}))),
            expected({{Dovecot, "NO Mailbox doesn't exist: high"},
                      {Dovecot24, "NO [NONEXISTENT] Mailbox doesn't exist: high"},
                      {Cyrus, "OK"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
    // A name becomes a mailbox.
    COMPARE(outcome(await(session->send(Create{box("high")}))),
            expected({{Dovecot, "OK"}, {Cyrus, "NO Mailbox already exists"}, {Courier, "OK"}}));
    COMPARE(outcome(await(session->send(Select{box("high")}))), "OK");
    await(session->send(Close{}));
    // The names go with the last mailbox below them on Courier, on Dovecot 2.3 they stay.
    COMPARE(outcome(await(session->send(Delete{box("high/middle/low")}))), "OK");
    COMPARE(outcome(await(session->send(Delete{box("high/middle")}))),
            expected({{Dovecot, "OK"},
                      {Dovecot24, "NO [NONEXISTENT] Mailbox doesn't exist: high/middle"},
                      {Cyrus, "OK"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
    COMPARE(outcome(await(session->send(Delete{box("high")}))), "OK");
    COMPARE(listed(*session, own("high*").toUtf8()), "");
}

// A name that ends in the separator. Courier says OK and makes nothing.
void InteropMailboxes::createdForChildren()
{
    FEATURE("mailboxes");
    auto session = login();
    COMPARE(outcome(await(session->send(Create{box("folder/")}))), "OK");
    COMPARE(listed(*session, own("folder*").toUtf8()),
            expected({{Dovecot, "folder (\\HasNoChildren \\Noselect)"},
                      {Dovecot24, "folder (\\HasNoChildren)"},
                      {Cyrus, "folder (\\HasNoChildren)"},
                      {Courier, ""}}));
    COMPARE(outcome(await(session->send(Create{box("folder/in it")}))), "OK");
    COMPARE(outcome(await(session->send(Delete{box("folder/in it")}))), "OK");
    COMPARE(outcome(await(session->send(Delete{box("folder")}))),
            expected({{Dovecot, "OK"},
                      {Cyrus, "OK"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
}

void InteropMailboxes::notCreated_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("INBOX") << QByteArray("INBOX")
                           << expected({{Dovecot, "NO [ALREADYEXISTS] Mailbox already exists"},
                                        {Cyrus, "NO Mailbox already exists"},
                                        {Courier, "NO INBOX already exists!"}});
    QTest::newRow("inbox") << QByteArray("inbox")
                           << expected({{Dovecot, "NO [ALREADYEXISTS] Mailbox already exists"},
                                        {Cyrus, "NO Mailbox already exists"},
                                        {Courier, "NO INBOX already exists!"}});
    QTest::newRow("nothing") << QByteArray("\"\"")
                             << expected({{Dovecot, "NO [CANNOT] Invalid mailbox name: Name is empty"},
                                          {Cyrus, "NO Invalid mailbox name"},
                                          {Courier, "NO Invalid mailbox name."}});
    QTest::newRow("another user's")
        << expected({{Dovecot, "shared/bob/mine"},
                     {Cyrus, "\"Other Users/bob/mine\""},
                     {Courier, "#shared.bob.mine"}})
        << expected({{Dovecot, "NO [NOPERM] Permission denied"},
                     {Cyrus, "NO Permission denied"},
                     {Courier, "NO Access denied for CREATE on #shared.bob (ACL \"c\" required)"}});
    QTest::newRow("everybody's")
        << expected({{Dovecot, "public/mine"},
                     {Cyrus, "\"Shared Folders/public/mine\""},
                     {Courier, "shared.mine"}})
        << expected({{Dovecot, "NO [NOPERM] Permission denied"},
                     {Cyrus, "NO Permission denied"},
                     {Courier, "NO Access denied for CREATE on shared.mine (ACL \"c\" required)"}});
    QTest::newRow("outside") << expected(
        {{Dovecot, "public"}, {Cyrus, "\"Other Users\""}, {Courier, "outside"}})
                             << expected({{Dovecot, "NO [NOPERM] Permission denied"},
                                          {Cyrus, "NO Invalid mailbox name"},
                                          {Courier, "NO Invalid mailbox name."}});
}

void InteropMailboxes::notCreated()
{
    FEATURE("mailboxes");
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, answer);
    // Dovecot makes the INBOX, unless it is there.
    auto session = login();
    await(session->send(Select{MailboxName(u"INBOX")}));
    COMPARE(talk(*session, "CREATE " + name), answer);
}

// Where a mailbox is kept is Cyrus' own. Its manual says administrators only; users may name the default one.
void InteropMailboxes::partition()
{
    FEATURE("mailboxes");
    auto session = login();
    COMPARE(outcome(await(session->send(Create{.mailbox = box("kept"), .partition = "default"}))),
            expected(
                {{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "NO Error in IMAP command received by server."}}));
    COMPARE(outcome(await(session->send(Create{.mailbox = box("kept2"), .partition = "nowhere"}))),
            expected({{Dovecot, "OK"},
                      {Cyrus, "NO Unknown/invalid partition"},
                      {Courier, "NO Error in IMAP command received by server."}}));
    await(session->send(Delete{box("kept")}));
    await(session->send(Delete{box("kept2")}));
    COMPARE(listed(*session, own("kept*").toUtf8()), "");
}

void InteropMailboxes::renamed()
{
    FEATURE("mailboxes");
    auto session = login();
    await(session->send(Create{box("old/child/grandchild")}));
    await(session->send(Create{box("old")}));
    COMPARE(append(*session, box("old/child/grandchild"), "Subject: kept\r\n\r\n"), "OK");
    COMPARE(outcome(await(session->send(Rename{box("old"), box("new")}))), "OK");
    COMPARE(listed(*session, own("old*").toUtf8()), "");
    COMPARE(
        listed(*session, own("new*").toUtf8()),
        expected({{Dovecot, "new (\\HasChildren), new/child (\\HasChildren \\Noselect), "
                            "new/child/grandchild (\\HasNoChildren)"},
                  {Cyrus,
                   "new (\\HasChildren), new/child (\\HasChildren), new/child/grandchild (\\HasNoChildren)"},
                  {Courier, "INBOX.new (\\HasChildren), INBOX.new.child (\\HasChildren \\Noselect), "
                            "INBOX.new.child.grandchild (\\HasNoChildren)"}}));
    const auto status = await(session->send(GetStatus{box("new/child/grandchild"), {"MESSAGES"}}));
    COMPARE(outcome(status), "OK");
    COMPARE(int(status->messages.value_or(99)), 1);
    for (const char *name : {"new/child/grandchild", "new/child", "new"})
        await(session->send(Delete{box(name)}));
    COMPARE(listed(*session, own("new*").toUtf8()), "");
}

// A part of the tree under another parent, and one that is named like it but not below it.
void InteropMailboxes::renamedAmongOthers()
{
    FEATURE("mailboxes");
    auto session = login();
    for (const char *name : {"from/a", "fromage", "to"})
        await(session->send(Create{box(name)}));
    COMPARE(outcome(await(session->send(Rename{box("from"), box("to/from")}))), "OK");
    const auto found = await(session->send(List{own("*").toUtf8()}));
    QByteArrayList names;
    for (const ListedMailbox &mailbox : *found) {
        if (mailbox.name.toString().contains(u"from"))
            names += mailbox.name.wire();
    }
    std::sort(names.begin(), names.end());
    COMPARE(names.join(' '), expected({{Dovecot, "fromage to/from to/from/a"},
                                       {Cyrus, "fromage to/from to/from/a"},
                                       {Courier, "INBOX.fromage INBOX.to.from INBOX.to.from.a"}}));
    for (const char *name : {"to/from/a", "to/from", "to", "fromage"})
        await(session->send(Delete{box(name)}));
    COMPARE(listed(*session, own("*from*").toUtf8()), "");
}

// Courier says OK to renaming what is not there; Cyrus moves a mailbox below itself, and leaves one in its place.
void InteropMailboxes::notRenamed()
{
    FEATURE("mailboxes");
    auto session = login();
    await(session->send(Select{MailboxName(u"INBOX")})); // Dovecot makes it then
    await(session->send(Close{}));
    await(session->send(Create{box("one")}));
    await(session->send(Create{box("two")}));
    const auto rename = [&](const char *from, const char *to) {
        return outcome(await(session->send(Rename{box(from), box(to)})));
    };
    COMPARE(rename("none", "other"), expected({{Dovecot, "NO [NONEXISTENT] Mailbox doesn't exist: none"},
                                               {Cyrus, "NO Mailbox does not exist"},
                                               {Courier, "OK"}}));
    COMPARE(rename("one", "two"), expected({{Dovecot, "NO [ALREADYEXISTS] Target mailbox already exists"},
                                            {Cyrus, "NO Mailbox already exists"},
                                            {Courier, "NO RENAME failed: File exists"}}));
    COMPARE(rename("one", "one"), expected({{Dovecot, "NO [ALREADYEXISTS] Can't rename mailbox to itself"},
                                            {Cyrus, "NO Permission denied"},
                                            {Courier, "NO RENAME failed: Invalid argument"}}));
    COMPARE(rename("one", "one/below"), expected({{Dovecot, "NO Can't rename mailbox under its own child"},
                                                  {Cyrus, "OK"},
                                                  {Courier, "NO RENAME failed: Invalid argument"}}));
    COMPARE(outcome(await(session->send(Rename{box("two"), MailboxName(u"INBOX")}))),
            expected({{Dovecot, "NO [ALREADYEXISTS] Target mailbox already exists"},
                      {Cyrus, "NO Mailbox already exists"},
                      {Courier, "NO Access denied for RENAME on INBOX (ACL \"c\" required)"}}));
    COMPARE(listed(*session, own("o*").toUtf8()),
            expected({{Dovecot, "one (\\HasNoChildren)"},
                      {Cyrus, "one (\\HasChildren), one/below (\\HasNoChildren)"},
                      {Courier, "INBOX.one (\\HasNoChildren)"}}));
    for (const char *name : {"one/below", "one", "two"})
        await(session->send(Delete{box(name)}));
    COMPARE(listed(*session, own("o*").toUtf8()), "");
}

// RFC 9051 section 6.3.6: the messages move, INBOX stays. Only Dovecot does so.
void InteropMailboxes::emptyInboxIsRenamed()
{
    FEATURE("mailboxes");
    const auto fresh = another({});
    auto session = login(QStringLiteral("alice"), *fresh);
    await(session->send(Select{MailboxName(u"INBOX")})); // Dovecot makes it then
    await(session->send(Close{}));
    COMPARE(outcome(await(session->send(Rename{MailboxName(u"INBOX"), box("empty", *fresh)}))),
            expected({{Dovecot, "OK"},
                      {Cyrus, "NO No matching messages"},
                      {Courier, "NO INBOX rename not implemented."}}));
    COMPARE(
        listed(*session, "*empty"),
        expected({{Dovecot, "empty (\\HasNoChildren)"}, {Cyrus, "empty (\\HasNoChildren)"}, {Courier, ""}}));
}

// Cyrus 3.6 makes the new mailbox, moves nothing, and drops the connection without a word.
void InteropMailboxes::inboxIsRenamed()
{
    FEATURE("mailboxes");
    const auto fresh = another({});
    auto session = login(QStringLiteral("alice"), *fresh);
    COMPARE(append(*session, MailboxName(u"INBOX"), "Subject: moves\r\n\r\n"), "OK");
    COMPARE(outcome(await(session->send(Rename{MailboxName(u"INBOX"), box("moved", *fresh)}))),
            expected({{Dovecot, "OK"},
                      {Cyrus, "ServerClosed: "},
                      {Cyrus310, "OK"},
                      {Courier, "NO INBOX rename not implemented."}}));
    session = login(QStringLiteral("alice"), *fresh);
    const auto messagesIn = [&session](const MailboxName &mailbox) {
        const auto status = await(session->send(GetStatus{mailbox, {"MESSAGES"}}));
        return status ? QByteArray::number(status->messages.value_or(99)) : outcome(status);
    };
    COMPARE(messagesIn(MailboxName(u"INBOX")),
            expected({{Dovecot, "0"}, {Cyrus, "1"}, {Cyrus310, "0"}, {Courier, "1"}}));
    COMPARE(messagesIn(box("moved", *fresh)),
            expected({{Dovecot, "1"},
                      {Cyrus, "0"},
                      {Cyrus310, "1"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
}

static QByteArray subscriptions(Session &session, const char *pattern)
{
    const auto found = await(session.send(Lsub{own(pattern).toUtf8()}));
    QByteArrayList names;
    for (const ListedMailbox &mailbox : *found)
        names += mailbox.name.wire() + (mailbox.has("\\Noselect") ? " (not itself)" : "");
    std::sort(names.begin(), names.end());
    return names.join(", ");
}

void InteropMailboxes::subscribed()
{
    FEATURE("subscriptions");
    auto session = login();
    await(session->send(Create{box("news/today/now")}));
    COMPARE(outcome(await(session->send(Subscribe{box("news/today/now")}))), "OK");
    // A parent stands for what is below it, where the pattern stops (RFC 3501 section 6.3.9); Courier lists it always.
    COMPARE(subscriptions(*session, "news*"),
            expected(
                {{Dovecot, "news/today/now"},
                 {Cyrus, "news/today/now"},
                 {Courier, "INBOX.news (not itself), INBOX.news.today (not itself), INBOX.news.today.now"}}));
    COMPARE(subscriptions(*session, "news/%"), expected({{Dovecot, "news/today (not itself)"},
                                                         {Cyrus, "news/today (not itself)"},
                                                         {Courier, "INBOX.news.today (not itself)"}}));
    // Twice is as good as once, and so is neither.
    COMPARE(outcome(await(session->send(Subscribe{box("news/today/now")}))), "OK");
    COMPARE(outcome(await(session->send(Unsubscribe{box("news/today/now")}))), "OK");
    COMPARE(outcome(await(session->send(Unsubscribe{box("news/today/now")}))), "OK");
    COMPARE(outcome(await(session->send(Unsubscribe{box("none")}))), "OK");
    COMPARE(subscriptions(*session, "news*"), "");
    COMPARE(outcome(await(session->send(Subscribe{box("none")}))),
            expected({{Dovecot, "NO Mailbox doesn't exist: none"},
                      {Cyrus, "NO Subscribe: Mailbox does not exist"},
                      {Courier, "OK"}}));
    COMPARE(subscriptions(*session, "none*"),
            expected({{Dovecot, ""}, {Cyrus, ""}, {Courier, "INBOX.none"}}));
    await(session->send(Unsubscribe{box("none")}));
    for (const char *name : {"news/today/now", "news/today", "news"})
        await(session->send(Delete{box(name)}));
    COMPARE(listed(*session, own("news*").toUtf8()), "");
}

// Cyrus forgets it in LSUB, but not in LIST (SUBSCRIBED).
void InteropMailboxes::subscriptionOutlivesMailbox()
{
    FEATURE("subscriptions");
    auto session = login();
    await(session->send(Create{box("shortlived")}));
    await(session->send(Subscribe{box("shortlived")}));
    await(session->send(Delete{box("shortlived")}));
    COMPARE(subscriptions(*session, "shortlived"),
            expected({{Dovecot, "shortlived"}, {Cyrus, ""}, {Courier, "INBOX.shortlived"}}));
    COMPARE(talk(*session, "LIST (SUBSCRIBED) \"\" @shortlived"),
            expected({{Dovecot, "* LIST (\\Subscribed \\NonExistent) \"/\" shortlived\nOK List completed"},
                      {Cyrus,
                       "* LIST (\\NonExistent \\Subscribed \\HasNoChildren) \"/\" shortlived\nOK Completed"},
                      {Courier, "OK LIST completed"}}));
    COMPARE(outcome(await(session->send(Unsubscribe{box("shortlived")}))), "OK");
    COMPARE(subscriptions(*session, "shortlived"), "");
}

void InteropMailboxes::deleted()
{
    FEATURE("mailboxes");
    auto session = login();
    await(session->send(Create{box("gone")}));
    COMPARE(append(*session, box("gone"), "Subject: gone\r\n\r\n"), "OK");
    COMPARE(outcome(await(session->send(Delete{box("gone")}))), "OK");
    COMPARE(listed(*session, own("gone").toUtf8()), "");
    COMPARE(outcome(await(session->send(Delete{box("gone")}))),
            expected({{Dovecot, "NO [NONEXISTENT] Mailbox doesn't exist: gone"},
                      {Cyrus, "NO Mailbox does not exist"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
    // Cyrus keeps it for a while under another name, which administrators see.
    auto admin = login(server().admin());
    const auto kept = await(admin->send(List{"DELETED/user/alice/gone/*"}));
    COMPARE(outcome(kept), "OK");
    COMPARE(int(kept->size()), expected<int>({{Dovecot, 0}, {Cyrus, 1}, {Courier, 0}}));
    // A new one is not the old one.
    await(session->send(Create{box("gone")}));
    const auto status = await(session->send(GetStatus{box("gone"), {"MESSAGES", "UIDNEXT"}}));
    COMPARE(outcome(status), "OK");
    COMPARE(int(status->messages.value_or(99)), 0);
    COMPARE(int(status->uidNext.value_or(99)), 1);
    QTest::qWait(server().isCyrus() ? 1100 : 0); // see boxes.h
    COMPARE(outcome(await(session->send(Delete{box("gone")}))), "OK");
}

// RFC 9051 section 6.3.5: what is below stays, or the server refuses.
void InteropMailboxes::parentIsDeleted()
{
    FEATURE("mailboxes");
    auto session = login();
    await(session->send(Create{box("parent")}));
    await(session->send(Create{box("parent/child")}));
    COMPARE(outcome(await(session->send(Delete{box("parent")}))),
            expected({{Dovecot, "OK"},
                      {Cyrus, "NO [HASCHILDREN] Mailbox has inferior hierarchical names"},
                      {Courier, "OK"}}));
    COMPARE(listed(*session, own("parent*").toUtf8()),
            expected({{Dovecot, "parent (\\HasChildren \\Noselect), parent/child (\\HasNoChildren)"},
                      {Cyrus, "parent (\\HasChildren), parent/child (\\HasNoChildren)"},
                      {Courier,
                       "INBOX.parent (\\HasChildren \\Noselect), INBOX.parent.child (\\HasNoChildren)"}}));
    // What is no mailbox any more.
    COMPARE(outcome(await(session->send(Delete{box("parent")}))),
            expected({{Dovecot, "NO Mailbox has children, delete them first"},
                      {Cyrus, "NO [HASCHILDREN] Mailbox has inferior hierarchical names"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
    COMPARE(outcome(await(session->send(Delete{box("parent/child")}))), "OK");
    await(session->send(Delete{box("parent")}));
    COMPARE(listed(*session, own("parent*").toUtf8()), "");
}

void InteropMailboxes::notDeleted()
{
    FEATURE("mailboxes");
    auto session = login();
    COMPARE(talk(*session, "DELETE INBOX"), expected({{Dovecot, "NO INBOX can't be deleted"},
                                                      {Cyrus, "NO Operation is not supported on mailbox"},
                                                      {Courier, "NO Cannot delete this folder."}}));
    COMPARE(talk(*session, "DELETE \"\""),
            expected({{Dovecot, "NO [CANNOT] Storage root can't be deleted"},
                      {Cyrus, "NO Mailbox does not exist"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
    COMPARE(talk(*session, "DELETE"),
            expected({{Dovecot, "BAD Error in IMAP command DELETE: Missing arguments"},
                      {Cyrus, "BAD Missing required argument to Delete"},
                      {Courier, "BAD Invalid command"}}));
}

// Dovecot ends the connection with the next command.
void InteropMailboxes::selectedIsDeleted()
{
    FEATURE("mailboxes");
    auto session = login();
    await(session->send(Create{box("open")}));
    await(session->send(Select{box("open"), Select::Access::ReadWrite}));
    COMPARE(outcome(await(session->send(Delete{box("open")}))),
            expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "NO Cannot delete currently-open folder."}}));
    // It may have said so before.
    const QByteArray answer = talk(*session, "NOOP").split('\n').last();
    COMPARE(answer.left(12),
            expected({{Dovecot, "ServerClosed"}, {Cyrus, "OK Completed"}, {Courier, "OK NOOP comp"}}));
    session = login();
    await(session->send(Delete{box("open")}));
    COMPARE(listed(*session, own("open").toUtf8()), "");
}

void InteropMailboxes::selectedIsRenamed()
{
    FEATURE("mailboxes");
    auto session = login();
    await(session->send(Create{box("before")}));
    await(session->send(Select{box("before"), Select::Access::ReadWrite}));
    COMPARE(
        outcome(await(session->send(Rename{box("before"), box("after")}))),
        expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "NO Can't RENAME the currently-open folder"}}));
    COMPARE(talk(*session, "NOOP").split('\n').last(),
            expected({{Dovecot, "ServerClosed: IMAP session state is inconsistent, please relogin."},
                      {Cyrus, "OK Completed"},
                      {Courier, "OK NOOP completed"}}));
    session = login();
    await(session->send(Delete{box(server().isCourier() ? "before" : "after")}));
    COMPARE(listed(*session, own("[ab]*").toUtf8()), "");
}

void InteropMailboxes::selectedByAnotherIsDeleted()
{
    FEATURE("mailboxes");
    auto session = login();
    auto reader = login();
    await(session->send(Create{box("taken away")}));
    COMPARE(append(*session, box("taken away"), "Subject: x\r\n\r\n"), "OK");
    await(reader->send(Select{box("taken away"), Select::Access::ReadWrite}));
    COMPARE(outcome(await(session->send(Delete{box("taken away")}))), "OK");
    COMPARE(talk(*reader, "NOOP").split('\n').last(),
            expected({{Dovecot, "ServerClosed: IMAP session state is inconsistent, please relogin."},
                      {Cyrus, "OK Completed"},
                      {Courier, "OK NOOP completed"}}));
    COMPARE(
        // The end may come before it is sent.
        lasting(exchange(*reader, "FETCH 1 BODY[]")).replace(" UNSENT", ""),
        expected({{Dovecot, "ServerClosed: "},
                  {Cyrus, "NO Mailbox does not exist"},
                  // What a mail reader then shows as a message.
                  {Courier, "* 1 FETCH (BODY[] {129}\r\nFrom: System Administrator <root@localhost>\r\n"
                            "Subject: message unavailable\r\n\r\nThis message is no longer available on the "
                            "server.\r\n)\n* 1 FETCH (FLAGS (\\Seen))\nOK FETCH completed."}}));
    COMPARE(listed(*session, own("taken*").toUtf8()), "");
}

INTEROP_MAIN(InteropMailboxes)
#include "tst_interopmailboxes.moc"
