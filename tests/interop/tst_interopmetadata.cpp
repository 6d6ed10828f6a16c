#include "boxes.h"
#include "imapcore/changes/metadatachange.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/annotatemore.h"
#include "imapcore/commands/metadata.h"

using namespace imap;

// METADATA (RFC 5464) on Dovecot and Cyrus, and Cyrus' ANNOTATEMORE beside it. Courier has neither.
class InteropMetadata : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void isAnnounced();
    void values_data();
    void values();
    void nul();
    void severalAtOnce();
    void depth_data();
    void depth();
    void maxSize();
    void refused_data();
    void refused();
    void namesAreOfAnyCase();
    void missingMailbox();
    void ofServer();
    void ofServerByAdministrator();
    void ofAnotherUser();
    void goesWithMailbox();
    void entryThatBreaksDovecot();
    void annotations();
    void annotationsAndMetadataAreOne();
    void annotationPatterns();
    void annotationsRefused_data();
    void annotationsRefused();
    void cyrusAnnotations();

private:
    QByteArray set(const char *entry, const std::optional<QByteArray> &value)
    {
        return outcome(await(m_session->send(SetMetadata{m_mailbox, {{QString::fromLatin1(entry), value}}})));
    }
    std::unique_ptr<Session> m_session;
    MailboxName m_mailbox;
};

void InteropMetadata::initTestCase()
{
    m_session = login();
    m_mailbox = box("metadata");
    QVERIFY(await(m_session->send(Create{m_mailbox})));
}

void InteropMetadata::cleanupTestCase()
{
    await(m_session->send(Delete{m_mailbox}));
    m_session.reset();
}

static const QByteArray Lacks = "Unsupported METADATA";
static const QByteArray NotRead = "NO Error in IMAP command received by server.";

// "/shared/comment=text /private/comment=NIL", sorted.
static QByteArray described(const Expected<FoundMetadata> &found)
{
    if (!found)
        return outcome(found);
    QByteArrayList entries;
    for (const MetadataEntry &entry : found->entries)
        entries += entry.name.toUtf8() + '=' + entry.value.value_or("NIL");
    std::sort(entries.begin(), entries.end());
    return entries.join(' ')
           + (found->longest ? " longest " + QByteArray::number(*found->longest) : QByteArray());
}

static QByteArray get(Session &session, const MailboxName &mailbox, const QByteArrayList &entries)
{
    return described(await(session.send(GetMetadata{mailbox, entries, GetMetadata::Depth::Zero})));
}

void InteropMetadata::isAnnounced()
{
    FEATURE("METADATA");
    COMPARE(m_session->supports("METADATA"), !server().isCourier());
    COMPARE(m_session->supports("ANNOTATEMORE"), server().isCyrus());
    COMPARE(talk(*m_session, "GETMETADATA @metadata /shared/comment"),
            expected({{Dovecot, "* METADATA metadata (/shared/comment NIL)\nOK Getmetadata completed"},
                      {Cyrus, "* METADATA metadata (\"/shared/comment\" NIL)\nOK Completed"},
                      {Courier, NotRead}}));
}

void InteropMetadata::values_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("then");
    const auto row = [](const char *tag, const QByteArray &value, const QByteArray &onCyrus) {
        QTest::newRow(tag) << value << expected({{Dovecot, value}, {Cyrus, onCyrus}, {Courier, Lacks}});
    };
    for (const QByteArray value :
         {"text", "two words", "a \"quoted\" \\ one", "lines\r\nof\r\ntext\r\n", "bare\nline ends\r",
          "bj\xc3\xb8rn \xe2\x82\xac", "NIL", "{5}", "\xff\xfe Latin-1", "\t \x01"})
        row(value.toPercentEncoding(" \"\\{}").constData(), value, value);
    row("nothing", "", "NIL"); // to Cyrus no value
    row("10,000 octets", QByteArray(10000, 'x'), QByteArray(10000, 'x'));
}

