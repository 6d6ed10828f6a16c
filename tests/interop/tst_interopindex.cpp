#include "acls.h"
#include "imapcore/access/accessfindings.h"
#include "imapcore/access/quotasurvey.h"
#include "imapcore/commands/id.h"
#include "imapcore/commands/namespace.h"

using namespace imap;

// Wide looks at a whole server: all access lists, all quota roots.
class InteropIndex : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void listsAreThoseThatGetAclTells_data();
    void listsAreThoseThatGetAclTells();
    void whatBobReaches();
    void findings();
    void rootsOfOneself();
    void rootsOfEverybody();

private:
    std::unique_ptr<Session> m_alice;
    QStringList m_made; // from the top down
};

static const std::pair<const char *, const char *> Made[] = {{"index", "bob=lrs"},
                                                             {"index/a", "bob=lrs anyone=l"},
                                                             {"index/b", "bob=lrsw -bob=s"},
                                                             {"index/b/c", "anyone=lrsi"},
                                                             {"index/b/d", "bob=r"},
                                                             {"indexbüro", "bob=l eve=lr"},
                                                             {"indexnegative", "-eve=r bob=l"}};

void InteropIndex::initTestCase()
{
    m_alice = login();
    for (const auto &[name, entries] : Made) {
        const auto made = await(m_alice->send(Create{box(name)}));
        QVERIFY2(made, name);
        m_made += QString::fromUtf8(name);
        // What a child has of its parent is not meant.
        for (const char *inherited : {"bob", "-bob", "anyone"})
            await(m_alice->send(DeleteAcl{box(name), QString::fromLatin1(inherited)}));
        for (const QByteArray &entry : QByteArray(entries).split(' '))
            QVERIFY(await(m_alice->send(
                SetAcl{box(name), QString::fromUtf8(entry.split('=').first()), entry.split('=').last()})));
    }
}

void InteropIndex::cleanupTestCase()
{
    for (auto name = m_made.crbegin(); name != m_made.crend(); ++name)
        await(m_alice->send(Delete{box(*name)}));
    m_alice.reset();
}

struct Crawled
{
    explicit Crawled(const QString &user, bool overPool = false)
        : session(login(user))
        , pool(Interop::server().options(user, Security::None), 3)
    {
        const auto id = await(session->send(Id{}));
        namespaces = *await(session->send(GetNamespaces{}));
        const ServerFlavour flavour =
            ServerFlavour::detect(id ? *id : ServerId(), session->capabilities(), session->greeting());
        index = std::make_unique<AccessIndex>(flavour, MailboxOwners(namespaces, user, flavour.kind));
        index->start(overPool ? Sender(&pool) : Sender(session.get()), Crawl::everything(namespaces));
        if (!QTest::qWaitFor([this] { return !index->isRunning(); }, 60000))
            qFatal("the crawl did not end");
    }
    std::unique_ptr<Session> session;
    Pool pool;
    Namespaces namespaces;
    std::unique_ptr<AccessIndex> index;
};

void InteropIndex::listsAreThoseThatGetAclTells_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("overPool");
    for (const QString &user : {QStringLiteral("alice"), QStringLiteral("bob"), server().admin()}) {
        QTest::addRow("%s", qUtf8Printable(user)) << user << false;
        QTest::addRow("%s, several sessions", qUtf8Printable(user)) << user << true;
    }
}

void InteropIndex::listsAreThoseThatGetAclTells()
{
    FEATURE("ACL");
    QFETCH(QString, user);
    QFETCH(bool, overPool);
    const Crawled crawled(user, overPool);
    const AccessIndex &index = *crawled.index;
    CHECK(!index.error());
    CHECK(index.size() >= (user == u"bob" ? 1 : std::size(Made))
          || (server().isDovecot() && user == u"admin"));
    for (size_t i = 0; i < index.size(); ++i) {
        if (index.state(i) == AccessIndex::State::NoMailbox)
            continue;
        const QByteArray told = aclOf(*crawled.session, index.name(i));
        if (const Error *error = index.errorOf(i)) {
            COMPARE(lasting(said(*error)), told);
            continue;
        }
        QByteArrayList entries;
        for (const AclEntry &entry : index.acl(i))
            entries += entry.identifier.toUtf8() + '=' + sorted(entry.rights);
        std::sort(entries.begin(), entries.end());
        COMPARE(index.name(i).wire() + ' ' + entries.join(' '), index.name(i).wire() + ' ' + told);
    }
}

// From alice's lists, and as bob sees it.
void InteropIndex::whatBobReaches()
{
    FEATURE("ACL");
    const Crawled crawled(QStringLiteral("alice"));
    PersonsRights bobs(
        *crawled.index,
        {QStringLiteral("bob"), server().isCyrus() ? QStringList() : QStringList{QStringLiteral("staff")}});
    auto bob = login(QStringLiteral("bob"));
    const RightsEra era = crawled.index->flavour().era();
    for (const QString &name : std::as_const(m_made)) {
        const auto at = crawled.index->find(box(name));
        CHECK(at.has_value());
        const auto told = await(bob->send(MyRights{of(QStringLiteral("alice"), name)}));
        COMPARE(name.toUtf8() + ' ' + bobs.rights(*at).toBytes(),
                name.toUtf8() + ' ' + (told ? Rights(*told).withoutVirtual(era).toBytes() : QByteArray()));
    }
}

