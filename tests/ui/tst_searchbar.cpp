#include "ui/search/criteriaedit.h"
#include "ui/search/savedsearchdialogs.h"
#include "ui/search/savedsearches.h"
#include "ui/search/searchbar.h"
#include "ui/search/searchbuilder.h"
#include "uimain.h"
#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using imap::Criterion;
using ui::SavedSearches;
using ui::SearchBar;
using State = ui::SearchBar::State;

// The bar above the list: its three forms, what it says, and the saved searches.
class TestSearchBar : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void words();
    void unreadableWords();
    void formsFollow();
    void rawText();
    void whatTheServerLacks();
    void states();
    void keys();
    void whereIsKept();
    void saved();
    void replacedRenamedDeleted();
    void ofEachConnection();
    void unreadableSaved();
    void hostile();

private:
    static imap::ConnectOptions options(const QString &user = u"ann"_s)
    {
        imap::ConnectOptions made;
        made.address = {u"mail.example.org"_s, 993, imap::Security::Tls, user};
        return made;
    }
    void restart();
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_window->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("There is no %s", name);
        return found;
    }
    QString wanted() const
    {
        return m_wanted->isEmpty() ? QString() : m_wanted->last().at(0).value<Criterion>().toText();
    }
    void type(const QString &text)
    {
        auto *line = find<QLineEdit>("searchWords");
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void enter() { QTest::keyClick(find<QLineEdit>("searchWords"), Qt::Key_Return); }
    QStringList savedNames()
    {
        QStringList names;
        for (const QAction *action : find<QMenu>("savedSearchesMenu")->actions()) {
            if (action->objectName().startsWith(u"savedSearch"))
                names += action->text();
        }
        return names;
    }
    bool save(const QString &name);

    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    SearchBar *m_bar = nullptr;
    std::unique_ptr<QSignalSpy> m_wanted, m_cleared, m_left, m_cancelled;
};

void TestSearchBar::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    restart();
}

void TestSearchBar::cleanup()
{
    m_window.reset();
}

