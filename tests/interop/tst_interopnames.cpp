#include "boxes.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/select.h"
#include <set>

using namespace imap;

// Every awkward character in the name of a mailbox, with each hierarchy separator that the servers know.
class InteropNames : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void names_data();
    void names();
    void namesOnTheWire_data();
    void namesOnTheWire();
    void caseOfInbox();
    void differInCase();

private:
    struct Instance
    {
        std::unique_ptr<MailServer> more; // null: the one that all tests use
        std::unique_ptr<Session> session;
        MailServer &server() const { return more ? *more : Interop::server(); }
    };
    std::vector<Instance> m_instances;
};

// Courier has one separator, the others may be set up with either.
void InteropNames::initTestCase()
{
    m_instances.push_back({nullptr, login()});
    if (!server().isCourier()) {
        auto dotted = another({QStringLiteral("--separator"), QStringLiteral(".")});
        auto session = login(QStringLiteral("alice"), *dotted);
        m_instances.push_back({std::move(dotted), std::move(session)});
    }
}

void InteropNames::cleanupTestCase()
{
    m_instances.clear();
}

static std::set<QByteArray> allNames(Session &session)
{
    std::set<QByteArray> names;
    const auto found = await(session.send(List{"*"}));
    for (int i = 0; found && i < int(found->size()); ++i)
        names.insert(found->at(size_t(i)).name.wire());
    return names;
}

// Whether a mailbox can live under this name: "OK"; what the server says to CREATE; "as" what it is called instead, with
// the parents that came into being.
static QByteArray livesAs(Session &session, const MailboxName &name, const MailboxName &plain)
{
    const std::set<QByteArray> before = allNames(session);
    const auto created = await(session.send(Create{name}));
    if (!created)
        return outcome(created);
    QByteArrayList added;
    for (const QByteArray &found : allNames(session)) {
        if (!before.contains(found))
            added += found;
    }
    if (added != QByteArrayList{name.wire()}) {
        for (int i = int(added.size()) - 1; i >= 0; --i)
            await(session.send(Delete{MailboxName::fromWire(added[i])}));
        return "as " + added.join(" and ");
    }
    const std::pair<const char *, QByteArray> steps[] = {
        {"LIST", listed(session, name.wire()).isEmpty() ? "not there" : "OK"},
        {"SUBSCRIBE", outcome(await(session.send(Subscribe{name})))},
        {"UNSUBSCRIBE", outcome(await(session.send(Unsubscribe{name})))},
        {"SELECT", outcome(await(session.send(Select{name, Select::Access::ReadWrite})))},
        {"CLOSE", outcome(await(session.send(Close{})))},
        {"RENAME", outcome(await(session.send(Rename{name, plain})))},
        {"DELETE", outcome(await(session.send(Delete{plain})))}};
    for (const auto &[step, answer] : steps) {
        if (answer != "OK")
            return step + (": " + answer);
    }
    return allNames(session) == before ? "OK" : "left something behind";
}

using Answers = std::vector<QByteArray>;
static const QByteArray Fine = "OK";
static const QByteArray NotCyrus = "NO Invalid mailbox name";
static const QByteArray NotCourier = "NO Invalid mailbox name.";
static const QByteArray NotMade = "NO Cannot create this folder.";
static const QByteArray NotRead = "NO Error in IMAP command received by server.";
static const QByteArray Slash = "NO [CANNOT] Character not allowed in mailbox name: '/'";
static const QByteArray Control = "NO [CANNOT] Control characters not allowed in new mailbox names";
static const QByteArray TooLong = "NO [CANNOT] Mailbox name too long";
static const QByteArray Utf7 = "NO Mailbox name is not valid mUTF-7";

// For each instance: Dovecot with "/" and ".", Cyrus with "/" and ".", Courier. One answer is for both separators.
static void nameRow(const char *tag, const QByteArray &wire, const Answers &dovecot = {Fine},
                    const Answers &cyrus = {Fine}, const Answers &courier = {Fine})
{
    QTest::newRow(tag) << wire
                       << Interop::expected<Answers>({{Interop::Dovecot, dovecot},
                                                      {Interop::Cyrus, cyrus},
                                                      {Interop::Courier, courier}});
}
static void nameRow(const char *tag, const char *text, const Answers &dovecot = {Fine},
                    const Answers &cyrus = {Fine}, const Answers &courier = {Fine})
{
    nameRow(tag, encodeUtf7(QString::fromUtf8(text)), dovecot, cyrus, courier);
}

