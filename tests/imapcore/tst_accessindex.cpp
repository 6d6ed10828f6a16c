#include "imapcore/access/accessexport.h"
#include "imapcore/access/accessindex.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>
#include <malloc.h>

using namespace imap;
using namespace Qt::StringLiterals;

class TestAccessIndex : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void crawl_data();
    void crawl();
    void listedByName();
    void refusals();
    void namesAreNotAsked();
    void listRefused();
    void lostConnection();
    void lostConnectionOfPool();
    void cancelled();
    void noMailboxes();
    void progress();
    void mailboxes();
    void bothWays();
    void peoplesRightsAreThoseExplained();
    void refreshed();
    void putAndRemoved();
    void putWhileCrawling();
    void manyPutsLeaveNothing();
    void anotherFlavour();
    void hundredThousand();

private:
    ConnectOptions options() const { return optionsFor(*m_server); }
    std::unique_ptr<Session> session() const;
    QByteArrayList commands(const char *verb) const
    {
        QByteArrayList found = m_server->commands();
        found.removeIf([verb](const QByteArray &command) { return !command.startsWith(verb); });
        return found;
    }
    static AccessIndex *index(QObject *parent, const QByteArray &self = "alice");

    std::unique_ptr<ScriptedServer> m_server;
    QMap<QByteArray, QByteArray> m_lists; // by mailbox; "" is refused
    QByteArray m_cutAt, m_unanswered;
};

static const char Capabilities_[] = "IMAP4rev1 ACL RIGHTS=kxten NAMESPACE";

void TestAccessIndex::init()
{
    m_lists = {{"INBOX", "alice lrswipkxtea anyone p"},
               {"Sent", "alice lrswipkxtea"},
               {"Shared/team", "bob lrs group:staff lr anyone l"},
               {"Shared/team/below", "bob lrs anyone l -bob s"},
               {"user/bob", "bob lrswipkxtea alice lr"},
               {"user/carol", ""}};
    m_cutAt.clear();
    m_unanswered.clear();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setGreeting("* OK [CAPABILITY " + QByteArray(Capabilities_) + "] Cyrus IMAP ready\n");
    m_server->setHandler([this](const QByteArray &command) -> QByteArray {
        if (command.startsWith("LOGIN"))
            return "TAG OK [CAPABILITY " + QByteArray(Capabilities_) + "] in\n";
        if (command.startsWith("LIST")) {
            QByteArray lines;
            for (auto list = m_lists.begin(); list != m_lists.end(); ++list)
                lines += "* LIST () \"/\" " + list.key() + '\n';
            return lines + "* LIST (\\Noselect) \"/\" user\nTAG OK\n";
        }
        if (!command.startsWith("GETACL"))
            return {};
        const QByteArray name = command.mid(8).chopped(1); // in quotes
        if (name == m_cutAt) {
            QTimer::singleShot(0, m_server.get(), [this] { m_server->disconnectAll(); });
            return "* OK too late\n";
        }
        if (name == m_unanswered)
            return "* OK wait\n";
        const QByteArray list = m_lists.value(name);
        return list.isEmpty() ? QByteArray("TAG NO [NOPERM] Permission denied\n")
                              : "* ACL " + name + ' ' + list + "\nTAG OK\n";
    });
    m_server->answer("NAMESPACE",
                     "* NAMESPACE ((\"\" \"/\")) ((\"user/\" \"/\")) ((\"Shared/\" \"/\"))\nTAG OK");
    m_server->answer("LOGOUT", "* BYE\nTAG OK");
}

std::unique_ptr<Session> TestAccessIndex::session() const
{
    Attempt attempt(options());
    if (!QTest::qWaitFor([&attempt] { return attempt.ended(); }, 10000) || attempt.error)
        qFatal("no session");
    return std::unique_ptr<Session>(attempt.connector->takeSession());
}

AccessIndex *TestAccessIndex::index(QObject *parent, const QByteArray &self)
{
    const auto kind = ServerFlavour::Kind::Cyrus;
    return new AccessIndex(ServerFlavour::of(kind, Capabilities(Capabilities_)),
                           MailboxOwners({{Namespace::Kind::Personal, {}, '/'},
                                          {Namespace::Kind::OtherUsers, MailboxName(u"user/"), '/'},
                                          {Namespace::Kind::Shared, MailboxName(u"Shared/"), '/'}},
                                         QString::fromUtf8(self), kind),
                           parent);
}

