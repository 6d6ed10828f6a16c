#include "imapcore/criterion.h"
#include "imapcore/describer.h"
#include "imapcore/description.h"
#include "imapcore/typing/grammar.h"
#include "imapcore/typing/reference.h"
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
namespace reference = imap::reference;

// That nothing is missing in the tables of what there is in IMAP.
class TestReference : public QObject
{
    Q_OBJECT
private slots:
    void verbsThatAreSent();
    void verbsThatChangeNothing();
    void announcedCapabilities();
    void transcripts();
    void describedResponses();
    void searchKeys();
    void syntaxes();
    void everythingSaysSomething();
    void lookingUp();
    void announced();
};

namespace {

QString contents(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(fileName));
    return QString::fromUtf8(file.readAll());
}

QStringList filesIn(const QString &folder, const QString &pattern)
{
    QStringList all;
    QDirIterator files(QStringLiteral(MAILREEVE_SOURCE_DIR "/") + folder, {pattern}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        all += files.next();
    if (all.isEmpty())
        qFatal("There is nothing in %s", qPrintable(folder));
    return all;
}

} // namespace

void TestReference::verbsThatAreSent()
{
    static const QRegularExpression write(
        u"void write\\(Writer &out\\) const\\s*\\{[^}]*?"
        "(?:out\\.atom\\((?:[^()\"]*\\? )?|writeVerb\\(out, by, )\"([A-Z]+)\"(?: : \"([A-Z]+)\")?"_s);
    int count = 0;
    for (const QString &file : filesIn(u"imapcore/commands"_s, u"*.h"_s)) {
        for (const auto &match : write.globalMatch(contents(file))) {
            for (const int group : {1, 2}) {
                const QString verb = match.captured(group);
                if (verb.isEmpty() || (verb == u"UID" && group == 1))
                    continue;
                QVERIFY2(reference::command(verb.toLatin1()), qPrintable(file + u": "_s + verb));
                ++count;
            }
        }
    }
    QVERIFY2(count > 35, qPrintable(QString::number(count)));
}

void TestReference::verbsThatChangeNothing()
{
    static const QRegularExpression list(u"static constexpr const char \\*all\\[\\] = \\{([^}]*)\\}"_s);
    static const QRegularExpression word(u"\"([A-Z]+)\""_s);
    const auto match = list.match(contents(QStringLiteral(MAILREEVE_SOURCE_DIR "/imapcore/commands/verb.h")));
    QVERIFY(match.hasMatch());
    int count = 0;
    for (const auto &verb : word.globalMatch(match.captured(1))) {
        QVERIFY2(reference::command(verb.captured(1).toLatin1()), qPrintable(verb.captured(1)));
        ++count;
    }
    QVERIFY(count > 20);
}

