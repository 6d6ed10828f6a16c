#include "imapcore/typing/history.h"
#include "imapcore/typing/snippets.h"
#include "imapcore/typing/typedcommand.h"
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using imap::Placeholder;
using imap::Snippets;
using imap::TypingHistory;

// What is kept of what somebody types: snippets and history.
class TestSnippets : public QObject
{
    Q_OBJECT
private slots:
    void placeholders();
    void filled();
    void builtIn();
    void saved();
    void damagedFiles();
    void history();
    void secretsInHistory_data();
    void secretsInHistory();
    void historyIsBounded();
    void historyFromElsewhere();
    void searching();

private:
    QTemporaryDir m_folder;
    QString file(const char *name) const { return m_folder.filePath(u"new/"_s + QLatin1String(name)); }
};

void TestSnippets::placeholders()
{
    const QString text = u"SETACL ${mailbox} ${user:anyone} ${1} $x {5}"_s;
    const auto first = Placeholder::next(text);
    QVERIFY(first);
    QCOMPARE(text.sliced(first->begin, first->end - first->begin), u"${mailbox}"_s);
    QCOMPARE(first->name, u"mailbox"_s);
    QVERIFY(first->value.isEmpty());
    const auto second = Placeholder::next(text, first->end);
    QVERIFY(second);
    QCOMPARE(second->value, u"anyone"_s);
    QVERIFY(!Placeholder::next(text, second->end));
}

void TestSnippets::filled()
{
    QCOMPARE(Snippets::filled(u"A ${b:c} ${d} ${e:}"_s), u"A c ${d} ${e:}"_s);
    QCOMPARE(Snippets::filled(u"${a:b}${a:b}"_s), u"bb"_s);
}

// Each is something that can be sent.
void TestSnippets::builtIn()
{
    QVERIFY(Snippets::builtIn().size() > 5);
    for (const imap::Snippet &snippet : Snippets::builtIn()) {
        const imap::TypedText typed = imap::TypedText::read(Snippets::filled(snippet.text).toUtf8());
        QVERIFY2(!typed.problem && !typed.items.empty(), qPrintable(snippet.name));
    }
}

void TestSnippets::saved()
{
    Snippets snippets(file("snippets.json"));
    QVERIFY(snippets.own().empty());
    QVERIFY(!snippets.save({u"b"_s, u"NOOP\nCHECK"_s}));
    QVERIFY(!snippets.save({u"a"_s, u"ü"_s}));
    QVERIFY(!snippets.save({u"b"_s, u"NOOP"_s}));
    Snippets again(file("snippets.json"));
    QCOMPARE(again.own(), (std::vector<imap::Snippet>{{u"a"_s, u"ü"_s}, {u"b"_s, u"NOOP"_s}}));
    QVERIFY(!again.remove(u"a"_s));
    // The first has not seen that yet, and does not bring it back.
    QVERIFY(!snippets.save({u"c"_s, u"x"_s}));
    QCOMPARE(snippets.own().size(), size_t(2));
    QVERIFY(Snippets(u"/dev/null/x.json"_s).save({u"a"_s, u"b"_s}));
}

void TestSnippets::damagedFiles()
{
    const QString name = m_folder.filePath(u"damaged.json"_s);
    for (const char *text : {"", "[", "{}", "[5, {\"name\": \"x\"}, null]"}) {
        QFile out(name);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
        out.close();
        QVERIFY(Snippets(name).own().empty());
        QVERIFY(TypingHistory(name).all().isEmpty());
    }
}

void TestSnippets::history()
{
    TypingHistory history(file("history.json"));
    QVERIFY(!history.add(u"NOOP"_s));
    QVERIFY(!history.add(u"APPEND a {}\nx\n"_s));
    QVERIFY(!history.add(u"  "_s));
    QVERIFY(!history.add(u"NOOP "_s));
    const QStringList expected{u"APPEND a {}\nx"_s, u"NOOP"_s};
    QCOMPARE(history.all(), expected);
    QCOMPARE(TypingHistory(file("history.json")).all(), expected);
    const auto permissions = QFile::permissions(file("history.json"));
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    QVERIFY(!history.clear());
    QVERIFY(TypingHistory(file("history.json")).all().isEmpty());
}