// Private and shared, and gone with NIL.
void InteropMetadata::values()
{
    FEATURE("METADATA");
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, then);
    for (const char *entry : {"/private/comment", "/shared/comment"}) {
        const QByteArray set = this->set(entry, value);
        COMPARE(set, server().isCourier() ? Lacks : "OK");
        const QByteArray expectedNow = server().isCourier() ? Lacks : entry + ("=" + then);
        COMPARE(get(*m_session, m_mailbox, {entry}), expectedNow);
        COMPARE(this->set(entry, {}), server().isCourier() ? Lacks : "OK");
        COMPARE(get(*m_session, m_mailbox, {entry}),
                server().isCourier() ? Lacks : entry + QByteArray("=NIL"));
    }
}

// It goes as a literal8, which Cyrus does not read here: a change sends a literal like others there, and Cyrus takes it.
void InteropMetadata::nul()
{
    FEATURE("METADATA");
    const char *entry = "/private/comment";
    const QByteArray refused = "NO [CANNOT] Attribute string value has NULs",
                     none = entry + QByteArray("=NIL");
    COMPARE(set(entry, QByteArray("nul\0within", 10)),
            expected({{Dovecot, refused}, {Cyrus, "BAD Missing metadata value"}, {Courier, Lacks}}));
    COMPARE(get(*m_session, m_mailbox, {entry}), server().isCourier() ? Lacks : none);
    for (const QByteArray &value : {QByteArray("nul\0within", 10), QByteArray(1, '\0'),
                                    QByteArray("\0\xff\r\n\"\\\0", 7), QByteArray(5000, '\0')}) {
        const MetadataChange change{m_mailbox, entry, value};
        const auto commands = change.commands(ChangeState::absent(), ServerManner::of(*m_session));
        COMPARE(outcome(await(m_session->send(SetMetadata(std::get<SetMetadata>(commands.front()))))),
                expected({{Dovecot, refused}, {Cyrus, "OK"}, {Courier, Lacks}}));
        COMPARE(get(*m_session, m_mailbox, {entry}),
                expected({{Dovecot, none}, {Cyrus, entry + ('=' + value)}, {Courier, Lacks}}));
    }
    set(entry, {});
}

// Cyrus, asked for private and shared ones together, tells both of each.
void InteropMetadata::severalAtOnce()
{
    FEATURE("METADATA");
    const QByteArrayList names = {"/private/comment", "/shared/comment", "/shared/vendor/mailreeve/x"};
    std::vector<MetadataEntry> entries, none;
    for (const QByteArray &name : names) {
        entries.push_back({QString::fromLatin1(name), name.mid(1)});
        none.push_back({QString::fromLatin1(name), {}});
    }
    const QByteArray done = server().isCourier() ? Lacks : "OK";
    const QByteArray more = server().isCyrus() ? "/private/vendor/mailreeve/x=NIL " : "";
    COMPARE(outcome(await(m_session->send(SetMetadata{m_mailbox, entries}))), done);
    COMPARE(get(*m_session, m_mailbox, names),
            server().isCourier() ? Lacks
                                 : "/private/comment=private/comment " + more
                                       + "/shared/comment=shared/comment "
                                         "/shared/vendor/mailreeve/x=shared/vendor/mailreeve/x");
    COMPARE(outcome(await(m_session->send(SetMetadata{m_mailbox, none}))), done);
    COMPARE(get(*m_session, m_mailbox, names),
            server().isCourier()
                ? Lacks
                : "/private/comment=NIL " + more + "/shared/comment=NIL /shared/vendor/mailreeve/x=NIL");
}

void InteropMetadata::depth_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *tag, GetMetadata::Depth depth, const QByteArray &found) {
        QTest::newRow(tag) << int(depth) << expected({{Dovecot, found}, {Cyrus, found}, {Courier, Lacks}});
    };
    row("0", GetMetadata::Depth::Zero, "/private/vendor/x/a=1");
    row("1", GetMetadata::Depth::One, "/private/vendor/x/a/b=22 /private/vendor/x/a=1");
    row("infinity", GetMetadata::Depth::Infinity,
        "/private/vendor/x/a/b/c=333 /private/vendor/x/a/b=22 /private/vendor/x/a=1");
}