// "bob=lrs anyone=l"
static QByteArray described(const Acl &acl)
{
    QByteArrayList entries;
    for (const AclEntry &entry : acl)
        entries += entry.identifier.toUtf8() + '=' + entry.rights;
    return entries.join(' ');
}

static QByteArray listOf(const AccessIndex &index, const char *mailbox)
{
    const auto at = index.find(MailboxName::fromWire(mailbox));
    if (!at)
        return "not there";
    static constexpr const char *states[] = {"unasked", "known", "refused", "no mailbox"};
    if (index.state(*at) == AccessIndex::State::Known)
        return described(index.acl(*at));
    return states[int(index.state(*at))];
}

static QByteArray names(const AccessIndex &index, const std::vector<size_t> &mailboxes)
{
    QByteArrayList all;
    for (const size_t mailbox : mailboxes)
        all += index.name(mailbox).wire();
    std::sort(all.begin(), all.end());
    return all.join(' ');
}

static bool hasEnded(const AccessIndex &index)
{
    return QTest::qWaitFor([&index] { return !index.isRunning(); }, 20000);
}

void TestAccessIndex::crawl_data()
{
    QTest::addColumn<QByteArray>("over");
    for (const char *over : {"session", "link", "pool"})
        QTest::newRow(over) << QByteArray(over);
}

void TestAccessIndex::crawl()
{
    QFETCH(QByteArray, over);
    const std::unique_ptr<Session> session = this->session();
    Link link(options());
    Pool pool(options(), 3);
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    QSignalSpy ended(index.get(), &AccessIndex::finished);
    if (over == "link")
        link.open();
    index->start(over == "session" ? Sender(session.get())
                 : over == "link"  ? Sender(&link)
                                   : Sender(&pool),
                 QByteArrayList{"*"});
    QVERIFY(index->isRunning());
    QVERIFY(hasEnded(*index));
    QCOMPARE(ended.size(), 1);
    QVERIFY(!index->error());
    QCOMPARE(index->size(), size_t(7));
    QCOMPARE(listOf(*index, "INBOX"), "alice=lrswipkxtea anyone=p");
    QCOMPARE(listOf(*index, "inbox"), "alice=lrswipkxtea anyone=p");
    QCOMPARE(listOf(*index, "Shared/team/below"), "bob=lrs anyone=l -bob=s");
    QCOMPARE(listOf(*index, "user/carol"), "refused");
    QCOMPARE(listOf(*index, "none"), "not there");
    // Once more: what was there is forgotten.
    m_lists.remove("Sent");
    m_lists["INBOX"] = "alice lr";
    index->start(over == "pool" ? Sender(&pool) : Sender(session.get()), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QCOMPARE(listOf(*index, "INBOX"), "alice=lr");
    QCOMPARE(listOf(*index, "Sent"), "not there");
}

// Several patterns, and mailboxes that somebody has listed: each is asked about once.
void TestAccessIndex::listedByName()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(),
                 Crawl::everything({{Namespace::Kind::Personal, MailboxName(u"INBOX."), '.'},
                                    {Namespace::Kind::Shared, MailboxName(u"#shared."), '.'}}));
    QVERIFY(hasEnded(*index));
    QCOMPARE(commands("LIST"), (QByteArrayList{"LIST \"\" \"*\"", "LIST \"\" \"#shared.*\""}));
    QCOMPARE(commands("GETACL").size(), m_lists.size());
    const std::vector<ListedMailbox> two{{MailboxName(u"Sent"), '/', {}}, {MailboxName(u"Sent"), '/', {}}};
    QSignalSpy ended(index.get(), &AccessIndex::finished);
    index->start(session.get(), two);
    QVERIFY(hasEnded(*index));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(index->size(), size_t(1));
    QCOMPARE(listOf(*index, "Sent"), "alice=lrswipkxtea");
}

// With the server's words.
void TestAccessIndex::refusals()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QCOMPARE(index->refused(), size_t(1));
    const Error *error = index->errorOf(*index->find(MailboxName(u"user/carol")));
    QVERIFY(error);
    QCOMPARE(error->text, u"Permission denied"_s);
    QCOMPARE(error->code, "NOPERM");
    QVERIFY(!index->errorOf(*index->find(MailboxName(u"INBOX"))));
}

