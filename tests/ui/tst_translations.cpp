#include "uimain.h"
#include <QDialogButtonBox>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QKeySequence>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

// That every text of the program is there in every language, and says the same.
class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void complete();
    void sameAsTheSources();
    void placeholders();
    void mnemonics();
    void punctuation();
    void mnemonicsFit();
    void plurals_data();
    void plurals();
    void qtsOwnTexts();
    void programSpeaksIt();
    void languageWithoutTranslation();
};

namespace {

struct Message
{
    QString context, source, comment;
    bool numerus = false;
    QString type;             // "", "unfinished", "vanished", "obsolete"
    QStringList translations; // one, or one for each plural form

    QString key() const { return context + u'\x1f' + source + u'\x1f' + comment; }
};

QList<Message> readTs(const QString &fileName)
{
    QFile file(fileName);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(fileName), qPrintable(file.errorString()));
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.append(Message{context, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes", {}, {}});
        } else if (xml.name() == u"source") {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            messages.last().comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.last().type = xml.attributes().value(u"type"_s).toString();
            if (!messages.last().numerus)
                messages.last().translations += xml.readElementText();
        } else if (xml.name() == u"numerusform") {
            messages.last().translations += xml.readElementText();
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(fileName), qPrintable(xml.errorString()));
    return messages;
}

QString tsFile(const char *language)
{
    return QStringLiteral(MAILREEVE_SOURCE_DIR "/translations/mailreeve_%1.ts").arg(QLatin1String(language));
}

QList<Message> german()
{
    static const QList<Message> all = readTs(tsFile("de"));
    return all;
}

// lupdate of the Qt that this was built with, or one that is on the PATH.
QString lupdate()
{
    QStringList folders;
    for (const char *name : {"qmake6", "qmake-qt6", "qmake"}) {
        const QString qmake = QStandardPaths::findExecutable(QLatin1String(name));
        for (const char *folder :
             {"QT_INSTALL_BINS", "QT_HOST_BINS", "QT_HOST_LIBEXECS", "QT_INSTALL_LIBEXECS"}) {
            QProcess process;
            process.start(qmake, {u"-query"_s, QLatin1String(folder)});
            if (!qmake.isEmpty() && process.waitForFinished())
                folders += QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed();
        }
    }
    for (const char *name : {"lupdate", "lupdate-qt6"}) {
        for (const QString &found : {QStandardPaths::findExecutable(QLatin1String(name), folders),
                                     QStandardPaths::findExecutable(QLatin1String(name))}) {
            if (!found.isEmpty())
                return found;
        }
    }
    return {};
}

const char *report(const QStringList &wrong)
{
    for (const QString &line : wrong)
        qWarning().noquote() << line;
    return "see the warnings";
}

// What must be the same on both sides: %1, %L1, %n …
QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"%L?(\\d{1,2}|n)"_s);
    QStringList all;
    for (const auto &match : placeholder.globalMatch(text))
        all += match.captured().remove(u'L');
    all.sort();
    return all;
}

qsizetype mnemonicCount(const QString &text)
{
    return QString(text).remove(u"&&"_s).count(u'&');
}

} // namespace

void TestTranslations::initTestCase()
{
    QVERIFY(!german().isEmpty());
}

void TestTranslations::complete()
{
    QStringList wrong;
    for (const Message &message : german()) {
        const bool isEmpty = message.translations.isEmpty()
                             || std::any_of(message.translations.begin(), message.translations.end(),
                                            [](const QString &text) { return text.trimmed().isEmpty(); });
        if (isEmpty || !message.type.isEmpty())
            wrong += u"%1 %2: “%3”"_s.arg(isEmpty ? u"not translated:"_s : message.type + u':',
                                          message.context, message.source);
        if (message.numerus && message.translations.size() != 2)
            wrong += u"not two plural forms: "_s + message.source;
    }
    QVERIFY2(wrong.isEmpty(), report(wrong));
}

