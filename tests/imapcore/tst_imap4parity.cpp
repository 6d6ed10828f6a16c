#include "imapcore/imap4.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/scriptedserver.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

using namespace imap;

// imap4parity.json is a list of groups of calls, each made on a connection of its own: by Python's imaplib
// (imap4parity.py) on one server and by Imap4 on another that began in the same state. What comes back must be the
// same. A call is [name, argument…], or an object with the call and what differs:
//
//   why      why it does
//   python   what imaplib answers, or a list of what its versions answer
//   imap4    what Imap4 answers
//
// A group has a `user` who is logged in first, or a `server` of its own (ScriptedServer), or `ssl`. An argument is
// Python's None, str, bool, int or {"bytes": …}; {"sasl": […]} is an authobject that says these one after the other.

namespace {

QByteArray bytesOf(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    if (value.isDouble())
        return QByteArray::number(value.toInt());
    const QByteArray bytes =
        (value.isObject() ? value[QStringLiteral("bytes")].toString() : value.toString()).toLatin1();
    return bytes.isNull() ? QByteArray("") : bytes;
}

QByteArrayList listOf(const QJsonArray &values, int from)
{
    QByteArrayList list;
    for (qsizetype i = from; i < values.size(); ++i)
        list += bytesOf(values[i]);
    return list;
}

QJsonValue jsonOf(const Imap4Datum &datum)
{
    QJsonArray list;
    switch (datum.kind) {
    case Imap4Datum::Kind::None:
        return QJsonValue::Null;
    case Imap4Datum::Kind::Bytes:
        return QString::fromLatin1(datum.bytes);
    case Imap4Datum::Kind::Pair:
        return QJsonArray{QString::fromLatin1(datum.bytes), QString::fromLatin1(datum.literal)};
    case Imap4Datum::Kind::List:
        for (const Imap4Datum &part : datum.list)
            list += jsonOf(part);
        return QJsonObject{{QStringLiteral("list"), list}};
    }
    return {};
}

QJsonObject jsonOf(const Imap4Result &result)
{
    static constexpr const char *kinds[] = {"error", "abort", "readonly"};
    if (!result)
        return {{QStringLiteral("failure"), QString::fromLatin1(kinds[int(result.failure().kind)])},
                {QStringLiteral("text"), QString::fromLatin1(result.failure().text)}};
    QJsonArray data;
    for (const Imap4Datum &datum : result->data)
        data += jsonOf(datum);
    return {{QStringLiteral("type"), QString::fromLatin1(result->type)}, {QStringLiteral("data"), data}};
}

Imap4Result valueOf(const QByteArrayList &parts)
{
    Imap4Answer answer{"value", {}};
    for (const QByteArray &part : parts)
        answer.data.push_back(part.isNull() ? Imap4Datum{} : Imap4Datum::text(part));
    return answer;
}

using Maker = std::function<Imap4Result(Imap4 &, const QJsonArray &)>;

Maker plain(Imap4Result (Imap4::*method)())
{
    return [method](Imap4 &imap, const QJsonArray &) {
        return (imap.*method)();
    };
}

template<typename... Arguments>
Maker plain(Imap4Result (Imap4::*method)(const Arguments &...))
{
    return [method](Imap4 &imap, const QJsonArray &a) {
        return [&]<size_t... I>(std::index_sequence<I...>)
        {
            return (imap.*method)(bytesOf(a[qsizetype(I)])...);
        }
        (std::index_sequence_for<Arguments...>());
    };
}

const std::map<QString, Maker> &functions()
{
    static const std::map<QString, Maker> all{
        {QStringLiteral("Int2AP"),
         [](Imap4 &, const QJsonArray &a) {
             return valueOf({Int2AP(a[0].toInt())});
         }},
        {QStringLiteral("ParseFlags"),
         [](Imap4 &, const QJsonArray &a) {
             return valueOf(ParseFlags(bytesOf(a[0])));
         }},
        {QStringLiteral("Internaldate2tuple"),
         [](Imap4 &, const QJsonArray &a) {
             const auto time = Internaldate2tuple(bytesOf(a[0]));
             return valueOf({time ? QByteArray::number(time->toSecsSinceEpoch()) : QByteArray()});
         }},
        {QStringLiteral("Time2Internaldate"),
         [](Imap4 &, const QJsonArray &a) {
             return valueOf({Time2Internaldate(qint64(a[0].toInt()))});
         }},
        {QStringLiteral("state"),
         [](Imap4 &imap, const QJsonArray &) {
             return valueOf({imap.state()});
         }},
        {QStringLiteral("welcome"),
         [](Imap4 &imap, const QJsonArray &) {
             return valueOf({imap.welcome()});
         }},
        {QStringLiteral("PROTOCOL_VERSION"),
         [](Imap4 &imap, const QJsonArray &) {
             return valueOf({imap.PROTOCOL_VERSION()});
         }},
        {QStringLiteral("capabilities"),
         [](Imap4 &imap, const QJsonArray &) {
             return valueOf(imap.capabilities());
         }},
        {QStringLiteral("is_readonly"),
         [](Imap4 &imap, const QJsonArray &) {
             return valueOf({imap.is_readonly() ? "true" : "false"});
         }},
        {QStringLiteral("send"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.send(bytesOf(a[0])) ? valueOf({}) : Imap4Failure{Imap4Failure::Kind::Abort, {}};
         }},
        {QStringLiteral("read"),
         [](Imap4 &imap, const QJsonArray &a) {
             return valueOf({imap.read(a[0].toInt())});
         }},
        {QStringLiteral("readline"),
         [](Imap4 &imap, const QJsonArray &) {
             return valueOf({imap.readline()});
         }},
        {QStringLiteral("socket"),
         [](Imap4 &imap, const QJsonArray &) {
             return valueOf({imap.socket() ? QByteArray("yes") : QByteArray()});
         }},
        {QStringLiteral("shutdown"),
         [](Imap4 &imap, const QJsonArray &) {
             imap.shutdown();
             return valueOf({});
         }},
    };
    return all;
}

const std::map<QString, Maker> &methods()
{
    static const std::map<QString, Maker> all{
        {QStringLiteral("capability"), plain(&Imap4::capability)},
        {QStringLiteral("noop"), plain(&Imap4::noop)},
        {QStringLiteral("logout"), plain(&Imap4::logout)},
        {QStringLiteral("recent"), plain(&Imap4::recent)},
        {QStringLiteral("namespace"), plain(&Imap4::namespace_)},
        {QStringLiteral("check"), plain(&Imap4::check)},
        {QStringLiteral("close"), plain(&Imap4::close)},
        {QStringLiteral("expunge"), plain(&Imap4::expunge)},
        {QStringLiteral("unselect"), plain(&Imap4::unselect)},
        {QStringLiteral("login"), plain(&Imap4::login)},
        {QStringLiteral("login_cram_md5"), plain(&Imap4::login_cram_md5)},
        {QStringLiteral("create"), plain(&Imap4::create)},
        {QStringLiteral("delete"), plain(&Imap4::delete_)},
        {QStringLiteral("deleteacl"), plain(&Imap4::deleteacl)},
        {QStringLiteral("enable"), plain(&Imap4::enable)},
        {QStringLiteral("getacl"), plain(&Imap4::getacl)},
        {QStringLiteral("getannotation"), plain(&Imap4::getannotation)},
        {QStringLiteral("getquota"), plain(&Imap4::getquota)},
        {QStringLiteral("getquotaroot"), plain(&Imap4::getquotaroot)},
        {QStringLiteral("myrights"), plain(&Imap4::myrights)},
        {QStringLiteral("proxyauth"), plain(&Imap4::proxyauth)},
        {QStringLiteral("rename"), plain(&Imap4::rename)},
        {QStringLiteral("setacl"), plain(&Imap4::setacl)},
        {QStringLiteral("setquota"), plain(&Imap4::setquota)},
        {QStringLiteral("status"), plain(&Imap4::status)},
        {QStringLiteral("subscribe"), plain(&Imap4::subscribe)},
        {QStringLiteral("unsubscribe"), plain(&Imap4::unsubscribe)},
        {QStringLiteral("copy"), plain(&Imap4::copy)},
        {QStringLiteral("fetch"), plain(&Imap4::fetch)},
        {QStringLiteral("partial"), plain(&Imap4::partial)},
        {QStringLiteral("store"), plain(&Imap4::store)},
        {QStringLiteral("starttls"),
         [](Imap4 &imap, const QJsonArray &) {
             return imap.starttls();
         }},
        {QStringLiteral("response"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.response(bytesOf(a[0]));
         }},
        {QStringLiteral("list"),
         [](Imap4 &imap, const QJsonArray &a) {
             return a.isEmpty() ? imap.list() : imap.list(bytesOf(a[0]), bytesOf(a[1]));
         }},
        {QStringLiteral("lsub"),
         [](Imap4 &imap, const QJsonArray &a) {
             return a.isEmpty() ? imap.lsub() : imap.lsub(bytesOf(a[0]), bytesOf(a[1]));
         }},
        {QStringLiteral("select"),
         [](Imap4 &imap, const QJsonArray &a) {
             return a.isEmpty() ? imap.select() : imap.select(bytesOf(a[0]), a[1].toBool());
         }},
        {QStringLiteral("append"),
         [](Imap4 &imap, const QJsonArray &a) {
             const QByteArray date =
                 a[2].isDouble() ? Time2Internaldate(qint64(a[2].toInt())) : bytesOf(a[2]);
             return imap.append(bytesOf(a[0]), bytesOf(a[1]), date, bytesOf(a[3]));
         }},
        {QStringLiteral("authenticate"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.authenticate(bytesOf(a[0]), [answers = a[1][QStringLiteral("sasl")].toArray(),
                                                      at = 0](const QByteArray &) mutable {
                 const QJsonValue answer = answers[at++];
                 return answer.isNull() ? std::nullopt : std::optional(bytesOf(answer));
             });
         }},
        {QStringLiteral("search"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.search(bytesOf(a[0]), listOf(a, 1));
         }},
        {QStringLiteral("sort"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.sort(bytesOf(a[0]), bytesOf(a[1]), listOf(a, 2));
         }},
        {QStringLiteral("thread"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.thread(bytesOf(a[0]), bytesOf(a[1]), listOf(a, 2));
         }},
        {QStringLiteral("setannotation"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.setannotation(listOf(a, 0));
         }},
        {QStringLiteral("uid"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.uid(bytesOf(a[0]), listOf(a, 1));
         }},
        {QStringLiteral("xatom"),
         [](Imap4 &imap, const QJsonArray &a) {
             return imap.xatom(bytesOf(a[0]), listOf(a, 1));
         }},
    };
    return all;
}

QJsonArray callOf(const QJsonValue &entry)
{
    return entry.isArray() ? entry.toArray() : entry[QStringLiteral("call")].toArray();
}

// The order of LIST is that of the files in a folder.
QJsonObject sorted(QJsonObject answer)
{
    QStringList lines;
    for (const QJsonValue &line : answer[QStringLiteral("data")].toArray())
        lines += line.toString();
    lines.sort();
    answer[QStringLiteral("data")] = QJsonArray::fromStringList(lines);
    return answer;
}

// Without what no two runs have in common: durations, and what a new mailbox is told apart by.
QByteArray comparable(const QJsonValue &answer)
{
    static const std::pair<QRegularExpression, QString> changes[] = {
        {QRegularExpression(QStringLiteral(R"( \(\d+\.\d+ [^)]*secs\))")), {}},
        {QRegularExpression(QStringLiteral(R"((APPENDUID|COPYUID|UIDVALIDITY) \d+)")),
         QStringLiteral("\\1 N")},
        {QRegularExpression(
             QStringLiteral(R"re(\["\d{9,}((?: [\d:,]+)*)"\],("type":"(?:UIDVALIDITY|COPYUID)"))re")),
         QStringLiteral("[\"N\\1\"],\\2")}};
    QString text = QString::fromUtf8(QJsonDocument(QJsonArray{answer}).toJson(QJsonDocument::Compact));
    for (const auto &[pattern, by] : changes)
        text.replace(pattern, by);
    return text.toUtf8();
}

// Words that are Dovecot's, which differ from one version to the next, are left out of what is expected: `text` or `data`.
bool isAnswer(const QJsonValue &answer, const QJsonValue &expected)
{
    QJsonObject given = answer.toObject();
    for (const QString &words : {QStringLiteral("text"), QStringLiteral("data")}) {
        if (!expected.toObject().contains(words))
            given.remove(words);
    }
    return comparable(given) == comparable(expected);
}

} // namespace

