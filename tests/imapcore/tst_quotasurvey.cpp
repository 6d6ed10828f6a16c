#include "imapcore/access/quotaexport.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;

class TestQuotaSurvey : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void survey_data();
    void survey();
    void noRootAndNoLimits();
    void opaqueNames();
    void nearestRootCounts();
    void rootsOfWhichNothingIsTold();
    void anotherRootThanAsked();
    void refusals();
    void throttledIsNotFull();
    void largeNumbers();
    void reclaimable();
    void reclaimableIsNotGuessed();
    void itemsThatTheServerHas();
    void fullness_data();
    void fullness();
    void refreshed();
    void cancelled();
    void lostConnection();
    void csv();
    void json();

private:
    std::unique_ptr<Session> session() const;
    QByteArrayList commands(const char *verb) const
    {
        QByteArrayList found = m_server->commands();
        found.removeIf([verb](const QByteArray &command) { return !command.startsWith(verb); });
        return found;
    }

    std::unique_ptr<ScriptedServer> m_server;
    QMap<QByteArray, QByteArray> m_roots;  // what GETQUOTAROOT answers, by mailbox
    QMap<QByteArray, QByteArray> m_quotas; // and GETQUOTA, by root
    QMap<QByteArray, QByteArray> m_status;
};

void TestQuotaSurvey::init()
{
    m_roots = {{"INBOX", "* QUOTAROOT INBOX ann\n* QUOTA ann (STORAGE 10 100 MESSAGE 3 0)\nTAG OK\n"},
               {"Sent", "* QUOTAROOT Sent ann\n* QUOTA ann (STORAGE 10 100 MESSAGE 3 0)\nTAG OK\n"},
               {"None", "* QUOTAROOT None\nTAG OK\n"},
               {"Two", "* QUOTAROOT Two ann extra\n* QUOTA ann (STORAGE 10 100 MESSAGE 3 0)\n"
                       "* QUOTA extra ()\nTAG OK\n"}};
    m_quotas.clear();
    m_status.clear();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setGreeting("* OK [CAPABILITY IMAP4rev1 QUOTA] ready\n");
    m_server->setHandler([this](const QByteArray &command) -> QByteArray {
        if (command.startsWith("LOGIN"))
            return "TAG OK [CAPABILITY IMAP4rev1 QUOTA] in\n";
        if (command == "LIST \"\" \"*\"") {
            QByteArray lines;
            for (auto list = m_roots.begin(); list != m_roots.end(); ++list)
                lines += "* LIST () \"/\" " + list.key() + '\n';
            return lines + "* LIST (\\Noselect) \"/\" Name\nTAG OK\n";
        }
        const QByteArray argument = command.mid(command.indexOf('"') + 1).split('"').first();
        if (command.startsWith("GETQUOTAROOT"))
            return m_roots.value(argument, "TAG NO [NOPERM] Permission denied\n");
        if (command.startsWith("GETQUOTA"))
            return m_quotas.value(argument, "TAG NO [NOPERM] administrators only\n");
        if (command.startsWith("STATUS"))
            return m_status.value(argument, "TAG NO no\n");
        return {};
    });
    m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
}

std::unique_ptr<Session> TestQuotaSurvey::session() const
{
    Attempt attempt(optionsFor(*m_server));
    if (!QTest::qWaitFor([&attempt] { return attempt.ended(); }, 10000) || attempt.error)
        qFatal("no session");
    return std::unique_ptr<Session>(attempt.connector->takeSession());
}

static bool hasEnded(const QuotaSurvey &survey)
{
    return QTest::qWaitFor([&survey] { return !survey.isRunning(); }, 20000);
}

// "ann (STORAGE 10/100, MESSAGE 3/0): INBOX Sent"
static QByteArray described(const QuotaSurvey &survey, const char *name)
{
    const auto at = survey.findRoot(name);
    if (!at)
        return "not there";
    const QuotaSurvey::Root &root = survey.roots()[*at];
    QByteArrayList resources, mailboxes;
    for (const QuotaResource &one : root.quota.resources)
        resources += one.name + ' ' + QByteArray::number(one.usage) + '/'
                     + (one.limit ? QByteArray::number(*one.limit) : QByteArray("none"));
    for (const quint32 mailbox : root.mailboxes)
        mailboxes += survey.mailboxes()[mailbox].name.wire();
    return (root.quota.told ? '(' + resources.join(", ") + ')' : QByteArray("untold")) + ": "
           + mailboxes.join(' ');
}