void TestSnippets::secretsInHistory_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("kept");
    const auto row = [](const char *text, bool kept) {
        QTest::newRow(text) << QString::fromUtf8(text) << kept;
    };
    row("LOGIN ann geheim", false);
    row("a1 login ann geheim", false);
    row("NOOP\n x LOGIN ann geheim\nNOOP", false);
    row("LOGIN {3}\nann {6}\ngeheim", false);
    row("AUTHENTICATE PLAIN AGdlaGVpbQ==", false);
    row("AUTHENTICATE PLAIN\nAGdlaGVpbQ==", false);
    row("t t AUTHENTICATE PLAIN AGdlaGVpbQ==", false);
    row("PROXYAUTH ann", false);
    row("AUTHENTICATE PLAIN", true);
    row("SEARCH SUBJECT \"the LOGIN page\"", true);
    row("IDLE\nDONE", true);
}

void TestSnippets::secretsInHistory()
{
    QFETCH(QString, text);
    QFETCH(bool, kept);
    TypingHistory history(file("secrets.json"));
    QVERIFY(!history.clear());
    QVERIFY(!history.add(text));
    QCOMPARE(history.all().size(), kept ? 1 : 0);
    QFile in(file("secrets.json"));
    QVERIFY(in.open(QIODevice::ReadOnly));
    const QByteArray bytes = in.readAll();
    QVERIFY(!bytes.contains("geheim") && !bytes.contains("AGdlaGVpbQ"));
}

void TestSnippets::historyIsBounded()
{
    const QString name = file("long.json");
    {
        TypingHistory history(name);
        for (int i = 0; i < 20; ++i)
            QVERIFY(!history.add(u"X%1 "_s.arg(i) + QString(15 * 1024, u'x')));
        QVERIFY(history.all().size() < 20);
        QVERIFY(history.all().back().startsWith(u"X19"));
        QVERIFY(!history.add(QString(20 * 1024, u'x')));
        QVERIFY(history.all().back().startsWith(u"X19"));
        QVERIFY(!history.clear());
    }
    QStringList many;
    for (qsizetype i = 0; i < TypingHistory::MostLines + 10; ++i)
        many += u"\"X%1\""_s.arg(i);
    QFile out(name);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(u"[%1]"_s.arg(many.join(u',')).toUtf8());
    out.close();
    TypingHistory history(name);
    QVERIFY(!history.add(u"last"_s));
    QCOMPARE(history.all().size(), TypingHistory::MostLines);
    QCOMPARE(history.all().back(), u"last"_s);
}

// Two windows have one history.
void TestSnippets::historyFromElsewhere()
{
    TypingHistory one(file("two.json")), other(file("two.json"));
    QVERIFY(!one.add(u"NOOP"_s));
    QVERIFY(!other.add(u"CHECK"_s));
    QCOMPARE(other.all(), (QStringList{u"NOOP"_s, u"CHECK"_s}));
}

void TestSnippets::searching()
{
    TypingHistory history(file("search.json"));
    for (const char *line : {"STATUS a (MESSAGES)", "GETACL a", "STATUS b (UNSEEN)"})
        QVERIFY(!history.add(QString::fromLatin1(line)));
    QCOMPARE(history.find(u"status"_s, history.all().size()), 2);
    QCOMPARE(history.find(u"status"_s, 2), 0);
    QCOMPARE(history.find(u"status"_s, 0), -1);
    QCOMPARE(history.find(u"mess stat"_s, 3), 0);
    QCOMPARE(history.find(u"nothing"_s, 3), -1);
}

QTEST_GUILESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
