#include "imapcore/changes/widequotaedit.h"
#include <QTest>
#include <limits>

using namespace Qt::StringLiterals;
using imap::WideQuotaEdit;
using What = WideQuotaEdit::What;

class TestWideQuotaEdit : public QObject
{
    Q_OBJECT
private slots:
    void edits_data();
    void edits();
    void namesWhatWasThere();
    void zeroThatIsNoLimit();
    void copied();
};

namespace {
imap::QuotaRoot rootWith(std::optional<quint64> limit, quint64 usage)
{
    imap::QuotaRoot root;
    root.name = "user/ann";
    root.resources = {{"MESSAGE", 3, 100}, {"STORAGE", usage, limit}};
    return root;
}
} // namespace

void TestWideQuotaEdit::edits_data()
{
    constexpr qulonglong Largest = std::numeric_limits<qint64>::max();
    QTest::addColumn<int>("what");
    QTest::addColumn<qulonglong>("value");
    QTest::addColumn<qlonglong>("before"); // -1: no limit
    QTest::addColumn<qlonglong>("after");  // -1: nothing is changed
    const auto row = [](const char *name, What what, qulonglong value, qlonglong before, qlonglong after) {
        QTest::newRow(name) << int(what) << value << before << after;
    };
    row("set", What::Set, 500, 1000, 500);
    row("set as it is", What::Set, 1000, 1000, -1);
    row("set where none was", What::Set, 500, -1, 500);
    row("raise", What::Raise, 10, 1000, 1100);
    row("raise, rounded up", What::Raise, 10, 1001, 1102);
    row("raise by nothing", What::Raise, 0, 1000, -1);
    row("raise no limit", What::Raise, 10, -1, -1);
    row("raise 0", What::Raise, 10, 0, -1);
    row("raise beyond 63 bits", What::Raise, 4'000'000'000, qlonglong(Largest - 5), qlonglong(Largest));
    row("headroom", What::Headroom, 200, 1000, 1100); // 900 are used
    row("headroom that is there", What::Headroom, 100, 1000, -1);
    row("headroom of no limit", What::Headroom, 100, -1, -1);
    row("headroom of nothing allowed", What::Headroom, 100, 0, 1000);
    row("headroom beyond 63 bits", What::Headroom, Largest, 1000, qlonglong(Largest));
}

void TestWideQuotaEdit::edits()
{
    QFETCH(int, what);
    QFETCH(qulonglong, value);
    QFETCH(qlonglong, before);
    QFETCH(qlonglong, after);
    const auto limit = before < 0 ? std::nullopt : std::optional(quint64(before));
    const auto change = WideQuotaEdit{What(what), "STORAGE", value}.changeFor(rootWith(limit, 900), {});
    QCOMPARE(bool(change), after >= 0);
    if (!change)
        return;
    const auto *quota = change->change.as<imap::QuotaChange>();
    QVERIFY(quota);
    QCOMPARE(quota->set, (QMap<QByteArray, quint64>{{"STORAGE", quint64(after)}}));
}

void TestWideQuotaEdit::namesWhatWasThere()
{
    const auto change = WideQuotaEdit{What::Raise, "STORAGE", 50}.changeFor(rootWith(1000, 900), {});
    QVERIFY(change);
    // The limit of messages is in it: it must come back.
    QCOMPARE(change->before.value, QByteArray("MESSAGE 100 STORAGE 1000"));
    QCOMPARE(change->change.after(change->before).value, QByteArray("MESSAGE 100 STORAGE 1500"));
}

void TestWideQuotaEdit::zeroThatIsNoLimit()
{
    imap::ServerFlavour dovecot;
    dovecot.kind = imap::ServerFlavour::Kind::Dovecot;
    QVERIFY(!WideQuotaEdit({What::Headroom, "STORAGE", 100}).changeFor(rootWith(0, 900), dovecot));
}

// All limits are as the other's: what that has not is taken away.
void TestWideQuotaEdit::copied()
{
    WideQuotaEdit edit{What::Copy};
    edit.like.name = "user/bob";
    edit.like.resources = {{"STORAGE", 77, 2000}, {"MESSAGE", 0, std::nullopt}, {"MAILBOX", 1, 10}};
    const auto change = edit.changeFor(rootWith(1000, 900), {});
    QVERIFY(change);
    const auto *quota = change->change.as<imap::QuotaChange>();
    QCOMPARE(quota->set, (QMap<QByteArray, quint64>{{"STORAGE", 2000}, {"MAILBOX", 10}}));
    QCOMPARE(quota->remove, QByteArrayList{"MESSAGE"});
    QCOMPARE(change->before.value, QByteArray("MESSAGE 100 STORAGE 1000"));
    // What is so already is not sent, and nothing to itself.
    edit.like.resources = {{"MESSAGE", 0, 100}, {"STORAGE", 0, 1000}};
    QVERIFY(!edit.changeFor(rootWith(1000, 900), {}));
    edit.like = rootWith(5, 0);
    QVERIFY(!edit.changeFor(rootWith(1000, 900), {}));
}

QTEST_GUILESS_MAIN(TestWideQuotaEdit)
#include "tst_widequotaedit.moc"