void InteropIndex::findings()
{
    FEATURE("ACL");
    const Crawled crawled(QStringLiteral("alice"));
    QByteArrayList found;
    for (const AccessFinding &finding :
         AccessCheck(*crawled.index, QStringList{QStringLiteral("alice"), QStringLiteral("bob")}).all()) {
        QByteArray text = nameOf(finding.kind);
        text += ": " + crawled.index->name(finding.mailbox).toString().toUtf8();
        if (finding.identifier)
            text += ' ' + crawled.index->identifierText(*finding.identifier).toUtf8();
        if (text.contains("index"))
            found += text;
    }
    std::sort(found.begin(), found.end());
    QByteArrayList wanted{"idle negative: indexnegative -eve",
                          "read without lookup: index/b/d bob",
                          "unknown user: indexbüro eve",
                          "unknown user: indexnegative -eve",
                          "visible below invisible: index/a anyone in index",
                          "visible below invisible: index/b/c anyone in index/b",
                          "writable by anyone: index/b/c anyone"};
    for (QByteArray &one : wanted) {
        one = one.split(' ').mid(0, one.count(' ') + 1 - (one.contains(" in ") ? 2 : 0)).join(' ');
        if (server().isCourier()) {
            const qsizetype at = one.indexOf(": ") + 2;
            one = one.left(at) + "INBOX." + one.mid(at).replace('/', '.');
        }
    }
    COMPARE(found.join('\n'), wanted.join('\n'));
}

static QByteArray described(const QuotaSurvey &survey, size_t root)
{
    QByteArrayList resources;
    for (const QuotaResource &one : survey.roots()[root].quota.resources)
        resources += one.name + ' ' + (one.limit ? QByteArray::number(*one.limit) : QByteArray("none"));
    return survey.roots()[root].quota.name + " (" + resources.join(", ") + ')';
}

static std::unique_ptr<QuotaSurvey> surveyed(Session &session)
{
    const auto namespaces = await(session.send(GetNamespaces{}));
    auto survey = std::make_unique<QuotaSurvey>();
    survey->start(&session, Crawl::everything(*namespaces),
                  QuotaSurvey::reclaimableItems(session.capabilities()));
    if (!QTest::qWaitFor([&survey] { return !survey->isRunning(); }, 60000))
        qFatal("the survey did not end");
    return survey;
}

// All of one's own mailboxes count against the same one.
void InteropIndex::rootsOfOneself()
{
    FEATURE("QUOTA");
    const auto survey = surveyed(*m_alice);
    CHECK(!survey->error());
    const auto root =
        survey->findRoot(expected({{Dovecot, "User quota"}, {Cyrus, "INBOX"}, {Courier, "ROOT"}}));
    CHECK(root.has_value());
    COMPARE(described(*survey, *root), expected({{Dovecot, "User quota (STORAGE 524288)"},
                                                 {Cyrus, "INBOX (STORAGE 524288)"},
                                                 {Courier, "ROOT (STORAGE 524288)"}}));
    for (const QString &name : std::as_const(m_made)) {
        const auto &mailboxes = survey->roots()[*root].mailboxes;
        CHECK(std::any_of(mailboxes.begin(), mailboxes.end(),
                          [&](quint32 mailbox) { return survey->mailboxes()[mailbox].name == box(name); }));
    }
    // Where the server tells what is marked for deletion.
    COMPARE(survey->reclaimableOf(*root).octets.has_value(), since(Cyrus310, true, false));
}

// Cyrus' administrator sees all of them; others see what may be read.
void InteropIndex::rootsOfEverybody()
{
    FEATURE("QUOTA");
    auto admin = login(server().admin());
    const auto survey = surveyed(*admin);
    CHECK(!survey->error());
    QByteArrayList roots;
    for (size_t i = 0; i < survey->roots().size(); ++i)
        roots += described(*survey, i);
    std::sort(roots.begin(), roots.end());
    COMPARE(roots.join("; "), expected({{Dovecot, ""},
                                        {Cyrus, "user/alice (STORAGE 524288); user/bob (STORAGE 10240); "
                                                "user/carol (STORAGE 64, MESSAGE 20)"},
                                        {Courier, "PUBLIC (); ROOT ()"}}));
    if (server().isCyrus()) {
        size_t none = 0; // eve's and admin's
        for (const QuotaSurvey::Mailbox &mailbox : survey->mailboxes())
            none += mailbox.state == QuotaSurvey::State::Known && mailbox.roots.empty();
        CHECK(none >= 2);
    }
}

INTEROP_MAIN(InteropIndex)
#include "tst_interopindex.moc"