void TestQuotaSurvey::survey_data()
{
    QTest::addColumn<bool>("overPool");
    QTest::newRow("session") << false;
    QTest::newRow("pool") << true;
}

// Mailboxes with one root, with two, and with none.
void TestQuotaSurvey::survey()
{
    QFETCH(bool, overPool);
    const auto session = this->session();
    Pool pool(optionsFor(*m_server), 2);
    QuotaSurvey survey;
    QSignalSpy ended(&survey, &QuotaSurvey::finished);
    QSignalSpy progressed(&survey, &QuotaSurvey::progressed);
    survey.start(overPool ? Sender(&pool) : Sender(session.get()), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QCOMPARE(ended.size(), 1);
    QVERIFY(!survey.error());
    QCOMPARE(survey.roots().size(), size_t(2));
    QByteArrayList parts = described(survey, "ann").split(' ');
    std::sort(parts.begin() + 4, parts.end()); // a pool has an order of its own
    QCOMPARE(parts.join(' '), "(STORAGE 10/100, MESSAGE 3/0): INBOX Sent Two");
    QCOMPARE(described(survey, "extra"), "(): Two");
    size_t withoutRoot = 0, names = 0;
    for (const QuotaSurvey::Mailbox &mailbox : survey.mailboxes()) {
        withoutRoot += mailbox.state == QuotaSurvey::State::Known && mailbox.roots.empty();
        names += mailbox.state == QuotaSurvey::State::NoMailbox;
    }
    QCOMPARE(withoutRoot, size_t(1));
    QCOMPARE(names, size_t(1));
    QCOMPARE(progressed.first().at(1).value<size_t>(), size_t(5));
    QCOMPARE(progressed.last().at(0).value<size_t>(), size_t(5));
    QCOMPARE(commands("GETQUOTAROOT").size(), 4);
    QCOMPARE(commands("GETQUOTA ").size(), 0); // everything was told
    // A mailbox is asked about once.
    survey.start(session.get(), std::vector<ListedMailbox>{{MailboxName(u"Sent"), '/', {}},
                                                           {MailboxName(u"Sent"), '/', {}}});
    QVERIFY(hasEnded(survey));
    QCOMPARE(described(survey, "ann"), "(STORAGE 10/100, MESSAGE 3/0): Sent");
    QCOMPARE(described(survey, "extra"), "not there");
}

// As servers say it: an empty QUOTAROOT, nothing but OK (Dovecot), a list without anything in it, no list (Courier).
void TestQuotaSurvey::noRootAndNoLimits()
{
    m_roots = {{"A", "* QUOTAROOT A\nTAG OK\n"},
               {"B", "TAG OK No quota.\n"},
               {"C", "* QUOTAROOT C c\n* QUOTA c ()\nTAG OK\n"},
               {"D", "* QUOTAROOT D \"ROOT\"\n* QUOTA \"ROOT\"\nTAG OK\n"},
               {"E", "* QUOTAROOT E e\n* QUOTA e (STORAGE 0 0)\nTAG OK\n"}};
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(survey.mailboxes()[size_t(i)].state, QuotaSurvey::State::Known);
        QVERIFY(survey.mailboxes()[size_t(i)].roots.empty());
    }
    QCOMPARE(described(survey, "c"), "(): C");
    QCOMPARE(described(survey, "ROOT"), "(): D");
    QCOMPARE(described(survey, "e"), "(STORAGE 0/0): E");
    QVERIFY(!QuotaSurvey::fullnessOf(survey.roots()[*survey.findRoot("c")].quota));
    QCOMPARE(QuotaSurvey::fullnessOf(survey.roots()[*survey.findRoot("e")].quota), std::optional(1.));
}

// A root's name is no mailbox's: it is not decoded, and may be empty.
void TestQuotaSurvey::opaqueNames()
{
    m_roots = {{"A", "* QUOTAROOT A \"\"\n* QUOTA \"\" (STORAGE 1 2)\nTAG OK\n"},
               {"B", "* QUOTAROOT B !partition/sda4\n* QUOTA !partition/sda4 (STORAGE 3 4)\nTAG OK\n"},
               {"C", "* QUOTAROOT C \"a &AOk-\"\n* QUOTA \"a &AOk-\" (STORAGE 5 6)\nTAG OK\n"},
               {"D", "* QUOTAROOT D {2}\n\xc3\xa9\n* QUOTA {2}\n\xc3\xa9 (x-own 7 8)\nTAG OK\n"}};
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QCOMPARE(described(survey, ""), "(STORAGE 1/2): A");
    QCOMPARE(described(survey, "!partition/sda4"), "(STORAGE 3/4): B");
    QCOMPARE(described(survey, "a &AOk-"), "(STORAGE 5/6): C");
    QCOMPARE(survey.roots()[*survey.findRoot("a &AOk-")].quota.toString(), u"a &AOk-"_s);
    QCOMPARE(described(survey, "\xc3\xa9"), "(X-OWN 7/8): D");
}

