#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sanitized.h"
#include "ui/connection.h"
#include "ui/operations/appendoperation.h"
#include "ui/operations/saveoperation.h"
#include "uimain.h"
#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace ui;
using imap::SequenceSet;

// Messages out of files and into files, also where they are large, and where it goes wrong.
class TestFilesOperation : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void many();
    void large();
    void largeIsCancelled();
    void largeIsCut();
    void oneConnectionOnly();
    void restOfAnMbox();
    void cannotBeRead();
    void appendLimit();
    void oneOfManyIsRefused();
    void overQuota();
    void saveIsCut();
    void cannotBeWritten();
    void namesOfFiles();

private:
    bool finish(Operation &operation);
    QString write(const QString &name, const QByteArray &bytes);
    quint64 count(const imap::MailboxName &mailbox);
    MessageSet all(const imap::MailboxName &mailbox);
    static qint64 memory(); // of this process, in octets

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<imap::Session> m_other;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QTemporaryDir> m_folder;
    imap::MailboxName m_box;
    int m_boxes = 0;
};

namespace {

const QString Who = u"hannah"_s; // who has no limits

QString all(const Operation &operation)
{
    QString text = operation.summary();
    for (const Operation::Failure &failure : operation.failures())
        text += u"\n  "_s + failure.what + u": "_s + failure.why;
    return text;
}

QByteArray hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

} // namespace

void TestFilesOperation::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    m_other = m_server->session(Who);
    m_connection = std::make_unique<Connection>(m_server->options(imap::Security::Tls, Who));
}

void TestFilesOperation::init()
{
    m_box = imap::MailboxName(u"Files %1"_s.arg(++m_boxes));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(await(m_other->send(imap::Create{m_box})));
}

bool TestFilesOperation::finish(Operation &operation)
{
    QSignalSpy finished(&operation, &Operation::finished);
    operation.start();
    return finished.wait(120000);
}

QString TestFilesOperation::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("No room for a file");
    return file.fileName();
}

quint64 TestFilesOperation::count(const imap::MailboxName &mailbox)
{
    const auto status = await(m_other->send(imap::GetStatus{mailbox, {"MESSAGES"}}));
    return status ? *status->messages : 999'999;
}

MessageSet TestFilesOperation::all(const imap::MailboxName &mailbox)
{
    MessageSet set{m_connection.get(), mailbox, 0, {}};
    if (const quint64 messages = count(mailbox); messages > 0)
        set.uids.add(1, quint32(messages));
    return set;
}

// Of this process; always the same where that says nothing.
qint64 TestFilesOperation::memory()
{
    if (IsSanitized)
        return 0;
    QFile statm(u"/proc/self/statm"_s);
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * 4096 : -1;
}

// An mbox of two thousand messages there and back.
void TestFilesOperation::many()
{
    constexpr int Count = 2000;
    QByteArray mbox;
    for (int i = 1; i <= Count; ++i)
        mbox += "From ann@example.org Wed Feb 29 13:14:15 2012\nSubject: " + QByteArray::number(i)
                + "\nStatus: " + (i % 2 ? "RO" : "O") + (i % 3 ? "" : "\nX-Status: F") + "\n\nText "
                + QByteArray::number(i) + "\n>From me\n\n";
    AppendOperation append(m_connection.get(), m_box, {write(u"in.mbox"_s, mbox)});
    QVERIFY(finish(append));
    QVERIFY2(append.outcome() == Operation::Outcome::Done, qPrintable(::all(append)));
    QCOMPARE(append.summary(), u"2,000 messages appended."_s);
    QCOMPARE(append.done(), append.total());
    QVERIFY(await(m_other->send(imap::Select{m_box})));
    const auto found = await(m_other->send(
        imap::FetchData{imap::Messages::uids({3, 4}), {"UID", "FLAGS", "INTERNALDATE", "BODY.PEEK[]"}}));
    QVERIFY(found && found->size() == 2);
    QVERIFY((*found)[0].flags->contains("\\Seen") && (*found)[0].flags->contains("\\Flagged"));
    QVERIFY(!(*found)[1].flags->contains("\\Seen") && !(*found)[1].flags->contains("\\Flagged"));
    QCOMPARE(*(*found)[0].internalDate, 1330521255);
    QCOMPARE(*(*found)[0].section("BODY[]"), "Subject: 3\r\n\r\nText 3\r\nFrom me\r\n");
    const QString out = m_folder->filePath(u"out.mbox"_s);
    SaveOperation save(all(m_box), SaveOperation::Form::Mbox, out);
    QVERIFY(finish(save));
    QVERIFY2(save.outcome() == Operation::Outcome::Done, qPrintable(::all(save)));
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().replace("MAILER-DAEMON", "ann@example.org"), mbox);
}