void TestSearchBar::restart()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(700, 500);
    m_bar = new SearchBar(m_window.get());
    m_bar->resize(700, 400);
    m_wanted = std::make_unique<QSignalSpy>(m_bar, &SearchBar::wanted);
    m_cleared = std::make_unique<QSignalSpy>(m_bar, &SearchBar::cleared);
    m_left = std::make_unique<QSignalSpy>(m_bar, &SearchBar::left);
    m_cancelled = std::make_unique<QSignalSpy>(m_bar, &SearchBar::cancelled);
    const imap::ConnectOptions ann = options();
    m_bar->setConnection(&ann, u"ann@mail.example.org"_s, imap::Capabilities("IMAP4rev1 CONDSTORE"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestSearchBar::words()
{
    type(u"hello from:bob"_s);
    QCOMPARE(m_wanted->count(), 0); // nothing is sent while somebody types
    enter();
    QCOMPARE(wanted(), u"OR SUBJECT \"hello\" OR FROM \"hello\" TO \"hello\" FROM \"bob\""_s);
    // Emptied, all messages are wanted again, but only where some were hidden.
    m_bar->setActive(true);
    find<QLineEdit>("searchWords")->selectAll();
    QTest::keyClick(find<QLineEdit>("searchWords"), Qt::Key_Delete);
    QCOMPARE(m_cleared->count(), 1);
    m_bar->setActive(false);
    enter();
    QCOMPARE(m_cleared->count(), 1);
    QCOMPARE(m_wanted->count(), 1);
}

void TestSearchBar::unreadableWords()
{
    type(u"hello larger:big"_s);
    enter();
    QCOMPARE(m_wanted->count(), 0);
    QCOMPARE(m_bar->state(), State::Refused);
    QVERIFY(find<QLabel>("searchState")->text().contains(u"big"_s));
    QCOMPARE(find<QLineEdit>("searchWords")->cursorPosition(), 13);
}

void TestSearchBar::formsFollow()
{
    find<QAction>("searchCriteriaAction")->trigger();
    QVERIFY(find<QWidget>("searchCriteriaPane")->isVisible());
    auto *raw = find<ui::CriteriaEdit>("searchRaw");
    auto *rows = find<QTreeView>("searchCriteria");
    type(u"from:bob -is:unread"_s);
    QCOMPARE(raw->toPlainText(), u"FROM \"bob\" NOT UNSEEN"_s);
    QCOMPARE(rows->model()->rowCount(rows->model()->index(0, 0)), 2);
    raw->setFocus();
    raw->selectAll();
    QTest::keyClicks(raw, u"OR SEEN FROM \"x\""_s);
    QCOMPARE(find<QLineEdit>("searchWords")->text(), u"is:read or from:x"_s);
    QCOMPARE(raw->toPlainText(), u"OR SEEN FROM \"x\""_s);
    QCOMPARE(rows->model()->index(0, 0).data().toString(), u"Any of these"_s);
    rows->setCurrentIndex(rows->model()->index(1, 0, rows->model()->index(0, 0)));
    auto *value = find<QLineEdit>("criterionText");
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, u"y z"_s);
    QCOMPARE(find<QLineEdit>("searchWords")->text(), u"is:read or from:\"y z\""_s);
    QCOMPARE(raw->toPlainText(), u"OR SEEN FROM \"y z\""_s);
    QTest::keyClick(value, Qt::Key_Return);
    QCOMPARE(wanted(), u"OR SEEN FROM \"y z\""_s);
    QTest::mouseClick(find<QPushButton>("searchRun"), Qt::LeftButton);
    QCOMPARE(m_wanted->count(), 2);
    // Closed and changed and opened, it is the same search still.
    find<QAction>("searchCriteriaAction")->trigger();
    type(u"is:flagged"_s);
    find<QAction>("searchCriteriaAction")->trigger();
    QCOMPARE(raw->toPlainText(), u"FLAGGED"_s);
    QCOMPARE(rows->model()->rowCount(rows->model()->index(0, 0)), 1);
    find<QAction>("searchClearAction")->trigger();
    QVERIFY(raw->toPlainText().isEmpty() && find<QLineEdit>("searchWords")->text().isEmpty());
    QCOMPARE(rows->model()->rowCount(rows->model()->index(0, 0)), 0);
}

void TestSearchBar::rawText()
{
    m_bar->openCriteria(true);
    auto *raw = find<ui::CriteriaEdit>("searchRaw");
    raw->setFocus();
    raw->setPlainText(u"SEEN"_s);
    raw->setPlainText(u"SEEN LARGER x SEEN"_s); // as one pastes
    QCOMPARE(raw->extraSelections().size(), 1);
    QCOMPARE(raw->extraSelections().at(0).cursor.selectedText(), u"x"_s);
    const QString note = find<QLabel>("searchNote")->text();
    QVERIFY2(note.contains(u"13"_s) && note.contains(u"still"_s), qPrintable(note));
    QCOMPARE(find<QLineEdit>("searchWords")->text(), u"is:read"_s);
    QTest::keyClick(raw, Qt::Key_Return);
    QCOMPARE(m_wanted->count(), 0);
    QCOMPARE(m_bar->state(), State::Refused);
    QVERIFY(!raw->toPlainText().contains(u'\n'));
    raw->selectAll();
    QTest::keyClicks(raw, u"FROM"_s); // at the end something is missing
    QCOMPARE(raw->extraSelections().size(), 1);
    QVERIFY(raw->extraSelections().at(0).cursor.hasSelection());
    QTest::keyClicks(raw, u" a"_s);
    QVERIFY(raw->extraSelections().isEmpty() && find<QLabel>("searchNote")->text().isEmpty());
    QTest::keyClick(raw, Qt::Key_Return);
    QCOMPARE(wanted(), u"FROM \"a\""_s);
}

void TestSearchBar::whatTheServerLacks()
{
    m_bar->openCriteria(true);
    type(u"older:3d modseq:5 imap:\"X-FOO 1\""_s);
    const QString note = find<QLabel>("searchNote")->text();
    QVERIFY2(note.contains(u"WITHIN"_s) && !note.contains(u"CONDSTORE"_s) && note.contains(u"X-FOO"_s),
             qPrintable(note));
    auto *fields = find<QComboBox>("criterionField");
    const auto needs = [fields](const QString &field) {
        return fields->itemData(fields->findText(field), Qt::ToolTipRole).toString();
    };
    QVERIFY(needs(u"Age"_s).contains(u"WITHIN"_s));
    QCOMPARE(needs(u"Mod-sequence"_s), QString());
    enter(); // it can be tried all the same
    QCOMPARE(m_wanted->count(), 1);
    const imap::ConnectOptions ann = options();
    m_bar->setConnection(&ann, {}, imap::Capabilities("IMAP4rev1 CONDSTORE WITHIN"));
    QVERIFY(!find<QLabel>("searchNote")->text().contains(u"WITHIN"_s));
    QCOMPARE(needs(u"Age"_s), QString());
    m_bar->setConnection(nullptr);
    QVERIFY(!m_bar->isEnabled() && !find<QAction>("searchAction")->isEnabled());
}

void TestSearchBar::states()
{
    auto *row = find<QWidget>("searchStateRow");
    auto *text = find<QLabel>("searchState");
    QVERIFY(!row->isVisible());
    m_bar->setState(State::Searching);
    QVERIFY(row->isVisible() && find<QToolButton>("searchCancel")->isVisible());
    QVERIFY(!find<QToolButton>("searchClear")->isVisible());
    QTest::mouseClick(find<QToolButton>("searchCancel"), Qt::LeftButton);
    QCOMPARE(m_cancelled->count(), 1);
    m_bar->setActive(true);
    m_bar->setState(State::Found, 12345);
    QCOMPARE(text->text(), u"12,345 found"_s);
    QVERIFY(!find<QToolButton>("searchCancel")->isVisible() && find<QToolButton>("searchClear")->isVisible());
    QCOMPARE(find<QToolButton>("searchClear")->text(), u"Show all"_s);
    QTest::mouseClick(find<QToolButton>("searchClear"), Qt::LeftButton);
    QCOMPARE(m_cleared->count(), 1);
    m_bar->setState(State::NoneFound);
    QVERIFY(!text->text().isEmpty());
    m_bar->setState(State::Refused, 0, u"The server refused: <b>no</b>"_s);
    QCOMPARE(text->text(), u"The server refused: <b>no</b>"_s);
    QCOMPARE(text->textFormat(), Qt::PlainText);
    m_bar->setState(State::Cancelled);
    QVERIFY(!text->text().isEmpty());
    m_bar->reset();
    QVERIFY(!row->isVisible() && !m_bar->isActive());
    QCOMPARE(m_cleared->count(), 1); // without a word
}

void TestSearchBar::keys()
{
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *line = find<QLineEdit>("searchWords");
    QVERIFY(line->hasFocus());
    QTest::keyClicks(line, u"a"_s);
    QTest::keyClick(line, Qt::Key_Escape);
    QCOMPARE(m_left->count(), 1);
    QCOMPARE(line->text(), u"a"_s); // and it stays
    QTest::keyClick(line, Qt::Key_Down);
    QCOMPARE(m_left->count(), 2);
    QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(find<QWidget>("searchCriteriaPane")->isVisible());
    find<ui::CriteriaEdit>("searchRaw")->setFocus();
    QTest::keyClick(find<ui::CriteriaEdit>("searchRaw"), Qt::Key_Escape);
    QCOMPARE(m_left->count(), 3);
    for (const char *name : {"searchCriteria", "criterionField"}) {
        const auto before = m_left->count();
        QTest::keyClick(find<QWidget>(name), Qt::Key_Escape);
        QCOMPARE(m_left->count(), before + 1);
    }
    // By Tab from the words to all that belongs to the search.
    line->setFocus();
    QStringList passed;
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        passed += m_window->focusWidget()->objectName();
    }
    for (const char *name :
         {"searchWhere", "searchSaved", "searchCriteria", "criterionField", "searchRaw", "searchRun"})
        QVERIFY2(passed.contains(QLatin1String(name)),
                 qPrintable(QLatin1String(name) + u" is not among "_s + passed.join(u' ')));
}