// Cyrus: nested roots do not add up; each mailbox names the one that counts.
void TestQuotaSurvey::nearestRootCounts()
{
    m_roots = {{"a", "* QUOTAROOT a a\n* QUOTA a (STORAGE 1 100)\nTAG OK\n"},
               {"a/b", "* QUOTAROOT a/b a/b\n* QUOTA a/b (STORAGE 50 60)\nTAG OK\n"},
               {"a/b/c", "* QUOTAROOT a/b/c a/b\n* QUOTA a/b (STORAGE 50 60)\nTAG OK\n"}};
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QCOMPARE(described(survey, "a"), "(STORAGE 1/100): a");
    QCOMPARE(described(survey, "a/b"), "(STORAGE 50/60): a/b a/b/c");
}

// Dovecot leaves the QUOTA of a root without limits out; GETQUOTA may tell.
void TestQuotaSurvey::rootsOfWhichNothingIsTold()
{
    m_roots = {{"A", "* QUOTAROOT A one\nTAG OK\n"}, {"B", "* QUOTAROOT B two\nTAG OK\n"}};
    m_quotas = {{"one", "* QUOTA one (MESSAGE 1 2)\nTAG OK\n"}};
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QVERIFY(!survey.error());
    QCOMPARE(described(survey, "one"), "(MESSAGE 1/2): A");
    QCOMPARE(described(survey, "two"), "untold: B");
    QCOMPARE(survey.roots()[*survey.findRoot("two")].error->text, u"administrators only"_s);
    QCOMPARE(commands("GETQUOTA ").size(), 2);
}

// What counts is the name in the answer.
void TestQuotaSurvey::anotherRootThanAsked()
{
    m_roots = {{"A", "* QUOTAROOT A mine\n* QUOTA other (STORAGE 9 9)\nTAG OK\n"}};
    m_quotas = {{"mine", "* QUOTA other (STORAGE 9 9)\nTAG OK\n"}};
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QCOMPARE(described(survey, "mine"), "untold: A");
    QCOMPARE(described(survey, "other"), "not there");
}

void TestQuotaSurvey::refusals()
{
    m_roots["Shut"] = "TAG NO [NOPERM] Not showing other users' quota\n";
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QVERIFY(!survey.error());
    QCOMPARE(survey.refused(), size_t(1));
    for (size_t i = 0; i < survey.mailboxes().size(); ++i) {
        const bool isShut = survey.mailboxes()[i].name.wire() == "Shut";
        QCOMPARE(survey.errorOf(i) != nullptr, isShut);
        if (isShut)
            QCOMPARE(survey.errorOf(i)->text, u"Not showing other users' quota"_s);
    }
}

// Gmail says OVERQUOTA also to who asks for too much in a day: that is a refusal, in its words, and tells nothing of a root.
void TestQuotaSurvey::throttledIsNotFull()
{
    m_roots["Sent"] = "TAG NO [OVERQUOTA] Account exceeded command or bandwidth limits. abc123\n";
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QVERIFY(!survey.error());
    QCOMPARE(survey.refused(), size_t(1));
    for (size_t i = 0; i < survey.mailboxes().size(); ++i) {
        const Error *error = survey.errorOf(i);
        QCOMPARE(error != nullptr, survey.mailboxes()[i].name.wire() == "Sent");
        if (error)
            QCOMPARE(error->text, u"Account exceeded command or bandwidth limits. abc123"_s);
    }
    m_quotas["ann"] = "TAG NO [OVERQUOTA] Account exceeded command or bandwidth limits.\n";
    const size_t root = *survey.findRoot("ann");
    QSignalSpy changed(&survey, &QuotaSurvey::changed);
    survey.refresh(session.get(), root);
    QVERIFY(!changed.isEmpty() || changed.wait(5000));
    const QuotaSurvey::Root &ann = survey.roots()[root];
    QVERIFY(ann.error && ann.error->code == "OVERQUOTA");
    QCOMPARE(ann.quota.resources.size(), size_t(2)); // as they were told before
    QCOMPARE(ann.quota.resources[0].usage, quint64(10));
    QCOMPARE(QuotaSurvey::fullnessOf({"ann", {ann.quota.resources[0]}}, false), std::optional(0.1));
}