// Two hundred megabytes each way: what lies in memory is little, and nothing is changed on the way.
void TestFilesOperation::large()
{
    constexpr qint64 Size = 200LL << 20;
    const QString path = m_folder->filePath(u"large.eml"_s);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Subject: large\r\n\r\n");
        const QByteArray line = QByteArray(76, 'x') + "\r\n";
        QByteArray piece;
        while (piece.size() < 1 << 20)
            piece += line;
        while (file.size() < Size)
            file.write(piece);
    }
    const qint64 before = memory();
    qint64 most = before;
    const auto watch = [&most] {
        most = std::max(most, memory());
    };
    AppendOperation append(m_connection.get(), m_box, {path});
    connect(&append, &Operation::progressed, this, watch);
    QVERIFY(finish(append));
    QVERIFY2(append.outcome() == Operation::Outcome::Done, qPrintable(::all(append)));
    QCOMPARE(count(m_box), 1u);
    QVERIFY2(most - before < 20 << 20, qPrintable(u"%1 MB more"_s.arg((most - before) >> 20)));
    QVERIFY(QDir(m_folder->path()).mkdir(u"out"_s));
    SaveOperation save(all(m_box), SaveOperation::Form::Files, m_folder->filePath(u"out"_s));
    qint64 furthest = 0;
    connect(&save, &Operation::progressed, this, [&] {
        watch();
        furthest = std::max(furthest, save.partDone());
        QVERIFY(save.partDone() <= save.partTotal());
    });
    QTimer sampling;
    connect(&sampling, &QTimer::timeout, this, watch);
    sampling.start(20);
    QVERIFY(finish(save));
    QVERIFY2(save.outcome() == Operation::Outcome::Done, qPrintable(::all(save)));
    QVERIFY2(most - before < 20 << 20, qPrintable(u"%1 MB more"_s.arg((most - before) >> 20)));
    QVERIFY(furthest > Size / 2); // one sees how far the message is
    QCOMPARE(save.partTotal(), 0);
    QCOMPARE(hashOf(m_folder->filePath(u"out/1 large.eml"_s)), hashOf(path));
    SaveOperation mbox(all(m_box), SaveOperation::Form::Mbox, m_folder->filePath(u"out/large.mbox"_s));
    QVERIFY(finish(mbox));
    QVERIFY2(mbox.outcome() == Operation::Outcome::Done, qPrintable(::all(mbox)));
    QVERIFY2(most - before < 20 << 20, qPrintable(u"%1 MB more"_s.arg((most - before) >> 20)));
    QVERIFY(QFileInfo(m_folder->filePath(u"out/large.mbox"_s)).size() > Size - (4 << 20));
}

void TestFilesOperation::largeIsCancelled()
{
    const QString path = write(u"large.eml"_s, "Subject: a\r\n\r\n" + QByteArray(30 << 20, 'x'));
    AppendOperation append(m_connection.get(), m_box, {path, path});
    connect(&append, &Operation::progressed, &append, [&append] {
        if (append.done() > 1 << 20)
            append.cancel();
    });
    QVERIFY(finish(append));
    QCOMPARE(append.outcome(), Operation::Outcome::Cancelled);
    QVERIFY(append.appended() == 0);
    QVERIFY2(append.failures().size() == 2, qPrintable(::all(append)));
    QCOMPARE(count(m_box), 0u);
    // One that is being saved leaves nothing behind.
    AppendOperation again(m_connection.get(), m_box, {path});
    QVERIFY(finish(again));
    QVERIFY(QDir(m_folder->path()).mkdir(u"out"_s));
    SaveOperation save(all(m_box), SaveOperation::Form::Files, m_folder->filePath(u"out"_s));
    QTimer looking;
    connect(&looking, &QTimer::timeout, this, [&] {
        const auto files = QDir(m_folder->filePath(u"out"_s)).entryInfoList(QDir::Files);
        if (!files.isEmpty() && files.first().size() > 0)
            save.cancel();
    });
    looking.start(1);
    QVERIFY(finish(save));
    if (save.outcome() != Operation::Outcome::Done) { // it may have been faster
        QCOMPARE(save.outcome(), Operation::Outcome::Cancelled);
        QCOMPARE(QDir(m_folder->filePath(u"out"_s)).entryList(QDir::Files), QStringList{});
    }
}

