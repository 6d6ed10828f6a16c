#include "imapcore/description.h"
#include "imapcore/recorder.h"
#include "imapcore/traffic/scrubber.h"
#include "imapcore/traffic/transcriptexport.h"
#include "imapcore/traffic/transcriptfile.h"
#include "imapcore/wire/framer.h"
#include "tests/support/script.h"
#include "tests/support/transcript.h"
#include <QBuffer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Traffic::Kind;
using Level = Scrubber::Level;

static const QByteArray Mask = "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2";

// What is taken out of traffic on each level, in whatever form it stands there, and what stays.
class TestScrubber : public QObject
{
    Q_OBJECT
private slots:
    void forms_data();
    void forms();
    void overLineEnds();
    void checksBlocks();
    void secrets_data();
    void secrets();
    void secretMet();
    void names_data();
    void names();
    void sameForTheSame();
    void content_data();
    void content();
    void staysValid_data();
    void staysValid();
    void exports();
    void exportFails();

private:
    // A file whose lines are these.
    QString file(const QByteArray &content)
    {
        const QString name = m_folder.filePath(QString::number(++m_files) + u".imap"_s);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return name;
    }
    std::unique_ptr<TranscriptFile> open(const QString &fileName)
    {
        auto opened = TranscriptFile::open(fileName);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        (*opened)->read(-1);
        return std::move(*opened);
    }
    // The lines of the conversation, scrubbed: without what is known besides.
    QByteArray scrubbed(const QByteArray &text, Level level, const QByteArrayList &secrets = {})
    {
        const auto traffic = open(file(text));
        const QString name = m_folder.filePath(u"out.imap"_s);
        TranscriptExport all(traffic.get(), {name, {}, level, secrets});
        const auto result = all.run();
        if (!result)
            return "error: " + result.error().text.toUtf8();
        QFile out(name);
        if (!out.open(QIODevice::ReadOnly))
            return "no file";
        QByteArray lines;
        for (const QByteArray &line : out.readAll().split('\n')) {
            if (!line.startsWith('#') && !line.isEmpty())
                lines += (lines.isEmpty() ? "" : "\n") + line;
        }
        return lines;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestScrubber::forms_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("form");
    const QByteArray secret = "pa\"ss=w\xC3\xB6rd";
    const auto row = [](const char *form, const QByteArray &bytes) {
        QTest::addRow("%s %s", form, bytes.left(60).toPercentEncoding(" =\"").constData())
            << bytes << QByteArray(form);
    };
    row("plain", "x " + secret + " y");
    row("quoted", "LOGIN olivia \"pa\\\"ss=w\xC3\xB6rd\"");
    for (const char *before : {"", "a", "ab", "abc", "\0olivia\0"})
        row("base64", ("+ " + (before + secret + "z").toBase64()));
    row("base64", secret.toBase64(QByteArray::Base64UrlEncoding));
    row("quoted-printable", "pa\"ss=3Dw=C3=B6rd");
    row("quoted-printable", "=70=61=22=73=73=3d=77=c3=b6=72=64");
    row("percent-encoded", "imap://x:pa%22ss%3Dw%C3%B6rd@host");
    row("hexadecimal", "00" + secret.toHex() + "00");
    row("hexadecimal", secret.toHex().toUpper());
    row("modified UTF-7", "\"pa\"ss=w&APY-rd\"");
}

void TestScrubber::forms()
{
    QFETCH(QByteArray, bytes);
    const SecretForms forms({"other", "pa\"ss=w\xC3\xB6rd"});
    const auto found = forms.find(bytes);
    QVERIFY(found);
    QTEST(QByteArray(found->form), "form");
    QCOMPARE(found->secret, 1);
    const qsizetype size = bytes.size();
    QVERIFY(forms.hide(bytes));
    QCOMPARE(bytes.size(), size);
    QVERIFY(!forms.find(bytes));
    QVERIFY(!SecretForms({"other"}).find(bytes));
    QVERIFY(SecretForms({"abc"}).isEmpty()); // it would stand everywhere
}

void TestScrubber::overLineEnds()
{
    const QByteArray secret = "correct horse battery staple";
    QByteArray folded = ("x" + secret + "y").toBase64();
    folded.insert(20, "\r\n").insert(9, "\r\n");
    for (QByteArray bytes : {folded, QByteArray("correct horse=\r\n battery=\n staple"),
                             QByteArray("correct\r\n horse battery staple")}) {
        QVERIFY(SecretForms({secret}).hide(bytes));
        SecretCheck check(SecretForms({secret}));
        check.read(bytes);
        QVERIFY2(check.found().empty(), bytes);
    }
    // The marks of a transcript do not part it either.
    SecretCheck check(SecretForms({secret}));
    check.read("S: * 1 FETCH (BODY[] {40}\nS: " + QByteArray(folded).replace("\r\n", "\nS: ") + ")\n");
    QCOMPARE(check.found().size(), 1u);
    QCOMPARE(check.found()[0].form, "base64");
}

// However the bytes come, and nowhere else.
void TestScrubber::checksBlocks()
{
    QByteArray bytes(700'000, 'a');
    for (const int at : {0, 262'140, 699'990})
        bytes.replace(at, 7, "hunter2");
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    SecretCheck check(SecretForms({"hunter2"}));
    QVERIFY(check.readAll(buffer));
    QCOMPARE(check.found().size(), 3u);
    QCOMPARE(check.found()[1].at, 262'140);
    SecretCheck byBytes(SecretForms({"hunter2"}));
    for (const char c : bytes.left(20) + bytes.mid(262'130, 30))
        byBytes.read(QByteArrayView(&c, 1));
    QCOMPARE(byBytes.found().size(), 2u);
}

void TestScrubber::secrets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("scrubbed");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &scrubbed) {
        QTest::newRow(name) << text << scrubbed;
    };
    row("LOGIN", "C: a1 LOGIN olivia hunter2", "C: a1 LOGIN olivia ...");
    row("in quotes", "C: a1 login \"olivia\" \"hunt \\\"er2\"", "C: a1 login \"olivia\" ...");
    row("literals", "C: a1 LOGIN {6}\nS: + go\nC: olivia {7}\nS: + go\nC: hunter2\nS: a1 OK in\nC: a2 NOOP",
        "C: a1 LOGIN {6}\nS: + go\nC: olivia {9}\nS: + go\nC: ...\nS: a1 OK in\nC: a2 NOOP");
    row("literals at once", "C: a1 LOGIN {6+}\nC: olivia {7+}\nC: hunter2\nC: a2 NOOP",
        "C: a1 LOGIN {6+}\nC: olivia {9+}\nC: ...\nC: a2 NOOP");
    row("initial response", "C: a1 AUTHENTICATE PLAIN AG9saXZpYQBodW50ZXIy", "C: a1 AUTHENTICATE PLAIN ...");
    row("SASL",
        "C: a1 AUTHENTICATE SCRAM-SHA-256\nS: +\nC: biwsbj1v\nS: + cj1meWtv\nC: Yz1iaXdz\nS: + "
        "dj1ybUY5\nC:\nS: a1 OK in\nC: a2 NOOP",
        "C: a1 AUTHENTICATE SCRAM-SHA-256\nS: +\nC: ...\nS: + " + Mask + "\nC: ...\nS: + " + Mask
            + "\nC: \nS: a1 OK in\nC: a2 NOOP");
    row("PROXYAUTH", "C: a1 PROXYAUTH bob", "C: a1 PROXYAUTH ...");
    row("URLAUTH",
        "C: a1 URLFETCH "
        "\"imap://joe@x.org/INBOX/;uid=20;urlauth=submit+fred:internal:91354a473744909de610943775f92038\"",
        "C: a1 URLFETCH "
        "\"imap://joe@x.org/INBOX/;uid=20;urlauth=submit+fred:internal:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"");
    row("made by the server", "S: * GENURLAUTH \"imap://x.org/;urlauth=anonymous:internal:91354a47\" b",
        "S: * GENURLAUTH \"imap://x.org/;urlauth=anonymous:internal:xxxxxxxx\" b");
    row("in a referral", "S: a1 NO [REFERRAL imap://ann:hunter2@x.org/INBOX] there",
        "S: a1 NO [REFERRAL imap://ann:xxxxxxx@x.org/INBOX] there");
    row("a known one", "S: * 1 FETCH (BODY[] {14}\nS: pw: MY-SECRET-1)",
        "S: * 1 FETCH (BODY[] {14}\nS: pw: xxxxxxxxxxx)");
    row("nothing",
        "S: * OK hi ann@x.org\nC: a1 LIST \"\" *\nS: * LIST () \"/\" {3}\nS: abc\nN: bent\nM: 3 a number",
        "S: * OK hi ann@x.org\nC: a1 LIST \"\" *\nS: * LIST () \"/\" {3}\nS: abc\nN: bent\nM: 3 a number");
}

void TestScrubber::secrets()
{
    QFETCH(QByteArray, text);
    QTEST(scrubbed(text, Level::Secrets, {"MY-SECRET-1"}), "scrubbed");
}

// What is said once as a secret is nowhere else either.
void TestScrubber::secretMet()
{
    const QByteArray out = scrubbed("S: * OK hello hunter2\nC: a1 AUTHENTICATE PLAIN "
                                        + QByteArray("\0olivia\0hunter2", 15).toBase64()
                                        + "\nS: a1 NO olivia may not use hunter2\nC: a2 LOGIN olivia "
                                          "hunter3\nS: a2 OK\nC: a3 SEARCH TEXT "
                                          "{7}\nS: +\nC: hunter3",
                                    Level::Secrets);
    QVERIFY2(!out.contains("hunter"), out);
    QVERIFY2(out.contains("a1 NO olivia may not use xxxxxxx"), out);
}

void TestScrubber::names_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("scrubbed");
    const auto row = [](const char *name, const char *text, const char *scrubbed) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(scrubbed);
    };
    row("a mailbox", "C: a1 SELECT \"INBOX/Acme/Bids\"", "C: a1 SELECT \"INBOX/n000/n001\"");
    row("of the answer", "S: * LIST (\\HasNoChildren) \"/\" Acme/Sent",
        "S: * LIST (\\HasNoChildren) \"/\" n000/Sent");
    row("a literal", "S: * LIST () \".\" {6}\nS: A b\"c\\", "S: * LIST () \".\" {6}\nS: n b\"c\\");
    row("a pattern", "C: a1 LIST \"\" \"Acme/%\" RETURN (STATUS (MESSAGES))",
        "C: a1 LIST \"\" \"n000/%\" RETURN (STATUS (MESSAGES))");
    row("UTF-7", "C: a1 CREATE Entw&APw-rfe", "C: a1 CREATE n00000000000");
    row("an access list", "S: * ACL Acme bob lrs -bob w anyone l user=bob x",
        "S: * ACL n000 n00 lrs -n00 w anyone l user=n00 x");
    row("rights", "C: a1 SETACL Acme bob +lrs\nS: * LISTRIGHTS Acme bob l r s",
        "C: a1 SETACL n000 n00 +lrs\nS: * LISTRIGHTS n000 n00 l r s");
    row("a login", "C: a1 LOGIN bob@acme.org xyz1", "C: a1 LOGIN n00@n000.org ...");
    row("addresses in text", "S: * OK hello bob.b@mail.acme.org from 10.11.12.13 on imap4.acme.org.",
        "S: * OK hello n00.n@mail.n000.org from 10.10.10.11 on n0000.n000.org.");
    row("what is known in text", "S: a1 OK bob is here, rebob is not\nC: a2 GETACL bob",
        "S: a1 OK n00 is here, rebob is not\nC: a2 GETACL n00");
    row("between commas",
        "C: a1 GETACL bob\nS: a1 NO bob,carol, 10.11.12.13, 'bob' x-bob and mars.acme.org, no",
        "C: a1 GETACL n00\nS: a1 NO n00,carol, 10.10.10.11, 'n00' x-bob and n000.n001.org, no");
    row("an envelope",
        "S: * 1 FETCH (ENVELOPE (\"d\" \"re bob\" ((\"Bob B\" NIL \"bob\" \"acme.org\")) NIL NIL NIL NIL NIL "
        "NIL "
        "\"<1@acme.org>\") UID 5)",
        "S: * 1 FETCH (ENVELOPE (\"d\" \"re n01\" ((\"n00 n\" NIL \"n01\" \"n000.org\")) NIL NIL NIL NIL NIL "
        "NIL "
        "\"<b@n000.org>\") UID 5)");
    row("quota", "S: * QUOTAROOT INBOX bob\nS: * QUOTA bob (STORAGE 1 2)\nC: a1 GETQUOTA bob",
        "S: * QUOTAROOT INBOX n00\nS: * QUOTA n00 (STORAGE 1 2)\nC: a1 GETQUOTA n00");
    row("ID", "C: a1 ID (\"name\" \"Kiwi\")\nS: * ID (\"name\" \"Kiwi\" \"os\" NIL)",
        "C: a1 ID (\"name\" \"n000\")\nS: * ID (\"name\" \"n000\" \"os\" NIL)");
    row("metadata",
        "C: a1 GETMETADATA (DEPTH 1) Acme /private/comment\nC: a2 SETMETADATA Acme (/private/comment \"from "
        "Acme\")",
        "C: a1 GETMETADATA (DEPTH 1) n000 /private/comment\nC: a2 SETMETADATA n000 (/private/comment \"from "
        "n000\")");
    row("a namespace", "S: * NAMESPACE ((\"\" \"/\")) ((\"bob/\" \"/\")) NIL",
        "S: * NAMESPACE ((\"\" \"/\")) ((\"n00/\" \"/\")) NIL");
    row("a search", "C: a1 SEARCH FROM bob UNSEEN\nC: a2 GETACL bob",
        "C: a1 SEARCH FROM n00 UNSEEN\nC: a2 GETACL n00");
    row("copying", "C: a1 UID COPY 1:5 Acme", "C: a1 UID COPY 1:5 n000");
    row("a command of nobody", "C: a1 XFOO \"Some One\" 5 ALL", "C: a1 XFOO \"n000 n00\" 5 ALL");
    row("what is not understood", "S: * ACL Acme (((\nS: * ACL Acme bob l",
        "S: * ACL n000 (((\nS: * ACL n000 n00 l");
    row("an address of IPv6", "S: * BYE 2001:db8::1 at 12:34:56", "S: * BYE 1000:101::1 at 12:34:56");
}

void TestScrubber::names()
{
    QFETCH(QByteArray, text);
    QTEST(scrubbed(text, Level::Names), "scrubbed");
}

void TestScrubber::sameForTheSame()
{
    Pseudonyms names;
    QHash<QByteArray, QByteArray> known;
    for (int i = 0; i < 5'000; ++i) {
        QByteArray name = "user" + QByteArray::number(i);
        const QByteArray before = name;
        names.replaceName(name, 0, name.size());
        QVERIFY(name != before);
        QVERIFY(!known.values().contains(name) || i > 50); // quadratic beyond
        known.insert(before, name);
        QCOMPARE(name.size(), before.size());
    }
    QSet<QByteArray> different(known.cbegin(), known.cend());
    QCOMPARE(different.size(), 5'000);
    QByteArray again = "user4711";
    names.replaceName(again, 0, again.size());
    QCOMPARE(again, known["user4711"]);
}

void TestScrubber::content_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("scrubbed");
    const auto row = [](const char *name, const char *text, const char *scrubbed) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(scrubbed);
    };
    row("a message",
        "S: * 1 FETCH (BODY[] {38}\nS: Subject: the\nS:  plan\nS: To: x\nS: \nS: Hello.\nS:  UID 5)",
        "S: * 1 FETCH (BODY[] {38}\nS: Subject:xxxx\nS:  xxxx\nS: To:xx\nS: \nS: xxxxxx\nS:  UID 5)");
    row("a text", "S: * 1 FETCH (BODY[TEXT] \"hi you\" RFC822.SIZE 5)",
        "S: * 1 FETCH (BODY[TEXT] \"xxxxxx\" RFC822.SIZE 5)");
    row("an envelope",
        "S: * 1 FETCH (ENVELOPE (\"Mon, 2 Feb 2026 10:00:00 +0000\" \"the plan\" NIL NIL NIL NIL NIL NIL NIL "
        "\"<1@x.org>\"))",
        "S: * 1 FETCH (ENVELOPE (\"Thu, 01 Jan 1970 00:00:00 +000\" \"xxxxxxxx\" NIL NIL NIL NIL NIL NIL NIL "
        "\"xxxxxxxxx\"))");
    row("a structure",
        "S: * 1 FETCH (BODYSTRUCTURE (\"application\" \"pdf\" (\"name\" \"plan.pdf\" \"charset\" \"utf-8\") "
        "NIL \"the plan\" "
        "\"base64\" 50 NIL (\"attachment\" (\"filename\" \"plan.pdf\")) NIL NIL))",
        "S: * 1 FETCH (BODYSTRUCTURE (\"application\" \"pdf\" (\"name\" \"xxxxxxxx\" \"charset\" \"utf-8\") "
        "NIL \"xxxxxxxx\" "
        "\"base64\" 50 NIL (\"attachment\" (\"filename\" \"xxxxxxxx\")) NIL NIL))");
    row("what stays", "S: * 1 FETCH (FLAGS (\\Seen) INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" UID 5)",
        "S: * 1 FETCH (FLAGS (\\Seen) INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" UID 5)");
    row("PREVIEW", "S: * 1 FETCH (PREVIEW \"Hello all\")", "S: * 1 FETCH (PREVIEW \"xxxxxxxxx\")");
    row("APPEND", "C: a1 APPEND INBOX (\\Seen) \"17-Jul-1996 02:44:25 -0700\" {8}\nS: + go\nC: To: ann!",
        "C: a1 APPEND INBOX (\\Seen) \"17-Jul-1996 02:44:25 -0700\" {8}\nS: + go\nC: To:xxxxx");
    row("a search", "C: a1 SEARCH CHARSET UTF-8 SUBJECT plan TEXT \"the plan\" UNSEEN",
        "C: a1 SEARCH CHARSET UTF-8 SUBJECT xxxx TEXT \"xxxxxxxx\" UNSEEN");
    row("metadata", "S: * METADATA INBOX (/private/comment \"my own\")",
        "S: * METADATA INBOX (/private/comment \"xxxxxx\")");
}