void TestAccessIndex::namesAreNotAsked()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QCOMPARE(listOf(*index, "user"), "no mailbox");
    QVERIFY(!m_server->commands().contains("GETACL \"user\""));
}

void TestAccessIndex::listRefused()
{
    m_server->setHandler([](const QByteArray &command) -> QByteArray {
        return command.startsWith("LIST") && !command.endsWith("\"\"") ? "TAG NO not today\n"
               : command.startsWith("LOGIN") ? "TAG OK [CAPABILITY IMAP4rev1 ACL] in\n"
                                             : QByteArray();
    });
    m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QVERIFY(index->error());
    QCOMPARE(index->error()->text, u"not today"_s);
}

// What was learnt stays; what was not is said to be so.
void TestAccessIndex::lostConnection()
{
    m_cutAt = "Shared/team";
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    QSignalSpy ended(index.get(), &AccessIndex::finished);
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QCOMPARE(ended.size(), 1);
    QVERIFY(index->error());
    QCOMPARE(index->error()->kind, Error::Kind::ServerClosed);
    QCOMPARE(listOf(*index, "INBOX"), "alice=lrswipkxtea anyone=p");
    QCOMPARE(listOf(*index, "Shared/team"), "unasked");
    QVERIFY(!index->errorOf(*index->find(MailboxName(u"Shared/team"))));
}

// GETACL only reads: a pool asks another session.
void TestAccessIndex::lostConnectionOfPool()
{
    m_cutAt = "Shared/team";
    connect(m_server.get(), &ScriptedServer::disconnected, m_server.get(), [this] { m_cutAt.clear(); });
    Pool pool(options(), 2, {.first = std::chrono::milliseconds(20), .attempts = 2});
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(&pool, QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QVERIFY(!index->error());
    QCOMPARE(listOf(*index, "Shared/team"), "bob=lrs group:staff=lr anyone=l");
}

void TestAccessIndex::cancelled()
{
    m_unanswered = "user/bob";
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    QSignalSpy ended(index.get(), &AccessIndex::finished);
    index->start(session.get(), QByteArrayList{"*"});
    QTRY_COMPARE(listOf(*index, "Shared/team/below"), "bob=lrs anyone=l -bob=s");
    QVERIFY(index->isRunning());
    index->cancel();
    QVERIFY(!index->isRunning());
    QCOMPARE(ended.size(), 1);
    QVERIFY(index->error());
    QCOMPARE(index->error()->kind, Error::Kind::Cancelled);
    // An answer that comes late changes nothing, and the session goes on.
    m_server->say("* ACL user/bob bob lrswipkxtea\n");
    const auto later = await(session->send(GetAcl{MailboxName(u"Sent")}));
    QVERIFY(later);
    QCOMPARE(described(*later), "alice=lrswipkxtea");
    QCOMPARE(listOf(*index, "user/bob"), "unasked");
    index->cancel();
    QCOMPARE(ended.size(), 1);
}

void TestAccessIndex::noMailboxes()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    QSignalSpy ended(index.get(), &AccessIndex::finished);
    index->start(session.get(), std::vector<ListedMailbox>());
    QVERIFY(index->isRunning());
    QVERIFY(hasEnded(*index));
    QCOMPARE(ended.size(), 1);
    QVERIFY(!index->error());
}

void TestAccessIndex::progress()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    QSignalSpy progressed(index.get(), &AccessIndex::progressed);
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QCOMPARE(progressed.first().at(1).value<size_t>(), size_t(7));
    QCOMPARE(progressed.first().at(0).value<size_t>(), size_t(0));
    QCOMPARE(progressed.last().at(0).value<size_t>(), size_t(7));
    QCOMPARE(progressed.last().at(2).value<size_t>(), size_t(1));
}

void TestAccessIndex::mailboxes()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    const size_t below = *index->find(MailboxName(u"Shared/team/below"));
    QCOMPARE(index->parentOf(below), index->find(MailboxName(u"Shared/team")));
    QVERIFY(!index->parentOf(*index->find(MailboxName(u"INBOX"))));
    QVERIFY(!index->parentOf(*index->find(MailboxName(u"Shared/team")))); // there is no "Shared"
    QCOMPARE(index->ownerOf(below).name, QString());
    QCOMPARE(index->ownerOf(*index->find(MailboxName(u"user/bob"))).name, u"bob"_s);
    QVERIFY(index->ownerOf(*index->find(MailboxName(u"user/bob"))).isInbox);
    QVERIFY(index->ownerOf(*index->find(MailboxName(u"Sent"))).isSelf);
}