void TestSearchBar::whereIsKept()
{
    type(u"a"_s);
    find<QAction>("searchWhereText")->trigger();
    enter();
    QCOMPARE(wanted(), u"TEXT \"a\""_s);
    restart();
    QVERIFY(find<QAction>("searchWhereText")->isChecked());
    QVERIFY(find<QLineEdit>("searchWords")->placeholderText().contains(u"bodies"_s));
    type(u"a"_s);
    enter();
    QCOMPARE(wanted(), u"TEXT \"a\""_s);
}

bool TestSearchBar::save(const QString &name)
{
    find<QAction>("searchSaveAction")->trigger();
    auto *dialog = find<QDialog>("saveSearchDialog");
    if (!QTest::qWaitForWindowActive(dialog))
        return false;
    QTest::keyClicks(find<QLineEdit>("saveSearchName"), name);
    QTest::mouseClick(find<QPushButton>("saveSearchSave"), Qt::LeftButton);
    return QTest::qWaitFor([this] { return !m_window->findChild<QDialog *>(u"saveSearchDialog"_s); });
}

// They are there again the next time, and search at once.
void TestSearchBar::saved()
{
    QVERIFY(!find<QAction>("searchSaveAction")->isEnabled());
    type(u"is:unread larger:1M"_s);
    QVERIFY(save(u"Large & new"_s));
    type(u"from:bob"_s);
    QVERIFY(save(u"Bob's"_s));
    QCOMPARE(savedNames(), (QStringList{u"Bob's"_s, u"Large && new"_s}));
    restart();
    QCOMPARE(savedNames(), (QStringList{u"Bob's"_s, u"Large && new"_s}));
    find<QAction>("savedSearch1")->trigger();
    QCOMPARE(wanted(), u"UNSEEN LARGER 1048576"_s);
    QCOMPARE(find<QLineEdit>("searchWords")->text(), u"is:unread larger:1M"_s);
    m_bar->openCriteria(true);
    QCOMPARE(find<ui::CriteriaEdit>("searchRaw")->toPlainText(), u"UNSEEN LARGER 1048576"_s);
}