void TestScrubber::content()
{
    QFETCH(QByteArray, text);
    QTEST(scrubbed(text, Level::Content), "scrubbed");
}

void TestScrubber::staysValid_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : Transcript::files())
        QTest::newRow(qPrintable(name)) << name;
}

// Whatever it held: it has as many entries on every level, and what could be read before can be read.
void TestScrubber::staysValid()
{
    QFETCH(QString, name);
    const auto before = open(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/transcripts/") + name);
    for (const Level level : {Level::Secrets, Level::Names, Level::Content}) {
        const QString out = m_folder.filePath(u"valid.imap"_s);
        TranscriptExport all(before.get(), {out, {}, level});
        const auto result = all.run();
        QVERIFY2(result, result ? "" : qPrintable(result.error().text));
        const auto after = open(out);
        QVERIFY(!after->error());
        QCOMPARE(after->endIndex(), before->endIndex());
        for (quint64 i = 0; i < after->endIndex(); ++i) {
            const QByteArray was = before->at(i).bytes.toByteArray(), is = after->at(i).bytes.toByteArray();
            QCOMPARE(after->at(i).kind, before->at(i).kind);
            QCOMPARE(after->at(i).owner, before->at(i).owner);
            if (before->at(i).kind != Kind::Received || was.startsWith('+'))
                continue;
            QCOMPARE(is.size(), was.size());
            const Description one(was), other(is);
            if (one.isUnderstood() && one.notes().isEmpty())
                QVERIFY2(other.isUnderstood(), is);
        }
    }
}

void TestScrubber::exports()
{
    Trace trace(1 << 20);
    trace.add(Kind::Received, "* OK mars ready");
    trace.addCommand("M0001 SELECT Plans", 1, Trace::now(), 0);
    trace.add(Kind::Received, "M0001 OK done", 1);
    const QString name = m_folder.filePath(u"export.imap"_s);
    TranscriptExport job(&trace, {name, u"olivia at mars"_s, Level::Names, {}, {"mars", "olivia"}});
    const QSignalSpy finished(&job, &TranscriptExport::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(job.progress(), 1000);
    const auto back = open(name);
    QVERIFY(!back->title().contains(u"olivia"_s) && !back->title().contains(u"mars"_s));
    QVERIFY(!back->at(0).bytes.contains("mars"));
    QCOMPARE(back->at(2).bytes, "M0001 OK done");
    QCOMPARE(back->at(2).time, trace.at(2).time);
    QCOMPARE(QFile::permissions(name) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(!QFile::exists(name + u".part"_s));
}

void TestScrubber::exportFails()
{
    Trace trace(1 << 20);
    trace.add(Kind::Received, "* OK ready");
    TranscriptExport nowhere(&trace, {u"/nonexistent/x.imap"_s, {}});
    const auto result = nowhere.run();
    QVERIFY(!result);
    QVERIFY(!result.error().text.isEmpty());
    TranscriptExport onFolder(&trace, {m_folder.path(), {}});
    QVERIFY(!onFolder.run());
    // What was there before stays.
    const QString name = file("before");
    {
        const TranscriptExport cancelled(&trace, {name, {}});
    }
    QFile there(name);
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), "before");
}

QTEST_GUILESS_MAIN(TestScrubber)
#include "tst_scrubber.moc"