void TestFilesOperation::largeIsCut()
{
    const QString path = write(u"large.eml"_s, "Subject: a\r\n\r\n" + QByteArray(10 << 20, 'x'));
    const QString small = write(u"small.eml"_s, "Subject: b\r\n\r\nb\r\n");
    FaultProxy proxy(m_server->host(), m_server->imapsPort());
    proxy.set(FaultProxy::Way::Up, {.cutAfter = 3 << 20, .cut = FaultProxy::Cut::Reset});
    imap::ConnectOptions options = m_server->options(imap::Security::Tls, Who);
    options.address.port = proxy.port();
    Connection connection(options);
    AppendOperation append(&connection, m_box, {small, path, small});
    QVERIFY(finish(append));
    QCOMPARE(append.outcome(), Operation::Outcome::Partly);
    QCOMPARE(append.appended(), 1u);
    QCOMPARE(append.failures().size(), size_t(2));
    QCOMPARE(append.failures()[0].what, u"large.eml"_s);
    QVERIFY2(append.failures()[0].why.contains(u"not known"), qPrintable(::all(append)));
    QCOMPARE(append.failures()[1].what, u"small.eml"_s);
    QVERIFY2(append.failures()[1].why.contains(u"Not begun"), qPrintable(::all(append)));
    QCOMPARE(count(m_box), 1u);
    // What was not begun can be done now; the large one may be there.
    proxy.set(FaultProxy::Way::Up, {});
    QVERIFY(append.canRetry());
    const std::unique_ptr<Operation> again(append.retry());
    QVERIFY(finish(*again));
    QVERIFY2(again->outcome() == Operation::Outcome::Done, qPrintable(::all(*again)));
    QCOMPARE(count(m_box), 2u);
}

// Whatever there was no connection for.
void TestFilesOperation::oneConnectionOnly()
{
    ScriptedServer server;
    server.setGreeting("* BYE [LIMIT] Maximum number of connections exceeded\n");
    Connection connection(optionsFor(server));
    const QString path = write(u"one.eml"_s, "Subject: a\r\n\r\na\r\n");
    AppendOperation append(&connection, m_box, {path, path});
    QVERIFY(finish(append));
    QCOMPARE(append.outcome(), Operation::Outcome::Failed);
    QVERIFY2(append.summary().contains(u"Maximum number of connections exceeded")
                 && append.summary().contains(u"fewer connections"),
             qPrintable(::all(append)));
    QCOMPARE(append.failures().size(), size_t(2));
    server.setGreeting("* OK [CAPABILITY IMAP4rev1 LITERAL+] ready\n");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 LITERAL+\nTAG OK done");
    server.answer("LOGIN", "TAG OK in");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK done");
    server.answer("APPEND", "TAG OK done");
    const std::unique_ptr<Operation> again(append.retry());
    QVERIFY(finish(*again));
    QVERIFY2(again->outcome() == Operation::Outcome::Done, qPrintable(::all(*again)));
    QCOMPARE(static_cast<AppendOperation *>(again.get())->appended(), 2u);
}

// A cancelled mbox goes on where it was left.
void TestFilesOperation::restOfAnMbox()
{
    QByteArray mbox;
    for (int i = 1; i <= 400; ++i)
        mbox += "From a Thu Jan  1 00:00:00 1970\nSubject: " + QByteArray::number(i) + "\n\nText\n\n";
    AppendOperation append(m_connection.get(), m_box,
                           {write(u"in.mbox"_s, mbox), write(u"one.mbox"_s, mbox)});
    connect(&append, &Operation::progressed, &append, [&append] {
        if (append.appended() > 100)
            append.cancel();
    });
    QVERIFY(finish(append));
    QCOMPARE(append.outcome(), Operation::Outcome::Cancelled);
    QVERIFY(append.appended() > 100 && append.appended() < 800);
    const std::unique_ptr<Operation> again(append.retry());
    QVERIFY(finish(*again));
    QVERIFY2(again->outcome() == Operation::Outcome::Done, qPrintable(::all(*again)));
    QCOMPARE(count(m_box), 800u);
}