void TestSearchBar::replacedRenamedDeleted()
{
    SavedSearches store(options());
    for (const char *name : {"one", "two", "three"})
        store.save({QLatin1String(name), u"SUBJECT \"%1\""_s.arg(QLatin1String(name))});
    restart();
    type(u"from:bob"_s);
    find<QAction>("searchSaveAction")->trigger();
    auto *name = find<QLineEdit>("saveSearchName");
    QVERIFY(!find<QPushButton>("saveSearchSave")->isEnabled());
    QTest::keyClicks(name, u"two"_s);
    QVERIFY(find<QLabel>("saveSearchNotice")->text().contains(u"SUBJECT \"two\""_s)); // what will be lost
    QTest::mouseClick(find<QPushButton>("saveSearchSave"), Qt::LeftButton);
    QCOMPARE(store.all().size(), 3);
    QCOMPARE(store.all().at(2).criteria, u"FROM \"bob\""_s);

    find<QAction>("searchManageAction")->trigger();
    auto *dialog = find<QDialog>("savedSearchesDialog");
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *list = find<QTreeWidget>("savedSearchesList");
    QCOMPARE(list->topLevelItemCount(), 3);
    list->setFocus();
    const auto rename = [&](int row, const QString &to) {
        list->setCurrentItem(list->topLevelItem(row));
        dialog->activateWindow();
        list->setFocus();
        QTRY_VERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor && list->isAncestorOf(editor));
        QTest::keyClicks(editor, to);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(list->hasFocus());
        QCoreApplication::processEvents(); // the rows are made anew
    };
    rename(0, u"four"_s);
    QCOMPARE(savedNames(), (QStringList{u"four"_s, u"three"_s, u"two"_s}));
    QCOMPARE(list->currentItem()->text(0), u"four"_s);
    rename(0, u"two"_s); // there is one
    QVERIFY(find<QLabel>("savedSearchesNotice")->text().contains(u"two"_s));
    QCOMPARE(savedNames(), (QStringList{u"four"_s, u"three"_s, u"two"_s}));
    QCOMPARE(list->topLevelItem(0)->text(0), u"four"_s);
    list->setCurrentItem(list->topLevelItem(1));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(savedNames(), (QStringList{u"four"_s, u"two"_s}));
    QCOMPARE(list->currentItem()->text(0), u"two"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(wanted(), u"FROM \"bob\""_s);
    QVERIFY(!dialog->isVisible());
}