void InteropMetadata::depth()
{
    FEATURE("METADATA");
    QFETCH(int, depth);
    QFETCH(QByteArray, found);
    const std::pair<const char *, const char *> entries[] = {
        {"/private/vendor/x/a", "1"}, {"/private/vendor/x/a/b", "22"}, {"/private/vendor/x/a/b/c", "333"}};
    for (const auto &[entry, value] : entries)
        COMPARE(set(entry, value), server().isCourier() ? Lacks : "OK");
    COMPARE(described(await(
                m_session->send(GetMetadata{m_mailbox, {"/private/vendor/x/a"}, GetMetadata::Depth(depth)}))),
            found);
    for (const auto &[entry, value] : entries)
        set(entry, {});
}

// Cyrus leaves what is longer out, and does not say that it did.
void InteropMetadata::maxSize()
{
    FEATURE("METADATA");
    set("/private/comment", "12345");
    const auto upTo = [this](quint32 octets) {
        return described(await(
            m_session->send(GetMetadata{m_mailbox, {"/private/comment"}, GetMetadata::Depth::Zero, octets})));
    };
    COMPARE(
        upTo(5),
        expected({{Dovecot, "/private/comment=12345"}, {Cyrus, "/private/comment=12345"}, {Courier, Lacks}}));
    COMPARE(upTo(4), expected({{Dovecot, " longest 5"}, {Cyrus, ""}, {Courier, Lacks}}));
    set("/private/comment", {});
}

void InteropMetadata::refused_data()
{
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *entry, const QByteArray &onDovecot, const QByteArray &onCyrus) {
        const QByteArray bad = "BAD Error in IMAP command SETMETADATA: ";
        QTest::newRow(entry) << expected(
            {{Dovecot, onDovecot == "OK" ? onDovecot : bad + onDovecot}, {Cyrus, onCyrus}, {Courier, Lacks}});
    };
    row("comment", "Entry name must begin with '/'", "BAD entry must begin with /shared or /private");
    row("/other/comment", "Entry name must begin with /private or /shared",
        "BAD entry must begin with /shared or /private");
    row("/shared/comment/", "Entry name can't end with '/'", "OK");
    row("/shared/com*ment", "Entry name can't contain '*'", "OK");
    row("/shared/com%ment", "Entry name can't contain '%'", "OK");
    row("/shared//comment", "Entry name can't contain consecutive '/'", "OK");
    row("/shared/nonsense", "OK", "OK"); // annotation_allow_undefined of Cyrus
}

void InteropMetadata::refused()
{
    FEATURE("METADATA");
    QFETCH(QByteArray, answer);
    COMPARE(set(QTest::currentDataTag(), "x"), answer);
    set(QTest::currentDataTag(), {});
}

void InteropMetadata::namesAreOfAnyCase()
{
    FEATURE("METADATA");
    COMPARE(set("/SHARED/Comment", "upper"), server().isCourier() ? Lacks : "OK");
    COMPARE(get(*m_session, m_mailbox, {"/shared/comment"}),
            server().isCourier() ? Lacks : "/shared/comment=upper");
    COMPARE(set("/shared/comment", {}), server().isCourier() ? Lacks : "OK");
}

void InteropMetadata::missingMailbox()
{
    FEATURE("METADATA");
    const QByteArray missing = expected({{Dovecot, "NO Mailbox doesn't exist: metanone"},
                                         {Dovecot24, "NO [NONEXISTENT] Mailbox doesn't exist: metanone"},
                                         {Cyrus, "NO Mailbox does not exist"},
                                         {Courier, Lacks}});
    COMPARE(get(*m_session, box("metanone"), {"/shared/comment"}), missing);
    COMPARE(outcome(await(
                m_session->send(SetMetadata{box("metanone"), {{QStringLiteral("/shared/comment"), "x"}}}))),
            missing);
}

// The server's own: one's private ones can be set, the shared ones only by Cyrus' administrators.
void InteropMetadata::ofServer()
{
    FEATURE("METADATA");
    const auto setOn = [this](const char *entry, const std::optional<QByteArray> &value) {
        return outcome(await(m_session->send(SetMetadata{{}, {{QString::fromLatin1(entry), value}}})));
    };
    const QByteArray lacks = "Unsupported METADATA-SERVER";
    COMPARE(get(*m_session, {}, {"/shared/comment"}),
            expected({{Dovecot, "/shared/comment=NIL"}, {Cyrus, "/shared/comment=NIL"}, {Courier, lacks}}));
    COMPARE(setOn("/shared/comment", "x"),
            expected({{Dovecot,
                       "NO [CANNOT] The /shared/vendor/vendor.dovecot/pvt/server/comment attribute cannot be "
                       "changed"},
                      {Cyrus, "NO Permission denied"},
                      {Courier, lacks}}));
    COMPARE(setOn("/private/comment", "x"), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, lacks}}));
    COMPARE(get(*m_session, {}, {"/private/comment"}),
            expected({{Dovecot, "/private/comment=x"}, {Cyrus, "/private/comment=x"}, {Courier, lacks}}));
    COMPARE(setOn("/private/comment", {}), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, lacks}}));
}