void TestFilesOperation::cannotBeRead()
{
    const QString good = write(u"good.eml"_s, "Subject: b\r\n\r\nb\r\n");
    AppendOperation append(m_connection.get(), m_box,
                           {m_folder->filePath(u"nothing.eml"_s), write(u"empty.eml"_s, {}), good});
    QVERIFY(finish(append));
    QCOMPARE(append.outcome(), Operation::Outcome::Partly);
    QCOMPARE(append.appended(), 1u);
    QCOMPARE(append.failures().size(), size_t(2));
    QVERIFY(append.failures()[0].what.endsWith(u"nothing.eml"));
    QVERIFY(append.failures()[1].what.endsWith(u"empty.eml"));
    QCOMPARE(count(m_box), 1u);
}

void TestFilesOperation::appendLimit()
{
    ScriptedServer server;
    server.setGreeting("* OK [CAPABILITY IMAP4rev1 APPENDLIMIT=1000 LITERAL+] ready\n");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 APPENDLIMIT=1000 LITERAL+\nTAG OK done");
    server.answer("LOGIN", "TAG OK in");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK done");
    server.answer("APPEND", "TAG OK [APPENDUID 1 1] done");
    Connection connection(optionsFor(server));
    AppendOperation append(&connection, m_box,
                           {write(u"large.eml"_s, "Subject: a\r\n\r\n" + QByteArray(2000, 'x')),
                            write(u"small.eml"_s, "Subject: b\r\n\r\nb\r\n"),
                            write(u"nul.eml"_s, QByteArray("Subject: c\r\n\r\n\0\r\n", 17))});
    QVERIFY(finish(append));
    QCOMPARE(append.appended(), 1u);
    QCOMPARE(append.failures().size(), size_t(2));
    QVERIFY2(append.failures()[0].what == u"large.eml" && append.failures()[0].why.contains(u"APPENDLIMIT"),
             qPrintable(::all(append)));
    QVERIFY2(append.failures()[1].what == u"nul.eml" && append.failures()[1].why.contains(u"NUL"),
             qPrintable(::all(append)));
    QVERIFY(!append.canRetry());
    QVERIFY(!server.received().contains("xxxx"));
}

// MULTIAPPEND is all or nothing: which one it was is found out, and the others get there.
void TestFilesOperation::oneOfManyIsRefused()
{
    ScriptedServer server;
    const QByteArray capabilities = "IMAP4rev1 MULTIAPPEND LITERAL+";
    server.setGreeting("* OK [CAPABILITY " + capabilities + "] ready\n");
    server.answer("CAPABILITY", "* CAPABILITY " + capabilities + "\nTAG OK done");
    server.answer("LOGIN", "TAG OK in");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK done");
    int taken = 0;
    bool refuses = true;
    server.setHandler([&](const QByteArray &command) -> QByteArray {
        if (!command.startsWith("APPEND"))
            return {};
        if (refuses && command.contains("Subject: 4\r\n"))
            return "TAG NO that one is spam";
        taken += int(command.count("Subject: "));
        return "TAG OK done";
    });
    Connection connection(optionsFor(server));
    QByteArray mbox;
    for (int i = 1; i <= 8; ++i)
        mbox += "From a Thu Jan  1 00:00:00 1970\nSubject: " + QByteArray::number(i) + "\n\nText\n\n";
    AppendOperation append(&connection, m_box, {write(u"in.mbox"_s, mbox)});
    QVERIFY(finish(append));
    QCOMPARE(append.outcome(), Operation::Outcome::Partly);
    QCOMPARE(taken, 7);
    QCOMPARE(append.failures().size(), size_t(1));
    QCOMPARE(append.failures().front().what, u"in.mbox, message 4"_s);
    QVERIFY(append.failures().front().why.contains(u"that one is spam"));
    refuses = false;
    const std::unique_ptr<Operation> again(append.retry());
    QVERIFY(finish(*again));
    QVERIFY2(again->outcome() == Operation::Outcome::Done, qPrintable(::all(*again)));
    QCOMPARE(taken, 8);
}

// Theo is over his quota: nothing is tried twice.
void TestFilesOperation::overQuota()
{
    Connection connection(m_server->options(imap::Security::Tls, u"theo"_s));
    QByteArray mbox;
    for (int i = 1; i <= 200; ++i)
        mbox += "From a Thu Jan  1 00:00:00 1970\nSubject: " + QByteArray::number(i) + "\n\nText\n\n";
    AppendOperation append(&connection, imap::MailboxName(u"INBOX"), {write(u"in.mbox"_s, mbox)});
    QVERIFY(finish(append));
    QCOMPARE(append.outcome(), Operation::Outcome::Failed);
    QVERIFY2(append.summary().contains(u"[OVERQUOTA]"), qPrintable(::all(append)));
}

