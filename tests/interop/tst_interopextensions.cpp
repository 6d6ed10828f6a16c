#include "answers.h"
#include "boxes.h"
#include "extensions.h"
#include "imapcore/commands/appendlimit.h"
#include "imapcore/commands/cancelupdate.h"
#include "imapcore/commands/capability.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/id.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/store.h"
#include "imapcore/commands/unauthenticate.h"
#include "testmailbox.h"
#include <QSslSocket>

using namespace imap;

// What a server says that it can do, to the letter; and the extensions that no other topic is about.
class InteropExtensions : public Interop
{
    Q_OBJECT

private slots:
    void announced_data();
    void announced();
    void announcedAfterLogin_data();
    void announcedAfterLogin();
    void eachHasItsTests();
    void id();
    void initialResponse();
    void unauthenticate();
    void appendLimit();
    void replace_data();
    void replace();
    void catenate_data();
    void catenate();
    void searchContext();
    void remoteMailboxes();
    void utf8_data();
    void utf8();
};

static const QByteArray Text = "Subject: x\r\n\r\n";

// The greeting, and what comes to CAPABILITY: a name a line.
static QByteArrayList beforeLogin(const QString &host, quint16 port, bool tls)
{
    QSslSocket socket;
    QByteArrayList lines;
    const auto read = [&](const QByteArray &until) {
        while (!lines.isEmpty() ? !lines.last().startsWith(until) : true) {
            while (!socket.canReadLine()) {
                if (!socket.waitForReadyRead(10000))
                    qFatal("%s", qPrintable(socket.errorString()));
            }
            lines += socket.readLine();
        }
    };
    if (tls) {
        QObject::connect(&socket, &QSslSocket::sslErrors, &socket, [&socket] { socket.ignoreSslErrors(); });
        socket.connectToHostEncrypted(host, port);
    } else {
        socket.connectToHost(host, port);
    }
    read("* OK");
    socket.write("a1 CAPABILITY\r\n");
    read("a1 ");
    return lines;
}

static QByteArray aNameALine(const QByteArrayList &names)
{
    return names.join('\n');
}

// "* CAPABILITY …", or the response code of that name.
static QByteArray namesIn(const QByteArrayList &lines)
{
    for (const QByteArray &line : lines) {
        const qsizetype at = line.indexOf("CAPABILITY ");
        if (at > 0 && line.startsWith("* "))
            return line.sliced(at + 11).split(']').first().trimmed().replace(' ', '\n');
    }
    return "nothing";
}

void InteropExtensions::announced_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("tls");
    QTest::newRow("in the clear") << server().host() << int(server().imapPort()) << false;
    QTest::newRow("over TLS") << server().host() << int(server().imapsPort()) << true;
    QTest::newRow("passwords refused") << server().strictHost() << int(server().strictPort()) << false;
}

void InteropExtensions::announced()
{
    FEATURE("CAPABILITY");
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(bool, tls);
    const QByteArrayList lines = beforeLogin(host, quint16(port), tls);
    ANSWER(namesIn(lines.mid(0, 1)));
    ANSWER(namesIn(lines.mid(1)));
}

void InteropExtensions::announcedAfterLogin_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("tls");
    QTest::newRow("in the clear") << QStringLiteral("alice") << false;
    QTest::newRow("over TLS") << QStringLiteral("alice") << true;
    QTest::newRow("to an administrator") << server().admin() << true;
}

// What comes with the login is what CAPABILITY tells then.
void InteropExtensions::announcedAfterLogin()
{
    FEATURE("CAPABILITY");
    QFETCH(QString, user);
    QFETCH(bool, tls);
    const auto session = server().session(server().options(user, tls ? Security::Tls : Security::None));
    const QByteArrayList names = session->capabilities().names();
    ANSWER(aNameALine(names));
    COMPARE(said(await(session->send(Capability{}))), "OK");
    COMPARE(session->capabilities().names(), names);
}