// Mailbox to people, person to mailboxes.
void TestAccessIndex::bothWays()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QCOMPARE(index->identifiersSeen().join(u' '), u"-bob alice anyone bob group:staff"_s);
    QCOMPARE(names(*index, index->mailboxesOf(*index->findIdentifier(u"bob"_s))),
             "Shared/team Shared/team/below user/bob");
    QCOMPARE(index->uses(*index->findIdentifier(u"bob"_s)), size_t(3));
    QVERIFY(!index->findIdentifier(u"nobody"_s));
    const auto reach = [&index](const Person &person) {
        QByteArrayList found;
        for (const PersonsRights::On &one : PersonsRights(*index, person).all())
            found += index->name(one.mailbox).wire() + '=' + one.rights.toBytes();
        std::sort(found.begin(), found.end());
        return found.join(' ');
    };
    QCOMPARE(reach({u"bob"_s, QStringList()}),
             "INBOX=p Shared/team/below=lr Shared/team=lrs user/bob=lrswipkxtean");
    QCOMPARE(reach({u"dave"_s, QStringList{u"staff"_s}}), "INBOX=p Shared/team/below=l Shared/team=lr");
    QCOMPARE(reach({u"dave"_s, QStringList()}), "INBOX=p Shared/team/below=l Shared/team=l");
}

void TestAccessIndex::peoplesRightsAreThoseExplained()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    for (const Person &person :
         {Person{u"alice"_s, QStringList()}, Person{u"bob"_s, QStringList{u"staff"_s}}, Person{u"BOB"_s},
          Person{u"root"_s, QStringList(), true, true}, Person{{}, QStringList(), false}}) {
        PersonsRights rights(*index, person);
        for (size_t i = 0; i < index->size(); ++i) {
            if (index->state(i) == AccessIndex::State::Known)
                QCOMPARE(rights.rights(i).toBytes(), index->explain(person, i).rights.toBytes());
            else
                QVERIFY(rights.rights(i).isEmpty());
        }
    }
}

void TestAccessIndex::refreshed()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QSignalSpy changed(index.get(), &AccessIndex::changed);
    const size_t sent = *index->find(MailboxName(u"Sent")), carol = *index->find(MailboxName(u"user/carol"));
    m_lists["Sent"] = "alice lra eve lr";
    m_lists["user/carol"] = "carol lra";
    index->refresh(session.get(), sent);
    index->refresh(session.get(), carol);
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(listOf(*index, "Sent"), "alice=lra eve=lr");
    QCOMPARE(listOf(*index, "user/carol"), "carol=lra");
    m_lists["Sent"].clear();
    index->refresh(session.get(), sent);
    QTRY_COMPARE(changed.size(), 3);
    QCOMPARE(index->errorOf(sent)->text, u"Permission denied"_s);
    // A connection that breaks says nothing of the list.
    m_cutAt = "user/carol";
    index->refresh(session.get(), carol);
    QTRY_COMPARE(session->state(), Session::State::Closed);
    QCOMPARE(listOf(*index, "user/carol"), "carol=lra");
}

// A list that an editor has read.
void TestAccessIndex::putAndRemoved()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QSignalSpy changed(index.get(), &AccessIndex::changed);
    PersonsRights eve(*index, {u"eve"_s, QStringList()});
    const size_t sent = *index->find(MailboxName(u"Sent"));
    QCOMPARE(eve.rights(sent).toBytes(), "");
    index->put(MailboxName(u"Sent"), '/', {{u"eve"_s, "lrsd"}});
    QCOMPARE(listOf(*index, "Sent"), "eve=lrsd");
    QCOMPARE(eve.rights(sent).toBytes(), "lrs"); // somebody who was not known before
    QCOMPARE(index->uses(*index->findIdentifier(u"alice"_s)), size_t(2));
    index->put(MailboxName(u"user/carol"), '/', {{u"carol"_s, "lr"}});
    QCOMPARE(index->refused(), size_t(0));
    index->put(MailboxName(u"user/new"), '/', {{u"new"_s, "lr"}});
    QCOMPARE(index->size(), size_t(8));
    QCOMPARE(index->ownerOf(7).name, u"new"_s);
    index->putRefused(MailboxName(u"Sent"), '/', {Error::Kind::Refused, {}, u"no more"_s});
    QCOMPARE(listOf(*index, "Sent"), "refused");
    QCOMPARE(index->uses(*index->findIdentifier(u"eve"_s)), size_t(0));
    QVERIFY(!index->identifiersSeen().contains(u"eve"_s));
    index->remove(MailboxName(u"user/bob"));
    QCOMPARE(listOf(*index, "user/bob"), "not there");
    index->remove(MailboxName(u"user/bob"));
    QCOMPARE(changed.size(), 5);
    QVERIFY(!toCsv(*index).contains("user/bob"));
}

