#include "answers.h"
#include <QCoreApplication>
#include <QDir>
#include <QFile>

static QString fileOf(const QString &server)
{
    const QString topic = QCoreApplication::applicationName().mid(QStringLiteral("tst_interop").size());
    return QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/interop/answers/") + topic + u'.' + server;
}

// What a server was before it was of this generation, or itself.
static QString before(const QString &server)
{
    return server == QStringLiteral("dovecot24")   ? QStringLiteral("dovecot")
           : server == QStringLiteral("cyrus310")  ? QStringLiteral("cyrus")
           : server == QStringLiteral("courier52") ? QStringLiteral("courier")
                                                   : server;
}

// A name at the start of a line, and its answer's lines with four spaces before them.
static std::map<QByteArray, QByteArray> read(const QString &path)
{
    std::map<QByteArray, QByteArray> texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QByteArray name;
    for (QByteArray line : file.readAll().split('\n')) {
        if (line.startsWith("    ")) {
            QByteArray &text = texts[name];
            text += (text.isEmpty() ? "" : "\n") + line.sliced(4);
        } else if (!line.isEmpty()) {
            name = line;
            texts[name];
        }
    }
    return texts;
}

// Lines that any editor shows as they are.
static QByteArray printable(const QByteArray &answer)
{
    QByteArray out;
    for (const char c : answer) {
        if (c == '\r')
            out += "\\r";
        else if (c == '\n' || (c >= ' ' && c != '\x7f'))
            out += c;
        else
            out += "\\x" + QByteArray(1, c).toHex();
    }
    return out;
}

static bool isWriting()
{
    return qgetenv("MAILREEVE_ANSWERS") == "write";
}

Answers::Texts &Answers::known()
{
    static Texts texts = [] {
        const QString server = Interop::server().generation();
        Texts all;
        if (!isWriting())
            all = read(fileOf(before(server)));
        for (const auto &[name, text] : read(fileOf(server)))
            all[name] = text;
        return all;
    }();
    return texts;
}

void Answers::write()
{
    const QString server = Interop::server().generation();
    const Texts older = before(server) == server ? Texts() : read(fileOf(before(server)));
    QByteArray all;
    for (const auto &[name, text] : known()) {
        const auto old = older.find(name);
        if (old != older.end() && old->second == text)
            continue;
        all += name + '\n';
        if (!text.isEmpty())
            all += "    " + QByteArray(text).replace("\n", "\n    ") + '\n';
    }
    QFile file(fileOf(server));
    if (all.isEmpty()) {
        file.remove();
        return;
    }
    QDir().mkpath(QFileInfo(file).path());
    if (!file.open(QIODevice::WriteOnly) || file.write(all) != all.size())
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
}

QByteArray Answers::difference(const QByteArray &answer)
{
    static QByteArray test;
    static int count = 0;
    QByteArray name = QTest::currentTestFunction();
    if (const char *row = QTest::currentDataTag())
        name += '(' + QByteArray(row) + ')';
    count = name == test ? count + 1 : 1;
    test = name;
    if (count > 1)
        name += " #" + QByteArray::number(count);

    const QByteArray text = printable(answer);
    Texts &texts = known();
    if (isWriting()) {
        texts[name] = text;
        write();
        return {};
    }
    const auto found = texts.find(name);
    if (found == texts.end())
        return "No answer is known of " + name + ", which is:\n" + text;
    return found->second == text ? QByteArray() : "It answered:\n" + text + "\ninstead of:\n" + found->second;
}
