#include "imapcore/commands/acl.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/lsub.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "ui/connection.h"
#include "ui/models/mailboxtreemodel.h"
#include "ui/support/format.h"
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using Model = ui::MailboxTreeModel;

// What the tree says of mailboxes on real servers of three kinds is what the server says to another session.
class TestColumnsOfServers : public QObject
{
    Q_OBJECT
private slots:
    void columns_data();
    void columns();
};

void TestColumnsOfServers::columns_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"dovecot", "cyrus", "courier"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestColumnsOfServers::columns()
{
    QFETCH(QString, name);
    const MailServer server(name);
    REQUIRE_SERVER(server);
    const auto other = server.session();
    const char separator = server.separator();
    const QByteArray prefix = server.isCourier() ? QByteArray("INBOX") + separator : QByteArray();
    const auto made = imap::MailboxName::fromWire(prefix + "Columns");
    const auto below = imap::MailboxName::fromWire(prefix + "Columns" + separator + "K&APY-ln");
    QVERIFY(await(other->send(imap::Create{made})));
    QVERIFY(await(other->send(imap::Create{below})));
    QVERIFY(await(other->send(imap::Subscribe{made})));
    // Courier has a UIDVALIDITY once somebody has opened the mailbox; until then STATUS tells the time.
    for (const imap::MailboxName &mailbox : {imap::MailboxName(u"INBOX"), made, below}) {
        QVERIFY(await(other->send(imap::Select{mailbox, imap::Select::Access::ReadWrite})));
        QVERIFY(await(other->send(imap::Close{})));
    }

    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSet<int> all;
    for (int column = 0; column < Model::ColumnCount; ++column)
        all.insert(column);
    model.setShownColumns(all);
    ui::Connection connection(server.options());
    model.addConnection(&connection);
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), ui::Connection::State::Ready, 20000);
    const auto open = [&model](const QModelIndex &index) {
        model.fetchMore(index);
        const QPersistentModelIndex kept(index);
        return QTest::qWaitFor([&] { return !model.isLoading(kept) && !model.canFetchMore(kept); });
    };
    for (int row = 0; row < model.rowCount(model.index(0, 0)); ++row)
        QVERIFY(open(model.index(row, 0, model.index(0, 0))));
    QVERIFY(model.find(&connection, made).isValid());
    QVERIFY(open(model.find(&connection, made)));
    QVERIFY(model.find(&connection, below).isValid());
    QCOMPARE(model.find(&connection, below).data().toString(), u"Köln"_s);

    for (const imap::MailboxName &mailbox : {imap::MailboxName(u"INBOX"), made, below}) {
        const auto cell = [&](int column) {
            return model.find(&connection, mailbox).siblingAtColumn(column).data().toString();
        };
        for (int column = 0; column < Model::ColumnCount; ++column)
            cell(column);
        QTest::qWait(50);
        QTRY_COMPARE(connection.session()->pending(), qsizetype(0));
        const quint16 facts = ui::MailboxFacts::OfStatus;
        const auto status =
            await(other->send(imap::GetStatus{mailbox, ui::MailboxFacts::statusItems(*other, facts)}));
        QVERIFY(status);
        const auto compare = [&](int column, const std::optional<quint64> &value, bool hidesZero) {
            const QString expected = !value || (hidesZero && *value == 0) ? QString()
                                     : column == Model::Size              ? ui::formatSize(qint64(*value))
                                     : column == Model::UidValidity || column == Model::HighestModSeq
                                         ? QString::number(*value)
                                         : ui::formatCount(*value);
            QCOMPARE(cell(column), expected);
        };
        compare(Model::Messages, status->messages, false);
        compare(Model::Unseen, status->unseen, true);
        compare(Model::Size, status->size, false);
        compare(Model::UidValidity, status->uidValidity, false);
        compare(Model::HighestModSeq, status->highestModSeq, false);
        QCOMPARE(cell(Model::Size).isEmpty(), !status->size);
        const auto rights = await(other->send(imap::MyRights{mailbox}));
        QCOMPARE(cell(Model::Rights), rights ? QString::fromLatin1(*rights) : QString());
        const auto roots = await(other->send(imap::GetQuotaRoot{mailbox}));
        bool hasStorage = false;
        if (roots) {
            for (const imap::QuotaRoot &root : *roots) {
                for (const imap::QuotaResource &resource : root.resources)
                    hasStorage = hasStorage || resource.name == "STORAGE";
            }
        }
        QCOMPARE(cell(Model::Quota).isEmpty(), !hasStorage);
        const auto subscribed = await(other->send(imap::Lsub{mailbox.wire()}));
        QVERIFY(subscribed);
        const bool is = std::any_of(subscribed->begin(), subscribed->end(), [&](const auto &one) {
            return one.name == mailbox && !one.has("\\Noselect");
        });
        QCOMPARE(!cell(Model::Subscribed).isEmpty(), is);
    }
    QVERIFY(!model.find(&connection, below).siblingAtColumn(Model::Subscribed).data().isValid());
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    TestColumnsOfServers test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_columnsofservers.moc"