// extensions.h has every name; the table says how much of each was tried.
void InteropExtensions::eachHasItsTests()
{
    FEATURE("CAPABILITY");
    QByteArrayList names = server().session(server().admin())->capabilities().names();
    for (const bool tls : {false, true}) {
        names +=
            namesIn(
                beforeLogin(server().host(), tls ? server().imapsPort() : server().imapPort(), tls).mid(1))
                .split('\n');
    }
    for (const QByteArray &name : std::as_const(names)) {
        const Extension *extension = extensionCalled(name);
        CHECK2(extension, name.constData());
        announces(name.toUpper(), extension->feature);
    }
}

// --- What is known of the two sides

// Without what is another on each machine and with each update.
void InteropExtensions::id()
{
    FEATURE("ID");
    const auto session = server().session();
    const auto told = await(session->send(Id{{{"name", "Mailreeve"}, {"vendor", "\"quoted\" \\ and more"}}}));
    COMPARE(said(told), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "Unsupported ID"}}));
    if (!told) {
        ANSWER(untimed(exchange(*session, "ID NIL")));
        return;
    }
    QByteArrayList fields;
    for (const auto &[name, value] : *told)
        fields += name + (name == "name" || name == "vendor" ? ": " + value : "");
    ANSWER(fields.join('\n'));
    COMPARE(said(await(session->send(Id{}))), "OK");
}

// SASL-IR: what a mechanism begins with comes with the command.
void InteropExtensions::initialResponse()
{
    FEATURE("SASL-IR");
    ConnectOptions options = server().options();
    options.mechanism = "PLAIN";
    const auto session = server().session(options);
    for (const QByteArray &line : textOf(session->trace()).split('\n')) {
        if (line.contains("AUTHENTICATE"))
            COMPARE(line.trimmed().endsWith("PLAIN"), server().isCourier());
    }
    COMPARE(session->state(), Session::State::Authenticated);
}

// Another user on the same line.
void InteropExtensions::unauthenticate()
{
    FEATURE("UNAUTHENTICATE");
    const auto session = server().session(server().admin()); // Cyrus lets nobody else
    const auto left = await(session->send(Unauthenticate{}));
    const QByteArray lacks = "Unsupported UNAUTHENTICATE";
    COMPARE(said(left), expected({{Dovecot, lacks}, {Cyrus, "OK"}, {Courier, lacks}}));
    if (!left) {
        ANSWER(untimed(exchange(*session, "UNAUTHENTICATE")));
        return;
    }
    COMPARE(session->state(), Session::State::NotAuthenticated);
    COMPARE(said(await(session->send(Capability{}))), "OK");
    ANSWER(aNameALine(session->capabilities().names()));
    COMPARE(
        said(await(session->send(Login{QStringLiteral("bob"), server().passwordOf(QStringLiteral("bob"))}))),
        "OK");
    COMPARE(listed(*session, "user/*"), "");
    ANSWER(listed(*session, "INBOX"));
}

// --- APPEND and what is akin

void InteropExtensions::appendLimit()
{
    FEATURE("APPENDLIMIT");
    const auto session = server().session();
    const auto limit = imap::appendLimit(session->capabilities());
    COMPARE(
        limit ? QByteArray::number(*limit) : QByteArray("none"),
        expected({{Dovecot, "none"}, {Cyrus, "4294967295"}, {Cyrus310, "2147483647"}, {Courier, "none"}}));
    const TestMailbox box;
    COMPARE(said(await(session->send(Append{box.name(), {{Text}}, limit}))), "OK");
    COMPARE(said(await(session->send(Append{box.name(), {{Text}}, 5}))), "InvalidArgument");
}

void InteropExtensions::replace_data()
{
    QTest::addColumn<quint32>("number");
    QTest::addColumn<bool>("elsewhere");
    QTest::newRow("here") << quint32(1) << false;
    QTest::newRow("into another mailbox") << quint32(1) << true;
    QTest::newRow("what is not there") << quint32(99) << false;
}