void InteropMetadata::ofServerByAdministrator()
{
    FEATURE("METADATA");
    auto admin = login(server().admin());
    for (const char *entry : {"comment", "admin"}) {
        const QString name = QStringLiteral("/shared/") + QString::fromLatin1(entry);
        COMPARE(outcome(await(admin->send(SetMetadata{{}, {{name, "mailto:root"}}}))),
                expected({{Dovecot, QByteArray("NO [CANNOT] The /shared/vendor/vendor.dovecot/pvt/server/")
                                        + entry + " attribute cannot be changed"},
                          {Cyrus, "OK"},
                          {Courier, "Unsupported METADATA-SERVER"}}));
        COMPARE(get(*m_session, {}, {name.toLatin1()}), expected({{Dovecot, name.toLatin1() + "=NIL"},
                                                                  {Cyrus, name.toLatin1() + "=mailto:root"},
                                                                  {Courier, "Unsupported METADATA-SERVER"}}));
        await(admin->send(SetMetadata{{}, {{name, {}}}}));
    }
}

// With "lr": Dovecot lets others change what is shared, Cyrus does not (RFC 5464 section 3.3).
void InteropMetadata::ofAnotherUser()
{
    FEATURE("METADATA");
    await(m_session->send(Create{box("metashared")}));
    COMPARE(outcome(await(m_session->send(SetAcl{box("metashared"), QStringLiteral("bob"), "lr"}))), "OK");
    await(m_session->send(SetMetadata{
        box("metashared"),
        {{QStringLiteral("/shared/comment"), "alice's"}, {QStringLiteral("/private/comment"), "alice's"}}}));
    auto bob = login(QStringLiteral("bob"));
    const MailboxName theirs = of(QStringLiteral("alice"), QStringLiteral("metashared"));
    const QByteArrayList both = {"/private/comment", "/shared/comment"};
    const auto bobSets = [&](const char *entry) {
        return outcome(await(bob->send(SetMetadata{theirs, {{QString::fromLatin1(entry), "bob's"}}})));
    };
    const QByteArray before = "/private/comment=NIL /shared/comment=alice's";
    COMPARE(get(*bob, theirs, both), expected({{Dovecot, before}, {Cyrus, before}, {Courier, Lacks}}));
    COMPARE(bobSets("/shared/comment"),
            expected({{Dovecot, "OK"}, {Cyrus, "NO Permission denied"}, {Courier, Lacks}}));
    COMPARE(bobSets("/private/comment"), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, Lacks}}));
    COMPARE(get(*bob, theirs, both), expected({{Dovecot, "/private/comment=bob's /shared/comment=bob's"},
                                               {Cyrus, "/private/comment=bob's /shared/comment=alice's"},
                                               {Courier, Lacks}}));
    COMPARE(get(*m_session, box("metashared"), both),
            expected({{Dovecot, "/private/comment=alice's /shared/comment=bob's"},
                      {Cyrus, "/private/comment=alice's /shared/comment=alice's"},
                      {Courier, Lacks}}));
    await(m_session->send(Delete{box("metashared")}));
}

void InteropMetadata::goesWithMailbox()
{
    FEATURE("METADATA");
    const auto made = [](const QByteArray &text) {
        return server().isCourier() ? Lacks : text;
    };
    await(m_session->send(Create{box("metaold")}));
    await(m_session->send(SetMetadata{box("metaold"), {{QStringLiteral("/shared/comment"), "goes along"}}}));
    COMPARE(outcome(await(m_session->send(Rename{box("metaold"), box("metanew")}))), "OK");
    COMPARE(get(*m_session, box("metanew"), {"/shared/comment"}), made("/shared/comment=goes along"));
    COMPARE(outcome(await(m_session->send(Delete{box("metanew")}))), "OK");
    // Not to the next one of that name.
    COMPARE(outcome(await(m_session->send(Create{box("metanew")}))), "OK");
    COMPARE(get(*m_session, box("metanew"), {"/shared/comment"}), made("/shared/comment=NIL"));
    QTest::qWait(server().isCyrus() ? 1100 : 0); // see boxes.h
    COMPARE(outcome(await(m_session->send(Delete{box("metanew")}))), "OK");
}