// 63 bits, usage above the limit, no limit at all.
void TestQuotaSurvey::largeNumbers()
{
    m_roots = {
        {"A", "* QUOTAROOT A r\n* QUOTA r (STORAGE 9223372036854775807 4294967297 MESSAGE 5 -1)\nTAG OK\n"}};
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QCOMPARE(described(survey, "r"), "(STORAGE 9223372036854775807/4294967297, MESSAGE 5/none): A");
    QVERIFY(toJsonLines(survey).contains("9223372036854775807"));
}

void TestQuotaSurvey::reclaimable()
{
    m_status = {{"INBOX", "* STATUS INBOX (DELETED 3 DELETED-STORAGE 4000 SIZE 100)\nTAG OK\n"},
                {"Sent", "* STATUS Sent (DELETED 1 DELETED-STORAGE 500 SIZE 50)\nTAG OK\n"},
                {"Two", "* STATUS Two (DELETED 0 DELETED-STORAGE 0 SIZE 7)\nTAG OK\n"}};
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"}, {"DELETED", "DELETED-STORAGE", "SIZE"});
    QVERIFY(hasEnded(survey));
    const auto ann = survey.reclaimableOf(*survey.findRoot("ann"));
    QCOMPARE(ann.messages, std::optional<quint64>(4));
    QCOMPARE(ann.octets, std::optional<quint64>(4500));
    QCOMPARE(survey.mailboxes().front().size, std::optional<quint64>(100));
    // Only of what counts against a root.
    QCOMPARE(commands("STATUS").size(), 3);
}

// One that could not be looked into makes the sum unknown.
void TestQuotaSurvey::reclaimableIsNotGuessed()
{
    m_status = {{"INBOX", "* STATUS INBOX (DELETED 3)\nTAG OK\n"},
                {"Two", "* STATUS Two (DELETED 2)\nTAG OK\n"}};
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"}, {"DELETED"});
    QVERIFY(hasEnded(survey));
    QVERIFY(!survey.reclaimableOf(*survey.findRoot("ann")).messages);
    QCOMPARE(survey.reclaimableOf(*survey.findRoot("extra")).messages, std::optional<quint64>(2));
    QVERIFY(!survey.reclaimableOf(*survey.findRoot("extra")).octets);
}

// RFC 9208 section 4.1.4: by the resources that are announced.
void TestQuotaSurvey::itemsThatTheServerHas()
{
    const auto items = [](const char *capabilities) {
        return QuotaSurvey::reclaimableItems(Capabilities(capabilities)).join(' ');
    };
    QCOMPARE(items("IMAP4rev1 QUOTA"), "");
    QCOMPARE(items("IMAP4rev1 QUOTA QUOTA=RES-STORAGE"), "DELETED-STORAGE");
    QCOMPARE(items("IMAP4rev1 QUOTA QUOTA=RES-MESSAGE"), "DELETED");
    QCOMPARE(items("IMAP4rev2 QUOTA QUOTA=RES-STORAGE"), "DELETED DELETED-STORAGE");
    QCOMPARE(QuotaSurvey::sizeItems(Capabilities("IMAP4rev1 STATUS=SIZE")).join(' '), "SIZE");
    QVERIFY(QuotaSurvey::sizeItems(Capabilities("IMAP4rev1")).isEmpty());
}

void TestQuotaSurvey::fullness_data()
{
    QTest::addColumn<QList<int>>("numbers"); // usage and limit; -1: none
    QTest::addColumn<double>("fullness");    // -1: none
    QTest::addColumn<double>("onDovecot");
    QTest::newRow("no limits") << QList<int>() << -1. << -1.;
    QTest::newRow("half") << QList<int>{5, 10} << 0.5 << 0.5;
    QTest::newRow("over") << QList<int>{15, 10} << 1.5 << 1.5;
    QTest::newRow("the nearest") << QList<int>{5, 10, 9, 10, 1, 10} << 0.9 << 0.9;
    QTest::newRow("nothing allowed") << QList<int>{0, 0} << 1. << -1.;
    QTest::newRow("unlimited") << QList<int>{5, -1} << -1. << -1.;
    QTest::newRow("nothing allowed, half") << QList<int>{0, 0, 1, 2} << 1. << 0.5;
}