void InteropExtensions::replace()
{
    FEATURE("REPLACE");
    QFETCH(quint32, number);
    QFETCH(bool, elsewhere);
    const TestMailbox box, another;
    box.fill({{Text}, {Text}});
    const auto session = box.open();
    const auto replaced = await(session->send(Replace{.number = number,
                                                      .mailbox = elsewhere ? another.name() : box.name(),
                                                      .message = {Text, {flag::Flagged}}}));
    ANSWER(untimed(said(replaced)));
    if (!replaced) {
        COMPARE(contents(*session), "1 (), 2 ()");
        return;
    }
    COMPARE(replaced->uids.toWire(), elsewhere ? "1" : "3");
    COMPARE(contents(*session), elsewhere ? "2 ()" : "2 (), 3 (\\Flagged)");
    COMPARE(session->mailbox().count(), quint32(elsewhere ? 1 : 2));
    COMPARE(contents(*another.open()), elsewhere ? "1 (\\Flagged)" : "");
}

void InteropExtensions::catenate_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("a section") << QByteArray("/;UID=1/;SECTION=TEXT") << QByteArray("The text.\r\n");
    QTest::newRow("a part of a section")
        << QByteArray("/;UID=1/;SECTION=TEXT/;PARTIAL=4.4") << QByteArray("text");
    QTest::newRow("no such message") << QByteArray("/;UID=9/;SECTION=TEXT") << QByteArray();
    QTest::newRow("no URL") << QByteArray("nothing of the kind") << QByteArray();
}

// A message of which a part is another's.
void InteropExtensions::catenate()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, piece);
    FEATURE(url.contains("PARTIAL") ? "URL-PARTIAL" : "CATENATE");
    const TestMailbox box;
    box.fill({{"Subject: y\r\n\r\nThe text.\r\n"}});
    const auto session = box.open();
    if (url.startsWith('/'))
        url = '/' + box.wire() + ";UIDVALIDITY=" + QByteArray::number(session->mailbox().uidValidity()) + url;
    AppendMessage message;
    message.parts = {{CatenatePart::Kind::Text, "Subject: new\r\n\r\n"},
                     {CatenatePart::Kind::Url, url},
                     {CatenatePart::Kind::Text, "And more.\r\n"}};
    const auto appended = await(session->send(Append{box.name(), {message}}));
    QByteArray answer = untimed(said(appended));
    ANSWER(
        answer.replace(QByteArray::number(session->mailbox().uidValidity()), "…").replace(box.wire(), "box"));
    if (!appended)
        return;
    const auto found = await(session->send(FetchData{Messages::uids({2, 2}), {"BODY.PEEK[]"}}));
    CHECK(found && found->size() == 1 && found->front().section("BODY[]"));
    COMPARE(*found->front().section("BODY[]"), "Subject: new\r\n\r\n" + piece + "And more.\r\n");
}

// --- CONTEXT=SEARCH

void InteropExtensions::searchContext()
{
    FEATURE("CONTEXT=SEARCH");
    const TestMailbox box;
    box.fill({{Text}, {Text, {flag::Flagged}}});
    const auto session = box.open();
    SearchReturn returning;
    returning.all = returning.update = true;
    const auto found =
        await(session->send(Search{.key = SearchKey::has(flag::Flagged), .returning = returning}));
    ANSWER(untimed(said(found)));
    if (!found)
        return;
    COMPARE(found->all.toWire(), "2");
    CHECK(!found->noUpdates);
    QByteArrayList changes;
    connect(session.get(), &Session::unsolicited, this, [&](QByteArrayView, QByteArrayView response) {
        if (response.startsWith("* ESEARCH"))
            changes += response.toByteArray().replace('"' + found->tag + '"', "\"tag\"");
    });
    const auto other = box.open();
    await(other->send(Store{Messages::uids({1, 1}), Store::How::Add, {flag::Flagged}}));
    await(session->send(Noop{}));
    await(other->send(Store{Messages::uids({2, 2}), Store::How::Remove, {flag::Flagged}}));
    await(session->send(Noop{}));
    TRY_COMPARE(int(changes.size()), 2);
    ANSWER(changes.join('\n'));
    COMPARE(said(await(session->send(CancelUpdate{{found->tag}}))), "OK");
    await(other->send(Store{Messages::uids({2, 2}), Store::How::Add, {flag::Flagged}}));
    await(session->send(Noop{}));
    COMPARE(int(changes.size()), 2);
}