class TestImap4Parity : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void same_data();
    void same();
    void everyMethodIsThere();

private:
    void runPython(QJsonArray groups);
    QJsonArray runImap4(const QJsonObject &group);

    std::unique_ptr<Dovecot> m_forPython, m_forImap4;
    std::map<qsizetype, std::unique_ptr<ScriptedServer>> m_scripted; // by group
    QJsonArray m_groups, m_python, m_imap4;
};

void TestImap4Parity::initTestCase()
{
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    QFile file(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/imapcore/imap4parity.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonParseError error;
    m_groups = QJsonDocument::fromJson(file.readAll(), &error).array();
    QVERIFY2(!m_groups.isEmpty(), qPrintable(error.errorString()));
    m_forPython = std::make_unique<Dovecot>();
    m_forImap4 = std::make_unique<Dovecot>();
    QJsonArray forPython, forImap4;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        QJsonObject group = m_groups[i].toObject();
        const QJsonObject script = group[QStringLiteral("server")].toObject();
        if (const QString user = group[QStringLiteral("user")].toString(); !user.isEmpty()) {
            QJsonArray calls = group[QStringLiteral("calls")].toArray();
            calls.prepend(QJsonArray{QStringLiteral("login"), user, m_forPython->passwordOf(user)});
            group[QStringLiteral("calls")] = calls;
        }
        if (!script.isEmpty()) {
            auto server = std::make_unique<ScriptedServer>();
            if (script.contains(QStringLiteral("greeting")))
                server->setGreeting(script[QStringLiteral("greeting")].toString().toLatin1());
            const QJsonObject answers = script[QStringLiteral("answers")].toObject();
            for (auto at = answers.begin(); at != answers.end(); ++at)
                server->answer(at.key().toLatin1(), at.value().toString().toLatin1());
            if (script.contains(QStringLiteral("script")))
                server->addScript(Script(script[QStringLiteral("script")].toString().toLatin1()));
            group[QStringLiteral("port")] = server->port();
            m_scripted[i] = std::move(server);
        }
        m_groups[i] = group;
        const bool ssl = group[QStringLiteral("ssl")].toBool();
        const auto on = [&](const Dovecot &server) {
            QJsonObject there = group;
            QJsonArray calls;
            for (const QJsonValue &entry : group[QStringLiteral("calls")].toArray())
                calls += callOf(entry);
            there[QStringLiteral("calls")] = calls;
            if (script.isEmpty())
                there[QStringLiteral("port")] = ssl ? server.imapsPort() : server.imapPort();
            return there;
        };
        forPython += on(*m_forPython);
        forImap4 += on(*m_forImap4);
    }
    runPython(forPython);
    for (const QJsonValue &group : forImap4)
        m_imap4 += runImap4(group.toObject());
    QCOMPARE(m_python.size(), m_groups.size());
}

