#pragma once
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include <QTest>
#include <functional>
#include <map>

// One suite, run on every server. A topic is one source: a class derived from Interop whose private slots are its tests,
// and INTEROP_MAIN. The program is run with the server's name as its first argument; what follows goes to Qt Test.
//
// Every check belongs to a feature, which a test names first, and is counted for the table that scripts/test prints:
//
//   void quotaIsSet()
//   {
//       FEATURE("QUOTA");
//       auto session = server().session(server().admin());
//       const auto result = await(session->send(imap::SetQuota{…}));
//       COMPARE(said(result), expected({{Dovecot, "OK"},
//                                      {Dovecot24, "NO [NOPERM] Quota can be changed only by admin"},
//                                      {Cyrus, "OK"},
//                                      {Courier, "NO Quota set failed"}}));
//   }
//
// Where a server lacks something, the test says what exactly it answers; nothing is left out.
class Interop : public QObject
{
    Q_OBJECT
public:
    using Kind = MailServer::Kind;
    using enum MailServer::Kind;

    static MailServer &server() { return *s_server; }
    // Another one of the same server, with arguments for its `up`.
    static std::unique_ptr<MailServer> another(const QStringList &arguments);

    // What is so on this server. One that is not named is like the generation before it: Dovecot24 like Dovecot,
    // Cyrus310 like Cyrus, Courier52 like Courier. The test program ends where nothing is said of it.
    template<typename T>
    using Values = std::initializer_list<std::pair<Kind, T>>;
    template<typename T = QByteArray>
    static T expected(Values<T> values)
    {
        for (const Kind wanted : {server().kind(), before(server().kind())}) {
            for (const auto &[of, value] : values) {
                if (of == wanted)
                    return value;
            }
        }
        qFatal("Nothing is expected of %s", qPrintable(server().name()));
    }

    // What is so from this generation on, and what was before.
    template<typename T = QByteArray>
    static T since(Kind generation, T then, T before)
    {
        return server().kind() == generation ? then : before;
    }

    // Starts the server, runs the tests, and writes build/…/interop/TOPIC_SERVER.json.
    static int run(int argc, char **argv, const std::function<std::unique_ptr<Interop>()> &make);

    // The present test's feature; the macros below use these.
    static void setFeature(const char *name) { s_feature = name; }
    static void countCheck();
    // For the table: the server says that it has this extension, which is tried under that feature (null: by no command).
    static void announces(const QByteArray &extension, const char *feature)
    {
        s_extensions[extension] = feature;
    }
    // With MAILREEVE_ANSWERS=all in the environment a test goes on where an answer is another than the expected one: all
    // that a new generation of a server answers differently is then seen at once.
    static bool goesOn();

private slots:
    void init() { s_feature.clear(); }

private:
    static Kind before(Kind kind);
    static void writeResult(const QString &topic, int tests, const QString &skipped);

    static MailServer *s_server;
    static QByteArray s_feature;
    static std::map<QByteArray, int> s_checks;
    static std::map<QByteArray, QByteArray> s_extensions;
};

#define FEATURE(name) Interop::setFeature(name)

// QVERIFY, QVERIFY2, QCOMPARE and QTRY_COMPARE, counted. Waiting for something to end is no check: QTRY_VERIFY.
#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        Interop::countCheck();                                                                               \
        QVERIFY(condition);                                                                                  \
    } while (false)
#define CHECK2(condition, why)                                                                               \
    do {                                                                                                     \
        Interop::countCheck();                                                                               \
        QVERIFY2(condition, why);                                                                            \
    } while (false)
#define COMPARE(actual, expected)                                                                            \
    do {                                                                                                     \
        Interop::countCheck();                                                                               \
        if (!QTest::qCompare(actual, expected, #actual, #expected, __FILE__, __LINE__)                       \
            && !Interop::goesOn())                                                                           \
            return;                                                                                          \
    } while (false)
#define TRY_CHECK(condition)                                                                                 \
    do {                                                                                                     \
        Interop::countCheck();                                                                               \
        QTRY_VERIFY_WITH_TIMEOUT(condition, 20000);                                                          \
    } while (false)
#define TRY_COMPARE(actual, expected)                                                                        \
    do {                                                                                                     \
        Interop::countCheck();                                                                               \
        QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 20000);                                                  \
    } while (false)

#define INTEROP_MAIN(Topic)                                                                                  \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        return Interop::run(argc, argv, [] { return std::make_unique<Topic>(); });                           \
    }

// "OK", or what went wrong: "NO [CODE arguments] text" and "BAD text" of the server, "Unsupported ACL" of the library.
QByteArray said(const imap::Error &error);
template<typename T>
QByteArray said(const imap::Expected<T> &result)
{
    return result ? QByteArray("OK") : said(result.error());
}

// One command in the server's own words: everything that it answered, a line each, the tagged response ("OK text") last.
// Literals stand in it as they came, behind their "{size}" and line end.
QByteArray exchange(imap::Session &session, const QByteArray &command);