Q_DECLARE_METATYPE(Answers)

void InteropNames::names_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<Answers>("answers");
    nameRow("quote", "quo\"te", {Fine}, {NotCyrus});
    nameRow("backslash", "back\\slash", {Fine}, {NotCyrus});
    nameRow("percent", "per%cent", {Fine}, {NotCyrus});
    nameRow("asterisk", "aster*isk");
    nameRow("ampersand", "am&persand");
    nameRow("braces", "{brace}", {Fine}, {NotCyrus});
    nameRow("like a literal", "{5}", {Fine}, {NotCyrus});
    nameRow("parentheses", "(p)");
    nameRow("brackets", "[x]");
    nameRow("NIL", "NIL");
    nameRow("digits", "12345");
    nameRow("space before", " lead");
    nameRow("space behind", "trail ");
    nameRow("space within", "in side");
    nameRow("no-break space", "n\u00a0b");
    nameRow("emoji", "😀 emoji", {Fine}, {Fine}, {NotRead});
    nameRow("CJK", "日本語");
    nameRow("accent", "naïve");
    nameRow("accent decomposed", "e\u0301te");
    nameRow("right to left", "שלום");
    nameRow("zero width", "z\u200bw");
    nameRow("replacement", "r\ufffdr");
    nameRow("modified UTF-7 as text", "&AOk-");
    nameRow("only an ampersand", "&");
    nameRow("tilde before", "~tilde", {"NO [CANNOT] Invalid mailbox name: Begins with '~'"});
    nameRow("tilde within", "til~de");
    nameRow("hash", "#hash");
    nameRow("minus", "-minus");
    nameRow("plus", "+plus");
    nameRow("dollar", "$dollar");
    nameRow("apostrophe", "apo'");
    nameRow("comma", "co,ma");
    nameRow("colon", "c:c");
    nameRow("semicolon", "s;c", {Fine}, {NotCyrus});
    nameRow("angles", "<a>", {Fine}, {NotCyrus});
    nameRow("question", "wh?");
    nameRow("exclamation", "ex!", {Fine}, {NotCyrus});
    nameRow("bar", "b|r", {Fine}, {NotCyrus});
    nameRow("caret", "ca^ret", {Fine}, {NotCyrus, Fine}); // what stands for a dot, where "/" separates
    nameRow("backtick", "b`t", {Fine}, {NotCyrus});
    nameRow("equals", "eq=l");
    nameRow("tab", "t\tb", {Control}, {NotCyrus});
    nameRow("control character", "c\001c", {Control}, {NotCyrus});
    nameRow("DEL", "d\x7fl", {Fine}, {NotCyrus}, {"as INBOX.d\x7fl"});
    nameRow("C1 control character", "c\u0085c");
    nameRow("like INBOX", "INBOXES");
    nameRow("200 long", QByteArray(200, 'm'));
    nameRow("255 long", QByteArray(255, 'o'), {Fine}, {Fine}, {NotMade});
    nameRow("400 long", QByteArray(400, 'p'), {TooLong}, {Fine}, {NotMade});
    nameRow("1000 long", QByteArray(1000, 'q'), {TooLong}, {NotCyrus}, {NotMade});
    nameRow("dot", "a.b", {Fine, "as a and a.b"}, {Fine, "as a and a.b"}, {"as INBOX.a and INBOX.a.b"});
    nameRow("dot before", ".dot", {Fine, "NO [CANNOT] Invalid mailbox name: Begins with hierarchy separator"},
            {Fine, "as dot"}, {NotCourier});
    nameRow("two dots", "..",
            {"NO [CANNOT] Invalid mailbox name: Contains '..' part",
             "NO [CANNOT] Invalid mailbox name: Begins with hierarchy separator"},
            {Fine, NotCyrus}, {NotCourier});
    nameRow("two dots within", "c..d",
            {Fine, "NO [CANNOT] Invalid mailbox name: Has adjacent hierarchy separators"},
            {Fine, "as c and c.d"}, {NotCourier});
    nameRow("slash", "e/f", {"as e and e/f", Slash}, {"as e and e/f", NotCyrus}, {NotCourier});
    nameRow("slash before", "/lead",
            {"NO [CANNOT] Invalid mailbox name: Begins with hierarchy separator", Slash},
            {"as lead", NotCyrus}, {NotCourier});
    nameRow("slash behind", "end/", {"as end", Slash}, {"as end", NotCyrus}, {NotCourier});
    nameRow("two slashes", "g//h",
            {"NO [CANNOT] Invalid mailbox name: Has adjacent hierarchy separators", Slash},
            {"as g and g/h", NotCyrus}, {NotCourier});
}