// "/shared" alone is taken; from then on Dovecot answers NO to every change in the account, and makes it all the same.
void InteropMetadata::entryThatBreaksDovecot()
{
    FEATURE("METADATA");
    const auto fresh = another({});
    auto session = login(QStringLiteral("alice"), *fresh);
    const MailboxName inbox(u"INBOX");
    const auto setInbox = [&](const char *entry, const std::optional<QByteArray> &value) {
        return outcome(await(session->send(SetMetadata{inbox, {{QString::fromLatin1(entry), value}}})));
    };
    const QByteArray broken =
        "NO [SERVERBUG] Internal error occurred. Refer to server log for more information.";
    COMPARE(setInbox("/shared", "x"), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, Lacks}}));
    COMPARE(setInbox("/shared/comment", "after"),
            expected({{Dovecot, broken}, {Cyrus, "OK"}, {Courier, Lacks}}));
    COMPARE(get(*session, inbox, {"/shared/comment"}),
            server().isCourier() ? Lacks : "/shared/comment=after");
    COMPARE(setInbox("/shared", {}), expected({{Dovecot, broken}, {Cyrus, "OK"}, {Courier, Lacks}}));
}

static QByteArray annotationsOf(Session &session, const QByteArray &mailboxes, const QByteArrayList &entries,
                                const QByteArrayList &attributes)
{
    const auto found = await(session.send(GetAnnotation{mailboxes, entries, attributes}));
    if (!found)
        return outcome(found);
    QByteArrayList all;
    for (const Annotation &one : *found) {
        for (const Annotation::Attribute &attribute : one.attributes)
            all += one.mailbox.wire() + one.entry.toUtf8() + ' ' + attribute.name + '='
                   + attribute.value.value_or("NIL");
    }
    std::sort(all.begin(), all.end());
    return all.join(", ");
}

static QByteArray annotate(Session &session, const QByteArray &mailbox, const char *entry,
                           const std::vector<Annotation::Attribute> &attributes)
{
    return outcome(await(session.send(SetAnnotation{mailbox, QString::fromLatin1(entry), attributes})));
}

static QByteArray onlyCyrus(const QByteArray &text)
{
    return Interop::server().isCyrus() ? text : "Unsupported ANNOTATEMORE";
}

void InteropMetadata::annotations()
{
    FEATURE("ANNOTATEMORE");
    COMPARE(talk(*m_session, "GETANNOTATION @metadata \"/comment\" \"value.shared\""),
            expected({{Dovecot, "BAD Error in IMAP command GETANNOTATION: Unknown command"},
                      {Cyrus, "* ANNOTATION metadata \"/comment\" (\"value.shared\" NIL)\nOK Completed"},
                      {Courier, NotRead}}));
    const QByteArray mailbox = m_mailbox.wire();
    COMPARE(
        annotate(*m_session, mailbox, "/comment", {{"value.shared", "ours"}, {"value.priv", "mine\r\nonly"}}),
        onlyCyrus("OK"));
    COMPARE(annotationsOf(*m_session, mailbox, {"/comment"}, {"value.shared", "value.priv", "size.shared"}),
            onlyCyrus("metadata/comment size.shared=4, metadata/comment value.priv=mine\r\nonly, "
                      "metadata/comment value.shared=ours"));
    COMPARE(annotate(*m_session, mailbox, "/comment", {{"value.shared", {}}, {"value.priv", {}}}),
            onlyCyrus("OK"));
    COMPARE(annotationsOf(*m_session, mailbox, {"/comment"}, {"value.shared", "value.priv"}),
            onlyCyrus("metadata/comment value.priv=NIL, metadata/comment value.shared=NIL"));
}