void TestSearchBar::ofEachConnection()
{
    SavedSearches(options()).save({u"mine"_s, u"SEEN"_s});
    SavedSearches(options(u"b/o%b"_s)).save({u"his"_s, u"DRAFT"_s});
    imap::ConnectOptions acting = options();
    acting.actAs = u"carl"_s;
    QVERIFY(SavedSearches(acting).all().isEmpty());
    QCOMPARE(SavedSearches(options()).all().size(), 1);
    const imap::ConnectOptions bob = options(u"b/o%b"_s);
    m_bar->setConnection(&bob);
    QCOMPARE(savedNames(), QStringList{u"his"_s});
    SavedSearches(bob).remove(u"his"_s);
    QVERIFY(SavedSearches(bob).all().isEmpty());
    QVERIFY(!SavedSearches(bob).rename(u"his"_s, u"hers"_s));
    const imap::ConnectOptions ann = options();
    m_bar->setConnection(&ann);
    QCOMPARE(savedNames(), QStringList{u"mine"_s});
}

void TestSearchBar::unreadableSaved()
{
    SavedSearches(options()).save({u"bad"_s, u"SEEN ("_s}); // by another version, or by hand
    restart();
    find<QAction>("savedSearch0")->trigger();
    QCOMPARE(m_wanted->count(), 0);
    QCOMPARE(m_bar->state(), State::Refused);
    m_bar->openCriteria(true);
    QCOMPARE(find<ui::CriteriaEdit>("searchRaw")->toPlainText(), u"SEEN ("_s); // to be mended
}

// Whatever is pasted, it is a search or a sentence, and never two commands.
void TestSearchBar::hostile()
{
    m_bar->openCriteria(true);
    auto *raw = find<ui::CriteriaEdit>("searchRaw");
    const QStringList texts{u"ALL\r\na2 DELETE INBOX"_s,
                            u"SUBJECT \"a\r\na2 LOGOUT\""_s,
                            u"X-FOO {10}"_s,
                            u"NOT "_s.repeated(20000),
                            u"("_s.repeated(70000),
                            QString(u'\0') + u"SEEN"_s,
                            u"SUBJECT \""_s + QString(60000, u'ü') + u'"',
                            u"\u202eNEES \ufeff"_s};
    for (const QString &text : texts) {
        QElapsedTimer clock;
        clock.start();
        raw->setPlainText(text);
        QCoreApplication::processEvents();
        QVERIFY2(clock.elapsed() < 10000, qPrintable(text.left(40))); // with room for slow machines
        QTest::keyClick(raw, Qt::Key_Return);
        if (!m_wanted->isEmpty()) {
            imap::Writer out(imap::Writer::Literals::NonSynchronizing);
            m_wanted->last().at(0).value<Criterion>().toKey().write(out);
            QByteArray sent;
            for (const imap::Segment &segment : out.take())
                sent += segment.bytes;
            QVERIFY2(!out.isValid() || !sent.contains('\n') || sent.contains("+}\r\n"),
                     sent.left(100).constData());
        }
        m_wanted->clear();
    }
    find<QLineEdit>("searchWords")->setText(u"-("_s.repeated(30000));
    emit find<QLineEdit>("searchWords")->textEdited(find<QLineEdit>("searchWords")->text());
    enter();
    QCOMPARE(m_bar->state(), State::Refused);
}

UI_TEST_MAIN(TestSearchBar)
#include "tst_searchbar.moc"