// By the servers that the tests have, as they are kept in tests/interop/answers, and the table of words known there.
void TestReference::announcedCapabilities()
{
    int count = 0;
    for (const QString &file : filesIn(u"tests/interop/answers"_s, u"extensions.*"_s)) {
        bool isList = false;
        for (const QString &line : contents(file).split(u'\n')) {
            if (!line.startsWith(u' ')) {
                isList = line.startsWith(u"announced"_s);
                continue;
            }
            if (!isList)
                continue;
            QVERIFY2(reference::capability(line.trimmed().toLatin1()), qPrintable(file + u": "_s + line));
            ++count;
        }
    }
    QVERIFY(count > 100);
    static const QRegularExpression known(u"^    \\{\"([^\"]+)\""_s, QRegularExpression::MultilineOption);
    for (const auto &match :
         known.globalMatch(contents(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/interop/extensions.cpp")))) {
        QString name = match.captured(1);
        if (name.endsWith(u'=') || name.endsWith(u'-'))
            name += u'X';
        QVERIFY2(reference::capability(name.toLatin1()), qPrintable(name));
    }
}

void TestReference::transcripts()
{
    static const QRegularExpression capability(u"(?:^S: \\* CAPABILITY|\\[CAPABILITY) ([^\\]\\n]*)"_s,
                                               QRegularExpression::MultilineOption);
    static const QRegularExpression command(u"^C: [a-z][0-9]+ (UID [A-Z]+|[A-Z]+)"_s,
                                            QRegularExpression::MultilineOption);
    // Some transcripts are about what is none.
    const QStringList none{u"X"_s, u"CAPABILITY"_s};
    int words = 0, verbs = 0;
    for (const QString &file : filesIn(u"tests/transcripts"_s, u"*.imap"_s)) {
        const QString text = contents(file);
        for (const auto &match : capability.globalMatch(text)) {
            for (const QString &name : match.captured(1).simplified().split(u' ', Qt::SkipEmptyParts)) {
                if (none.contains(name))
                    continue;
                QVERIFY2(reference::capability(name.toLatin1()), qPrintable(file + u": "_s + name));
                ++words;
            }
        }
        for (const auto &match : command.globalMatch(text)) {
            QVERIFY2(reference::command(match.captured(1).toLatin1()),
                     qPrintable(file + u": "_s + match.captured(1)));
            ++verbs;
        }
    }
    QVERIFY(words > 40);
    QVERIFY(verbs > 100);
}

void TestReference::describedResponses()
{
    static const QRegularExpression registered(u"\\(Describer::(Response|Code),\\s*\\{([^}]*)\\}"_s);
    static const QRegularExpression word(u"\"([A-Z0-9.-]+)\""_s);
    int count = 0;
    for (const QString &file : filesIn(u"imapcore/commands"_s, u"*.h"_s)) {
        for (const auto &match : registered.globalMatch(contents(file))) {
            for (const auto &name : word.globalMatch(match.captured(2))) {
                const QByteArray bytes = name.captured(1).toLatin1();
                QVERIFY2(match.captured(1) == u"Code" ? reference::code(bytes) : reference::response(bytes),
                         qPrintable(file + u": "_s + name.captured(1)));
                ++count;
            }
        }
    }
    QVERIFY(count > 40);
}

void TestReference::searchKeys()
{
    const auto words = reference::words();
    const auto isKnown = [&words](const char *name) {
        return std::any_of(words.begin(), words.end(), [name](const reference::Word &word) {
            return QByteArrayView(word.rule) == "search-key" && QByteArrayView(word.syntax) == name;
        });
    };
    for (const imap::KeyForm &form : imap::keyForms())
        QVERIFY2(!*form.name || isKnown(form.name), form.name);
}

// Each is written so that it reads itself: what it says in capitals is expected there.
void TestReference::syntaxes()
{
    for (const reference::Command &command : reference::commands()) {
        const imap::Grammar grammar(command.syntax);
        const auto expected = grammar.expectedAfter({}, {}, 0);
        QVERIFY2(expected.empty() == QByteArrayView(command.syntax).isEmpty(), command.verb);
        QCOMPARE(QByteArrayView(command.syntax).count('('), QByteArrayView(command.syntax).count(')'));
    }
}

void TestReference::everythingSaysSomething()
{
    const auto check = [](const char *name, const char *source, const char *help) {
        QVERIFY2(QByteArrayView(help).endsWith('.'), name);
        QVERIFY2(!QByteArrayView(source).isEmpty(), name);
    };
    for (const auto &one : reference::commands())
        check(one.verb, one.source, one.help);
    for (const auto &one : reference::responses())
        check(one.name, one.source, one.help);
    for (const auto &one : reference::codes())
        check(one.name, one.source, one.help);
    for (const auto &one : reference::capabilities())
        check(one.name, one.source, one.help);
}

void TestReference::lookingUp()
{
    QCOMPARE(QByteArray(reference::command("uid fetch")->verb), "FETCH");
    QVERIFY(!reference::command("UID SELECT"));
    QVERIFY(reference::command("UID EXPUNGE")->onlyUid);
    QVERIFY(!reference::command("EXPUNGE")->onlyUid);
    QVERIFY(!reference::command("NONSENSE"));
    QVERIFY(reference::isVerb("uid"));
    QCOMPARE(QByteArray(reference::capability("auth=scram-sha-256")->name), "AUTH=SCRAM-SHA-256");
    QCOMPARE(QByteArray(reference::capability("AUTH=X-OWN")->name), "AUTH=");
    QCOMPARE(QByteArray(reference::capability("APPENDLIMIT=10")->name), "APPENDLIMIT=");
    QCOMPARE(QByteArray(reference::capability("APPENDLIMIT")->name), "APPENDLIMIT");
    QVERIFY(!reference::capability("AUTH"));
    QCOMPARE(QByteArray(reference::code("overquota")->source), "RFC 9051 section 7.1");
    QVERIFY(!reference::code("X-OWN"));
}

void TestReference::announced()
{
    const imap::Capabilities server("IMAP4rev1 THREAD=REFS QRESYNC QUOTA");
    QVERIFY(reference::isAnnounced(server, ""));
    QVERIFY(reference::isAnnounced(server, "THREAD="));
    QVERIFY(reference::isAnnounced(server, "CONDSTORE"));
    QVERIFY(reference::isAnnounced(server, "ACL QUOTA"));
    QVERIFY(!reference::isAnnounced(server, "ACL"));
    QVERIFY(!reference::isAnnounced(server, "AUTH="));
}

QTEST_GUILESS_MAIN(TestReference)
#include "tst_reference.moc"