void InteropMetadata::annotationsAndMetadataAreOne()
{
    FEATURE("ANNOTATEMORE");
    if (!server().isCyrus())
        COMPARE(annotate(*m_session, "INBOX", "/comment", {{"value.shared", "x"}}),
                "Unsupported ANNOTATEMORE");
    if (!server().isCyrus())
        return;
    COMPARE(set("/shared/comment", "as metadata"), "OK");
    COMPARE(annotationsOf(*m_session, "metadata", {"/comment"}, {"value.shared"}),
            "metadata/comment value.shared=as metadata");
    COMPARE(annotate(*m_session, "metadata", "/comment", {{"value.priv", "as annotation"}}), "OK");
    COMPARE(get(*m_session, m_mailbox, {"/private/comment"}), "/private/comment=as annotation");
    COMPARE(set("/shared/comment", {}), "OK");
    COMPARE(set("/private/comment", {}), "OK");
}

void InteropMetadata::annotationPatterns()
{
    FEATURE("ANNOTATEMORE");
    COMPARE(annotate(*m_session, m_mailbox.wire(), "/comment", {{"value.shared", "found"}}), onlyCyrus("OK"));
    COMPARE(annotationsOf(*m_session, "meta%", {"/comm*"}, {"value.*"}),
            onlyCyrus("metadata/comment value.priv=NIL, metadata/comment value.shared=found"));
    COMPARE(annotate(*m_session, m_mailbox.wire(), "/comment", {{"value.shared", {}}}), onlyCyrus("OK"));
}

void InteropMetadata::annotationsRefused_data()
{
    QTest::addColumn<QByteArray>("mailbox");
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("attribute");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *tag, const char *mailbox, const char *entry, const char *attribute,
                        const char *answer) {
        QTest::newRow(tag) << QByteArray(mailbox) << QByteArray(entry) << QByteArray(attribute)
                           << onlyCyrus(answer);
    };
    row("unknown entry", "metadata", "/nonsense", "value.shared", "OK"); // annotation_allow_undefined
    row("no slash", "metadata", "comment", "value.shared", "OK");
    row("unknown attribute", "metadata", "/comment", "value.nonsense", "NO Permission denied");
    row("the server's", "", "/comment", "value.shared", "NO Permission denied");
    row("no mailbox", "metanone", "/comment", "value.shared", "NO Mailbox does not exist");
    row("what Cyrus keeps", "metadata", "/vendor/cmu/cyrus-imapd/size", "value.shared",
        "NO Permission denied");
    row("no number of days", "metadata", "/vendor/cmu/cyrus-imapd/expire", "value.shared",
        "NO Invalid annotation value");
}

void InteropMetadata::annotationsRefused()
{
    FEATURE("ANNOTATEMORE");
    QFETCH(QByteArray, mailbox);
    QFETCH(QByteArray, entry);
    QFETCH(QByteArray, attribute);
    QFETCH(QByteArray, answer);
    COMPARE(annotate(*m_session, mailbox, entry.constData(), {{attribute, "x"}}), answer);
    annotate(*m_session, mailbox, entry.constData(), {{attribute, {}}});
}

void InteropMetadata::cyrusAnnotations()
{
    FEATURE("ANNOTATEMORE");
    auto admin = login(server().admin());
    const char *const expire = "/vendor/cmu/cyrus-imapd/expire";
    COMPARE(annotate(*admin, "user/alice/metadata", expire, {{"value.shared", "30"}}), onlyCyrus("OK"));
    COMPARE(annotationsOf(*m_session, "metadata", {expire}, {"value.shared"}),
            onlyCyrus(QByteArray("metadata") + expire + " value.shared=30"));
    COMPARE(annotate(*admin, "user/alice/metadata", expire, {{"value.shared", "soon"}}),
            onlyCyrus("NO Invalid annotation value"));
    COMPARE(annotate(*admin, "user/alice/metadata", expire, {{"value.shared", {}}}), onlyCyrus("OK"));
    COMPARE(
        annotationsOf(*admin, "user/alice/metadata", {"/vendor/cmu/cyrus-imapd/partition"}, {"value.shared"}),
        onlyCyrus("user/alice/metadata/vendor/cmu/cyrus-imapd/partition value.shared=default"));
}

INTEROP_MAIN(InteropMetadata)
#include "tst_interopmetadata.moc"