void TestFilesOperation::saveIsCut()
{
    QByteArray mbox;
    for (int i = 1; i <= 1000; ++i)
        mbox += "From a Thu Jan  1 00:00:00 1970\nSubject: " + QByteArray::number(i) + "\n\n"
                + QByteArray(2000, 'x') + "\n\n";
    AppendOperation append(m_connection.get(), m_box, {write(u"in.mbox"_s, mbox)});
    QVERIFY(finish(append));
    FaultProxy proxy(m_server->host(), m_server->imapsPort());
    proxy.set(FaultProxy::Way::Down, {.cutAfter = 1 << 20, .cut = FaultProxy::Cut::Reset});
    imap::ConnectOptions options = m_server->options(imap::Security::Tls, Who);
    options.address.port = proxy.port();
    Connection connection(options);
    MessageSet messages = all(m_box);
    messages.connection = &connection;
    const QString out = m_folder->filePath(u"out.mbox"_s);
    SaveOperation save(messages, SaveOperation::Form::Mbox, out);
    QVERIFY(finish(save));
    QCOMPARE(save.outcome(), Operation::Outcome::Partly);
    // Whole messages are in the file, as many as it says, and nothing else is left.
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(save.doneUids().count() > 0);
    QCOMPARE(quint64(bytes.count("\nSubject: ")), save.doneUids().count());
    QVERIFY(bytes.endsWith(QByteArray(2000, 'x') + "\n\n"));
    QVERIFY(!QFile::exists(out + u".part"_s));
    // The rest comes into another file.
    QVERIFY(save.canRetry());
    proxy.clear();
    const std::unique_ptr<Operation> again(save.retry());
    QVERIFY(finish(*again));
    QVERIFY2(again->outcome() == Operation::Outcome::Done, qPrintable(::all(*again)));
    QFile rest(m_folder->filePath(u"out (2).mbox"_s));
    QVERIFY(rest.open(QIODevice::ReadOnly));
    QCOMPARE(bytes.count("\nSubject: ") + rest.readAll().count("\nSubject: "), 1000);
}

void TestFilesOperation::cannotBeWritten()
{
    AppendOperation append(m_connection.get(), m_box, {write(u"a.eml"_s, "Subject: a\r\n\r\na\r\n")});
    QVERIFY(finish(append));
    for (const auto form : {SaveOperation::Form::Files, SaveOperation::Form::Mbox}) {
        SaveOperation save(all(m_box), form, m_folder->filePath(u"no such folder/x"_s));
        QVERIFY(finish(save));
        QCOMPARE(save.outcome(), Operation::Outcome::Failed);
        QVERIFY2(save.summary().contains(u"no such folder"), qPrintable(::all(save)));
    }
}

void TestFilesOperation::namesOfFiles()
{
    QByteArrayList subjects{"../../etc/passwd",  "", "a/b\\c:d", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "end...",
                            QByteArray(300, 'x')};
    QStringList paths;
    for (const QByteArray &subject : subjects)
        paths += write(u"%1.eml"_s.arg(paths.size()), "Subject: " + subject + "\r\n\r\na\r\n");
    AppendOperation append(m_connection.get(), m_box, paths);
    QVERIFY(finish(append));
    QVERIFY(QDir(m_folder->path()).mkdir(u"out"_s));
    for (int run = 0; run < 2; ++run) {
        SaveOperation save(all(m_box), SaveOperation::Form::Files, m_folder->filePath(u"out"_s));
        QVERIFY(finish(save));
        QVERIFY2(save.outcome() == Operation::Outcome::Done, qPrintable(::all(save)));
    }
    // The second time nothing is overwritten.
    QStringList names = QDir(m_folder->filePath(u"out"_s)).entryList(QDir::Files);
    QCOMPARE(names.size(), 12);
    QVERIFY2(names.contains(u"1 .._.._etc_passwd.eml"_s) && names.contains(u"1 .._.._etc_passwd (2).eml"_s),
             qPrintable(names.join(u'\n')));
    QVERIFY(names.contains(u"2.eml"_s) && names.contains(u"3 a_b_c_d.eml"_s)
            && names.contains(u"4 Grüße.eml"_s) && names.contains(u"5 end.eml"_s));
    for (const QString &name : names)
        QVERIFY(name.size() < 80);
}

UI_TEST_MAIN(TestFilesOperation)
#include "tst_filesoperation.moc"
