#include "feed.h"
#include "ui/models/messagelistmodel.h"
#include <QAbstractItemModelTester>
#include <QFont>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using Model = ui::MessageListModel;

// What a row of the message list says of its message.
class TestMessageTexts : public QObject
{
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void contents();
    void subjects_data();
    void subjects();
    void dates_data();
    void dates();
    void flags_data();
    void flags();
};

namespace {

QString text(const Model &model, int row, Model::Column column)
{
    return model.index(row, column).data().toString();
}

} // namespace

void TestMessageTexts::contents()
{
    Feed feed(1);
    feed.fetch(1, "UID 77 FLAGS (\\Seen work $Forwarded) INTERNALDATE \"05-Mar-2020 07:08:09 +0000\" "
                  "RFC822.SIZE 123456 "
                  "ENVELOPE (\"Wed, 4 Mar 2020 10:20:30 +0000\" \"A subject\" "
                  "((\"Ann Example\" NIL \"ann\" \"example.org\")(NIL NIL \"bob\" \"example.org\")) NIL NIL "
                  "NIL NIL NIL NIL NIL)");
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    QCOMPARE(text(model, 0, Model::From), u"Ann Example"_s);
    QCOMPARE(model.index(0, Model::From).data(Qt::ToolTipRole).toString(),
             u"Ann Example <ann@example.org>, bob@example.org"_s);
    QCOMPARE(text(model, 0, Model::Subject), u"A subject"_s);
    QCOMPARE(text(model, 0, Model::Flags), u"work $Forwarded"_s);
    QCOMPARE(text(model, 0, Model::Size), u"121 kB"_s);
    QVERIFY(model.index(0, Model::Size).data(Qt::ToolTipRole).toString().contains(u"123,456"));
    const QString date = model.index(0, Model::Date).data(Qt::ToolTipRole).toString();
    QVERIFY2(date.contains(u"4 March 2020") && date.contains(u"5 March 2020"), qPrintable(date));
    QCOMPARE(model.index(0, Model::Flags).data(Qt::AccessibleTextRole).toString(),
             u"\\Seen work $Forwarded"_s);
    QVERIFY(model.index(0, Model::Size).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
}

void TestMessageTexts::subjects_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QByteArray("\"Invoice 7\"") << u"Invoice 7"_s;
    QTest::newRow("utf-8") << QByteArray("\"=?UTF-8?B?5Lya6K2w?=\"") << u"会議"_s;
    QTest::newRow("koi8-r") << QByteArray("\"=?KOI8-R?B?8NLJ18XU?=\"") << u"Привет"_s;
    QTest::newRow("latin-1") << QByteArray("\"=?ISO-8859-1?Q?Gr=FC=DFe?=\"") << u"Grüße"_s;
    QTest::newRow("literal, raw utf-8") << QByteArray("{7}\r\nGr\xc3\xbc\xc3\x9f"
                                                      "e")
                                        << u"Grüße"_s;
    QTest::newRow("none") << QByteArray("NIL") << u"(no subject)"_s;
    QTest::newRow("empty") << QByteArray("\"\"") << u"(no subject)"_s;
    QTest::newRow("quoted") << QByteArray(R"("say \"hi\" \\o/")") << uR"(say "hi" \o/)"_s;
}

void TestMessageTexts::subjects()
{
    QFETCH(QByteArray, wire);
    QFETCH(QString, shown);
    Feed feed(1);
    feed.envelope(1, wire);
    Model model;
    model.setMailbox(&feed.mailbox);
    QCOMPARE(text(model, 0, Model::Subject), shown);
}

void TestMessageTexts::dates_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("day");
    const QByteArray received = "INTERNALDATE \"05-Mar-2020 12:00:00 +0000\"";
    QTest::newRow("as sent") << QByteArray("\"Mon, 2 Mar 2020 12:00:00 +0000\"") << received
                             << u"02/03/2020"_s;
    QTest::newRow("without a day's name")
        << QByteArray("\"2 Mar 2020 12:00:00 +0000\"") << received << u"02/03/2020"_s;
    QTest::newRow("with a comment") << QByteArray("\"Mon, 2 Mar 2020 12:00:00 +0000 (UTC)\"") << received
                                    << u"02/03/2020"_s;
    QTest::newRow("none sent") << QByteArray("NIL") << received << u"05/03/2020"_s;
    QTest::newRow("not a date") << QByteArray("\"yesterday\"") << received << u"05/03/2020"_s;
    QTest::newRow("not any") << QByteArray("NIL") << QByteArray() << QString();
}

void TestMessageTexts::dates()
{
    QFETCH(QByteArray, date);
    QFETCH(QByteArray, more);
    QFETCH(QString, day);
    Feed feed(1);
    feed.envelope(1, "\"S\"", "NIL", date, more);
    Model model;
    model.setMailbox(&feed.mailbox);
    QCOMPARE(text(model, 0, Model::Date).section(u' ', 0, 0), day);
    // Words about a date that is not there would be wrong.
    QCOMPARE(model.index(0, Model::Date).data(Qt::ToolTipRole).toString().contains(u"2020"), !day.isEmpty());
}

void TestMessageTexts::flags_data()
{
    QTest::addColumn<QByteArray>("flags");
    QTest::addColumn<bool>("bold");
    QTest::addColumn<bool>("struck");
    QTest::addColumn<QString>("named");
    QTest::newRow("none") << QByteArray("FLAGS ()") << true << false << u"No flags"_s;
    QTest::newRow("seen") << QByteArray("FLAGS (\\Seen)") << false << false << u"\\Seen"_s;
    QTest::newRow("any case") << QByteArray("FLAGS (\\SEEN)") << false << false << u"\\Seen"_s;
    QTest::newRow("deleted") << QByteArray("FLAGS (\\Seen \\Deleted)") << false << true
                             << u"\\Seen \\Deleted"_s;
    QTest::newRow("all") << QByteArray("FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\Recent Junk)")
                         << false << true << u"\\Seen \\Answered \\Flagged \\Deleted \\Draft \\Recent Junk"_s;
}

void TestMessageTexts::flags()
{
    QFETCH(QByteArray, flags);
    Feed feed(1);
    feed.envelope(1, "\"S\"", "NIL", "NIL", flags);
    Model model;
    model.setMailbox(&feed.mailbox);
    feed.fetch(1, flags);
    feed.announce();
    const QModelIndex at = model.index(0, Model::Flags);
    QTEST(at.data(Qt::FontRole).value<QFont>().bold(), "bold");
    QTEST(at.data(Qt::FontRole).value<QFont>().strikeOut(), "struck");
    QTEST(at.data(Qt::ToolTipRole).toString(), "named");
    QTEST(at.data(Qt::AccessibleTextRole).toString(), "named");
    QVERIFY(!at.data(Qt::DecorationRole).isNull());
}

QTEST_MAIN(TestMessageTexts)
#include "tst_messagetexts.moc"
