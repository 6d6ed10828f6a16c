#include "interop.h"
#include "imapcore/commands/xatom.h"
#include "tests/support/errorkind.h"
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QMetaMethod>

MailServer *Interop::s_server = nullptr;
QByteArray Interop::s_feature;
std::map<QByteArray, int> Interop::s_checks;
std::map<QByteArray, QByteArray> Interop::s_extensions;

void Interop::countCheck()
{
    if (s_feature.isEmpty())
        qFatal("A check that belongs to no FEATURE, in %s", QTest::currentTestFunction());
    ++s_checks[s_feature];
}

bool Interop::goesOn()
{
    return qgetenv("MAILREEVE_ANSWERS") == "all";
}

std::unique_ptr<MailServer> Interop::another(const QStringList &arguments)
{
    return std::make_unique<MailServer>(server().name(), arguments);
}

Interop::Kind Interop::before(Kind kind)
{
    return kind == Dovecot24 ? Dovecot : kind == Cyrus310 ? Cyrus : kind == Courier52 ? Courier : kind;
}

static int testsOf(const QMetaObject &topic)
{
    int tests = 0;
    for (int i = topic.methodOffset(); i < topic.methodCount(); ++i) {
        const QMetaMethod method = topic.method(i);
        const QByteArray name = method.name();
        tests += method.methodType() == QMetaMethod::Slot && !name.endsWith("_data")
                 && !QByteArrayList{"initTestCase", "cleanupTestCase", "init", "cleanup"}.contains(name);
    }
    return tests;
}

void Interop::writeResult(const QString &topic, int tests, const QString &skipped)
{
    QJsonObject checks;
    for (const auto &[feature, count] : s_checks)
        checks.insert(QString::fromLatin1(feature), count);
    QJsonObject extensions;
    for (const auto &[extension, feature] : s_extensions)
        extensions.insert(QString::fromLatin1(extension), QString::fromLatin1(feature));
    const QJsonObject result{{QStringLiteral("topic"), topic},
                             {QStringLiteral("server"), s_server->name()},
                             {QStringLiteral("version"), s_server->version()},
                             {QStringLiteral("tests"), tests},
                             {QStringLiteral("skipped"), skipped},
                             {QStringLiteral("checks"), checks},
                             {QStringLiteral("extensions"), extensions}};
    const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../interop"));
    folder.mkpath(QStringLiteral("."));
    QFile file(folder.filePath(topic + u'_' + s_server->name() + QStringLiteral(".json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(result).toJson()) < 0)
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
}

int Interop::run(int argc, char **argv, const std::function<std::unique_ptr<Interop>()> &make)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments();
    if (arguments.size() < 2 || arguments.at(1).startsWith(u'-')) {
        qWarning("Usage: %s dovecot|cyrus|courier|dovecot24|cyrus310|courier52 [Qt Test's arguments]",
                 argv[0]);
        return 2;
    }
    const std::unique_ptr<Interop> tests = make();
    MailServer server(arguments.takeAt(1));
    s_server = &server;
    const QString topic = QCoreApplication::applicationName().mid(QStringLiteral("tst_interop").size());
    const int number = testsOf(*tests->metaObject());
    if (!server.isThere()) {
        writeResult(topic, number, server.whyNot());
        qWarning("%d tests of %s skipped on %s: %s", number, qPrintable(topic), qPrintable(server.name()),
                 qPrintable(server.whyNot()));
        return MailServer::mustBeThere() ? 1 : 77;
    }
    const int code = QTest::qExec(tests.get(), arguments);
    writeResult(topic, number, {});
    return code;
}

QByteArray said(const imap::Error &error)
{
    using Kind = imap::Error::Kind;
    const QByteArray code = error.code + (error.arguments.isEmpty() ? "" : " ") + error.arguments;
    const QByteArray text = error.text.toUtf8();
    if (error.kind == Kind::Refused || error.kind == Kind::Rejected)
        return (error.kind == Kind::Refused ? "NO " : "BAD ") + (code.isEmpty() ? "" : '[' + code + "] ")
               + text;
    // Words of the library are for developers, and may change.
    return nameOf(error.kind) + (code.isEmpty() ? "" : ' ' + code)
           + (error.isServersText() ? ": " + text : QByteArray());
}

QByteArray exchange(imap::Session &session, const QByteArray &command)
{
    const qsizetype space = command.indexOf(' ');
    imap::Xatom xatom{.name = space < 0 ? command : command.first(space)};
    if (space >= 0)
        xatom.arguments.push_back({command.sliced(space + 1)});
    QByteArray answers;
    QObject context;
    QObject::connect(&session, &imap::Session::received, &context, [&answers](QByteArrayView response) {
        if (response.startsWith("* "))
            answers += response.toByteArray() + '\n';
    });
    xatom.handsOver = false;
    const auto result = await(session.send(std::move(xatom)));
    return answers + (result ? "OK " + result->text : said(result));
}