// It is newer than what the crawl brings.
void TestAccessIndex::putWhileCrawling()
{
    const auto session = this->session();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    connect(index.get(), &AccessIndex::progressed, index.get(), [&index](size_t done) {
        if (done == 0)
            index->put(MailboxName(u"Sent"), '/', {{u"eve"_s, "l"}});
    });
    index->start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(*index));
    QCOMPARE(listOf(*index, "Sent"), "eve=l");
    QCOMPARE(listOf(*index, "INBOX"), "alice=lrswipkxtea anyone=p");
}

void TestAccessIndex::manyPutsLeaveNothing()
{
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    for (int i = 0; i < 50'000; ++i)
        index->put(MailboxName(QStringLiteral("m%1").arg(i % 7)), '/',
                   {{u"eve"_s, "lr"}, {u"u"_s + QString::number(i % 3), QByteArray(1, char('a' + i % 26))}});
    QCOMPARE(index->size(), size_t(7));
    QCOMPARE(index->uses(*index->findIdentifier(u"eve"_s)), size_t(7));
    const int last = 49'999;
    QCOMPARE(listOf(*index, ("m" + QByteArray::number(last % 7)).constData()),
             "eve=lr u" + QByteArray::number(last % 3) + '=' + QByteArray(1, char('a' + last % 26)));
}

void TestAccessIndex::anotherFlavour()
{
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    index->put(MailboxName(u"Shared/x"), '/', {{u"anyone"_s, "lrs"}, {u"$staff"_s, "l"}});
    const Person person{u"bob"_s, QStringList{u"staff"_s}};
    QCOMPARE(PersonsRights(*index, person).rights(0).toBytes(), "lrs");
    QSignalSpy reset(index.get(), &AccessIndex::reset);
    index->setFlavour(ServerFlavour::of(ServerFlavour::Kind::Dovecot, Capabilities(Capabilities_)));
    QCOMPARE(reset.size(), 1);
    QCOMPARE(PersonsRights(*index, person).rights(0).toBytes(), "l");
}

// Some tens of MB, by what the allocator holds.
void TestAccessIndex::hundredThousand()
{
    const auto held = [] {
        return qint64(mallinfo2().uordblks + mallinfo2().hblkhd);
    };
    const qint64 before = held();
    const std::unique_ptr<AccessIndex> index(this->index(nullptr));
    for (int i = 0; i < 100'000; ++i)
        index->put(MailboxName(u"user/u%1/folder %2"_s.arg(i / 10, 5, 10, QChar(u'0')).arg(i % 10)), '/',
                   {{u"u%1"_s.arg(i / 10, 5, 10, QChar(u'0')), "lrswipkxtea"},
                    {u"postmaster"_s, "la"},
                    {u"group:help desk"_s, "lrs"},
                    {u"anyone"_s, "p"}});
    QVERIFY2(held() - before < 50'000'000, QByteArray::number(held() - before));
    PersonsRights postmaster(*index, {u"postmaster"_s, QStringList()});
    QCOMPARE(postmaster.all().size(), size_t(100'000));
    QCOMPARE(PersonsRights(*index, {u"u00042"_s, QStringList()}).rights(423).toBytes(), "lrswipkxtean");
    QCOMPARE(index->mailboxesOf(*index->findIdentifier(u"u00042"_s)).size(), size_t(10));
}

QTEST_GUILESS_MAIN(TestAccessIndex)
#include "tst_accessindex.moc"