// --- Names

// RLIST: with the mailboxes that are on other servers; here there are none.
void InteropExtensions::remoteMailboxes()
{
    FEATURE("MAILBOX-REFERRALS");
    const auto session = server().session();
    const auto found = await(session->send(List{.pattern = "INBOX", .remote = true}));
    ANSWER(untimed(said(found)));
    if (found)
        COMPARE(int(found->size()), 1);
    else
        ANSWER(untimed(exchange(*session, "RLIST \"\" INBOX")));
}

void InteropExtensions::utf8_data()
{
    QTest::addColumn<QByteArray>("extension");
    QTest::newRow("UTF8=ACCEPT") << QByteArray("UTF8=ACCEPT");
    QTest::newRow("IMAP4rev2") << QByteArray("IMAP4rev2");
}

// Names in UTF-8 and no longer in UTF-7, once that is switched on.
void InteropExtensions::utf8()
{
    QFETCH(QByteArray, extension);
    FEATURE(extension == "IMAP4rev2" ? "IMAP4rev2" : "UTF8=ACCEPT");
    const auto session = server().session();
    const auto enabled = await(session->send(Enable{{extension}}));
    ANSWER(enabled ? "enabled: " + enabled->join(' ') : said(enabled));
    if (!enabled || !enabled->contains(extension.toUpper()))
        return;
    const MailboxName name =
        TestMailbox::nameOf(QStringLiteral("Grüße & Küsse ") + QString::fromLatin1(extension));
    COMPARE(said(await(session->send(Create{name}))), "OK");
    QByteArrayList lines;
    connect(session.get(), &Session::received, this, [&lines](QByteArrayView response) {
        if (response.startsWith("* "))
            lines += response.toByteArray();
    });
    const auto found = await(session->send(List{"*Gr*"}));
    CHECK(found && !found->empty());
    for (const ListedMailbox &mailbox : *found) // Cyrus tells it twice
        COMPARE(mailbox.name.toString(), name.toString());
    ANSWER(QByteArray::number(qsizetype(found->size())));
    CHECK2(lines.front().contains("Grüße & Küsse"), lines.front().constData());
    // To who has not switched it on it is the same mailbox.
    const auto other = server().session();
    const auto same = await(other->send(List{"*Gr*"}));
    CHECK(same && same->size() == 1);
    COMPARE(same->front().name, name);
    Append append{name, {{.content = "Subject: Grüße\r\n\r\n", .form = AppendMessage::Form::Utf8}}};
    ANSWER(untimed(said(await(session->send(append)))));
    append.messages.front().form = AppendMessage::Form::Literal;
    COMPARE(said(await(session->send(append))), "OK");
    COMPARE(said(await(session->send(Select{name, Select::Access::ReadWrite}))), "OK");
    lines.clear();
    const auto searched = await(session->send(Search{SearchKey::subject(QStringLiteral("Grüße"))}));
    COMPARE(said(searched), "OK");
    ANSWER(searched->all.toWire()); // Cyrus has made "X" of what is not ASCII
    const qsizetype tag = lines.front().indexOf("(TAG");
    ANSWER(lines.front().first(tag < 0 ? lines.front().size() : tag).trimmed());
    await(session->send(Close{}));
    COMPARE(said(await(session->send(Delete{name}))), "OK");
}

INTEROP_MAIN(InteropExtensions)
#include "tst_interopextensions.moc"