// A text that was written or changed and never got into the file is found here.
void TestTranslations::sameAsTheSources()
{
    const QString program = lupdate();
    QVERIFY2(!program.isEmpty(), "lupdate is not installed (Debian: qt6-l10n-tools)");
    QStringList sources;
    for (const char *folder : {"ui", "app", "imapcore/typing"}) {
        QDirIterator files(QStringLiteral(MAILREEVE_SOURCE_DIR "/") + QLatin1String(folder),
                           {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            sources += files.next();
    }
    QVERIFY(sources.size() > 20);
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh_de.ts"_s);
    QProcess process;
    process.start(program, QStringList{u"-silent"_s, u"-locations"_s, u"none"_s, u"-source-language"_s,
                                       u"en"_s, u"-I"_s, QStringLiteral(MAILREEVE_SOURCE_DIR)}
                               + sources + QStringList{u"-ts"_s, fresh});
    QVERIFY(process.waitForFinished(60000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());

    QSet<QString> known, inUse;
    QStringList wrong;
    for (const Message &message : german())
        known += message.key();
    for (const Message &message : readTs(fresh)) {
        inUse += message.key();
        if (!known.contains(message.key()))
            wrong += u"not in mailreeve_de.ts: %1: “%2”"_s.arg(message.context, message.source);
    }
    for (const Message &message : german()) {
        if (!inUse.contains(message.key()))
            wrong += u"no longer in the sources: %1: “%2”"_s.arg(message.context, message.source);
    }
    QVERIFY(!inUse.isEmpty());
    QVERIFY2(wrong.isEmpty(), report(wrong));
}

void TestTranslations::placeholders()
{
    QStringList wrong;
    for (const Message &message : german()) {
        for (const QString &translation : message.translations) {
            if (!translation.isEmpty() && placeholdersOf(translation) != placeholdersOf(message.source))
                wrong += u"“%1” and “%2”"_s.arg(message.source, translation);
        }
    }
    QVERIFY2(wrong.isEmpty(), report(wrong));
}

void TestTranslations::mnemonics()
{
    QStringList wrong;
    for (const Message &message : german()) {
        for (const QString &translation : message.translations) {
            if (!translation.isEmpty() && mnemonicCount(translation) != mnemonicCount(message.source))
                wrong += u"“%1” and “%2”"_s.arg(message.source, translation);
        }
    }
    QVERIFY2(wrong.isEmpty(), report(wrong));
}

// A menu item that asks for more first ends in "…", a field's label in a colon, a sentence in a full stop.
void TestTranslations::punctuation()
{
    QStringList wrong;
    for (const Message &message : german()) {
        for (const QString &translation : message.translations) {
            for (const QChar end : {u'…', u':', u'.', u'?'}) {
                if (!translation.isEmpty() && message.source.endsWith(end) != translation.endsWith(end))
                    wrong += u"“%1” and “%2”"_s.arg(message.source, translation);
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), report(wrong));
}

// The letter must be one that is on a keyboard: not a space, a digit's sign or a bracket.
void TestTranslations::mnemonicsFit()
{
    QStringList wrong;
    for (const Message &message : german()) {
        for (const QString &translation : message.translations) {
            const qsizetype at = QString(translation).replace(u"&&"_s, u"__"_s).indexOf(u'&');
            if (at >= 0 && (at + 1 >= translation.size() || !translation.at(at + 1).isLetterOrNumber()))
                wrong += u"“%1”"_s.arg(translation);
        }
    }
    QVERIFY2(wrong.isEmpty(), report(wrong));
}

void TestTranslations::plurals_data()
{
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("comment");
    for (const Message &message : readTs(tsFile("de"))) {
        if (message.numerus)
            QTest::addRow("%s: %s", qPrintable(message.context), qPrintable(message.source))
                << message.context << message.source << message.comment;
    }
}

// "1 messages" and "5 message(s)" are what one sees when a plural is missing.
void TestTranslations::plurals()
{
    QFETCH(QString, context);
    QFETCH(QString, source);
    QFETCH(QString, comment);
    for (const auto language : {QLocale::English, QLocale::German}) {
        uitest::setLanguage(QLocale(language));
        const auto text = [&](int n) {
            return QCoreApplication::translate(context.toUtf8().constData(), source.toUtf8().constData(),
                                               comment.isEmpty() ? nullptr : comment.toUtf8().constData(), n);
        };
        for (const int n : {0, 1, 2, 5}) {
            QVERIFY2(!text(n).contains(u"(s)"), qPrintable(text(n)));
            QVERIFY2(text(n).contains(QString::number(n)), qPrintable(text(n)));
        }
        QCOMPARE(QString(text(2)).replace(QRegularExpression(u"(?<!%)2"_s), u"5"_s), text(5));
        // "Byte" is its own plural in German, and what has no "(s)" has none in English either.
        if (language == QLocale::English && source.contains(u"(s)"))
            QVERIFY2(QString(text(1)).replace(u'1', u'2') != text(2), qPrintable(text(1)));
    }
}

void TestTranslations::qtsOwnTexts()
{
    QVERIFY2(QFile::exists(u":/i18n/qtbase_de.qm"_s),
             "Qt's own German texts are not in the program (Debian: qt6-translations-l10n)");
    uitest::setLanguage(QLocale(QLocale::German));
    QDialogButtonBox box(QDialogButtonBox::Cancel);
    QCOMPARE(QString(box.button(QDialogButtonBox::Cancel)->text()).remove(u'&'), u"Abbrechen"_s);
    uitest::setLanguage(QLocale(QLocale::English));
    QDialogButtonBox english(QDialogButtonBox::Cancel);
    QCOMPARE(QString(english.button(QDialogButtonBox::Cancel)->text()).remove(u'&'), u"Cancel"_s);
}

void TestTranslations::programSpeaksIt()
{
    for (const char *name : {":/i18n/mailreeve_en.qm", ":/i18n/mailreeve_de.qm"})
        QVERIFY2(QFile::exists(QLatin1String(name)), name);
    uitest::setLanguage(QLocale(QLocale::German, QLocale::Austria));
    int same = 0, all = 0;
    for (const Message &message : german()) {
        if (message.numerus || message.translations.value(0).isEmpty())
            continue;
        const QString shown = QCoreApplication::translate(
            message.context.toUtf8().constData(), message.source.toUtf8().constData(),
            message.comment.isEmpty() ? nullptr : message.comment.toUtf8().constData());
        QCOMPARE(shown, message.translations.first());
        ++all;
        same += shown == message.source ? 1 : 0;
    }
    QVERIFY(all > 300);
    QVERIFY2(same * 5 < all, qPrintable(u"%1 of %2 texts are the same in German"_s.arg(same).arg(all)));
    uitest::setLanguage(QLocale(QLocale::English));
}

void TestTranslations::languageWithoutTranslation()
{
    uitest::setLanguage(QLocale(QLocale::Icelandic));
    QCOMPARE(QCoreApplication::translate("ui::MessagesPage", "%Ln message(s)", nullptr, 2), u"2 messages"_s);
    QCOMPARE(QCoreApplication::translate("ui::MainWindow", "&Server"), u"&Server"_s);
    uitest::setLanguage(QLocale(QLocale::English));
}

UI_TEST_MAIN(TestTranslations)
#include "tst_translations.moc"