// Zero, unlimited and no limit are three things; on Dovecot zero is unlimited.
void TestQuotaSurvey::fullness()
{
    QFETCH(QList<int>, numbers);
    QFETCH(double, fullness);
    QFETCH(double, onDovecot);
    QuotaRoot root{"r", {}, true};
    for (qsizetype i = 0; i < numbers.size(); i += 2)
        root.resources.push_back(
            {"STORAGE", quint64(numbers[i]),
             numbers[i + 1] < 0 ? std::nullopt : std::optional(quint64(numbers[i + 1]))});
    QCOMPARE(QuotaSurvey::fullnessOf(root).value_or(-1), fullness);
    QCOMPARE(QuotaSurvey::fullnessOf(root, true).value_or(-1), onDovecot);
}

void TestQuotaSurvey::refreshed()
{
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QSignalSpy changed(&survey, &QuotaSurvey::changed);
    const size_t ann = *survey.findRoot("ann");
    m_quotas = {{"ann", "* QUOTA ann (STORAGE 77 100)\nTAG OK\n"}};
    survey.refresh(session.get(), ann);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(described(survey, "ann").startsWith("(STORAGE 77/100): "));
    m_quotas.clear();
    survey.refresh(session.get(), ann);
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(survey.roots()[ann].error);
    survey.put({"ann", {{"STORAGE", 1, 2}}, true});
    QVERIFY(described(survey, "ann").startsWith("(STORAGE 1/2): "));
    QVERIFY(!survey.roots()[ann].error);
    survey.put({"new", {}, true});
    QCOMPARE(described(survey, "new"), "(): ");
    QCOMPARE(changed.size(), 4);
}

void TestQuotaSurvey::cancelled()
{
    const auto session = this->session();
    QuotaSurvey survey;
    QSignalSpy ended(&survey, &QuotaSurvey::finished);
    survey.start(session.get(), QByteArrayList{"*"});
    survey.cancel();
    QCOMPARE(ended.size(), 1);
    QVERIFY(!survey.isRunning());
    QCOMPARE(survey.error()->kind, Error::Kind::Cancelled);
    QVERIFY(await(session->send(GetQuotaRoot{MailboxName(u"Sent")})));
    QVERIFY(survey.roots().empty());
}

void TestQuotaSurvey::lostConnection()
{
    m_roots["None"] = "* OK wait\n"; // for ever
    const auto session = this->session();
    QuotaSurvey survey;
    QSignalSpy ended(&survey, &QuotaSurvey::finished);
    survey.start(session.get(), QByteArrayList{"*"});
    QTRY_VERIFY(survey.findRoot("ann"));
    m_server->disconnectAll();
    QVERIFY(hasEnded(survey));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(survey.error()->kind, Error::Kind::ServerClosed);
}

void TestQuotaSurvey::csv()
{
    m_roots["Shut"] = "TAG NO [NOPERM] no, not\n";
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QCOMPARE(toCsv(survey),
             "root,resource,usage,limit,mailboxes,deleted messages,deleted octets,mailbox,wire,error\r\n"
             "ann,STORAGE,10,100,3,,,,,\r\n"
             "ann,MESSAGE,3,0,3,,,,,\r\n"
             "extra,,,,1,,,,,\r\n"
             ",,,,,,,None,None,\r\n"
             ",,,,,,,Shut,Shut,\"no, not\"\r\n");
}

void TestQuotaSurvey::json()
{
    m_roots["B&APw-ro"] = "TAG NO [NOPERM] no\n";
    const auto session = this->session();
    QuotaSurvey survey;
    survey.start(session.get(), QByteArrayList{"*"});
    QVERIFY(hasEnded(survey));
    QList<QJsonObject> lines;
    for (const QByteArray &line : toJsonLines(survey).chopped(1).split('\n'))
        lines += QJsonDocument::fromJson(line).object();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0][u"root"].toString(), u"ann"_s);
    QCOMPARE(lines[0][u"resources"][1][u"limit"].toInt(-1), 0);
    QCOMPARE(lines[0][u"mailboxes"].toArray().size(), 3);
    QVERIFY(lines[0][u"told"].toBool());
    QVERIFY(!lines[0].contains(u"deletedMessages"));
    QCOMPARE(lines[1][u"resources"].toArray().size(), 0);
    QCOMPARE(lines[2][u"mailbox"].toString(), u"Büro"_s);
    QCOMPARE(lines[2][u"wire"].toString(), u"B&APw-ro"_s);
    QCOMPARE(lines[2][u"error"].toString(), u"no"_s);
    QVERIFY(lines[3][u"roots"].isArray());
}

QTEST_GUILESS_MAIN(TestQuotaSurvey)
#include "tst_quotasurvey.moc"