void InteropNames::names()
{
    FEATURE("names");
    QFETCH(QByteArray, wire);
    QFETCH(Answers, answers);
    for (size_t i = 0; i < m_instances.size(); ++i) {
        // The other separator matters to what has to do with one.
        if (i > 0 && answers.size() == 1 && !wire.contains('^'))
            continue;
        const MailServer &here = m_instances[i].server();
        // By its own name: Cyrus has deleted another one with that in the same second.
        const QString plain = QStringLiteral("plain%1").arg(qHash(wire) % 1000000);
        const QByteArray name = (here.isCourier() ? "INBOX." : "") + wire;
        COMPARE(livesAs(*m_instances[i].session, MailboxName::fromWire(name), box(plain, here)),
                answers[std::min(i, answers.size() - 1)]);
    }
}

// What no text is written as, but somebody may send.
void InteropNames::namesOnTheWire_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<Answers>("answers");
    nameRow("raw UTF-8", QByteArray("bj\xc3\xb8rn"), {Utf7}, {NotCyrus}, {"as INBOX.bj&,8P,uA-rn"});
    nameRow("raw Latin-1", QByteArray("bj\xf8rn"), {Utf7}, {NotCyrus}, {"as INBOX.bj&,,g-rn"});
    nameRow("not ended", QByteArray("&AOk"), {Utf7}, {NotCyrus}, {NotRead});
    nameRow("half a unit", QByteArray("&zz-x"), {Utf7}, {NotCyrus}, {"as INBOX.x"});
    nameRow("a bare ampersand", QByteArray("a&b"), {Utf7}, {NotCyrus}, {NotRead});
    nameRow("ASCII encoded", QByteArray("&AGE-bc"), {Utf7}, {NotCyrus}, {"as INBOX.abc"});
    nameRow("two pieces", QByteArray("&AOk-&AOk-"), {Utf7}, {NotCyrus}, {"as INBOX.&AOkA6Q-"});
    nameRow("half a surrogate", QByteArray("&2D0-"), {Utf7}, {Fine}, {NotRead});
}

void InteropNames::namesOnTheWire()
{
    names();
}

// INBOX is INBOX however it is spelled, but Cyrus does not find it so in LIST.
void InteropNames::caseOfInbox()
{
    FEATURE("names");
    auto session = login();
    for (const char *name : {"inbox", "InBoX"}) {
        COMPARE(outcome(await(session->send(Select{MailboxName(QString::fromLatin1(name))}))), "OK");
        COMPARE(lasting(listed(*session, name)), expected({{Dovecot, "INBOX (\\HasNoChildren)"},
                                                           {Cyrus, ""},
                                                           {Courier, "INBOX (\\HasNoChildren)"}}));
    }
}

void InteropNames::differInCase()
{
    FEATURE("names");
    auto session = login();
    COMPARE(outcome(await(session->send(Create{box("Case")}))), "OK");
    COMPARE(outcome(await(session->send(Create{box("case")}))), "OK");
    COMPARE(listed(*session, own("case").toUtf8()), own("case").toUtf8() + " (\\HasNoChildren)");
    COMPARE(outcome(await(session->send(Delete{box("Case")}))), "OK");
    COMPARE(outcome(await(session->send(Delete{box("case")}))), "OK");
}

INTEROP_MAIN(InteropNames)
#include "tst_interopnames.moc"