void TestImap4Parity::runPython(QJsonArray groups)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QEventLoop loop; // in which the scripted servers answer
    connect(&python, &QProcess::finished, &loop, &QEventLoop::quit);
    connect(&python, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    python.start(QStringLiteral("python3"),
                 {QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/imapcore/imap4parity.py")});
    python.write(QJsonDocument(groups).toJson(QJsonDocument::Compact));
    python.closeWriteChannel();
    loop.exec();
    QCOMPARE(python.exitStatus(), QProcess::NormalExit);
    QCOMPARE(python.exitCode(), 0);
    m_python = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

QJsonArray TestImap4Parity::runImap4(const QJsonObject &group)
{
    Imap4 imap;
    Imap4::Options options;
    options.ssl = group[QStringLiteral("ssl")].toBool();
    options.tls.caFile = m_forImap4->caFile();
    options.timeout = std::chrono::seconds(10);
    const Imap4Result opened =
        imap.open(QStringLiteral("127.0.0.1"), quint16(group[QStringLiteral("port")].toInt()), options);
    QJsonArray results{jsonOf(opened)};
    if (!opened)
        return results;
    for (const QJsonValue &entry : group[QStringLiteral("calls")].toArray()) {
        QJsonArray arguments = entry.toArray();
        const QString name = arguments.takeAt(0).toString();
        const auto &table = methods().contains(name) ? methods() : functions();
        const auto maker = table.find(name);
        if (maker == table.end())
            qFatal("no method %s", qPrintable(name));
        results += jsonOf(maker->second(imap, arguments));
    }
    return results;
}

void TestImap4Parity::same_data()
{
    QTest::addColumn<int>("group");
    QTest::addColumn<int>("call");
    for (qsizetype g = 0; g < m_groups.size(); ++g) {
        const QByteArray name = m_groups[g][QStringLiteral("group")].toString().toUtf8();
        const QJsonArray calls = m_groups[g][QStringLiteral("calls")].toArray();
        QTest::addRow("%s: open", name.constData()) << int(g) << 0;
        for (qsizetype c = 0; c < calls.size(); ++c) {
            const QByteArray call = QJsonDocument(callOf(calls[c])).toJson(QJsonDocument::Compact);
            QTest::addRow("%s: %d %.80s", name.constData(), int(c + 1), call.constData())
                << int(g) << int(c + 1);
        }
    }
}

void TestImap4Parity::same()
{
    QFETCH(int, group);
    QFETCH(int, call);
    const QJsonValue python = m_python[group][call], imap4 = m_imap4[group][call];
    const QJsonObject group_ = m_groups[group].toObject();
    const QJsonValue entry =
        call > 0 ? group_[QStringLiteral("calls")].toArray()[call - 1] : group_[QStringLiteral("open")];
    if (!entry.isObject()) {
        const bool isList =
            call > 0
            && QStringList{QStringLiteral("list"), QStringLiteral("lsub")}.contains(entry[0].toString());
        const bool isSame = isList ? sorted(imap4.toObject()) == sorted(python.toObject())
                                   : comparable(imap4) == comparable(python);
        QVERIFY2(isSame, "\nImap4:   " + comparable(imap4) + "\nimaplib: " + comparable(python));
        return;
    }
    QVERIFY2(!entry[QStringLiteral("why")].toString().isEmpty(), "a difference needs a reason");
    QVERIFY2(isAnswer(imap4, entry[QStringLiteral("imap4")]), "Imap4: " + comparable(imap4));
    const QJsonValue stated = entry[QStringLiteral("python")];
    const QJsonArray versions = stated.isArray() ? stated.toArray() : QJsonArray{stated};
    QVERIFY2(std::any_of(versions.begin(), versions.end(),
                         [&python](const QJsonValue &version) { return isAnswer(python, version); }),
             "imaplib: " + comparable(python));
}

// Each of imaplib's public methods is called at least once.
void TestImap4Parity::everyMethodIsThere()
{
    QStringList called;
    for (const QJsonValue &group : m_groups) {
        for (const QJsonValue &entry : group[QStringLiteral("calls")].toArray())
            called += callOf(entry)[0].toString();
    }
    for (const auto *table : {&methods(), &functions()}) {
        for (const auto &[name, maker] : *table)
            QVERIFY2(called.contains(name), qPrintable(name));
    }
    QVERIFY2(called.size() >= 150, QByteArray::number(called.size()));
}

QTEST_GUILESS_MAIN(TestImap4Parity)
#include "tst_imap4parity.moc"
