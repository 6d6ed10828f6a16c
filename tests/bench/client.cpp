// Measures imapcore through what it offers to everyone: one connection, one workload, one line of JSON.
#include "imapcore/access/accessindex.h"
#include "imapcore/access/quotasurvey.h"
#include "imapcore/changes/changerun.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include "imapcore/connector.h"
#include "imapcore/envelope.h"
#include "imapcore/traffic/exchange.h"
#include "measure.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <any>
#include <functional>
#include <numeric>

namespace {

constexpr char Usage[] =
    "Usage: mailreeve-bench HOST PORT WORKLOAD [--tls CERTIFICATE] [--trace MIB | --record MIB]\n"
    "\n"
    "WORKLOAD is W1, W2, W2L, W3, W4s, W4p, W4i, W4a, W5s, W5p, W5i, W6T, W6S, W7 or W8 (s: one command "
    "after the "
    "other,\n"
    "p: all at once, i: by the index of access lists and the survey of quotas, a: a right is given in each, "
    "with a\n"
    "journal beside this program). CERTIFICATE is a file with the certificates of authorities, or the "
    "server's\n"
    "SHA-256 fingerprint in hexadecimal digits. MIB is how much of the traffic is traced (1); recorded,\n"
    "it is read by commands as well, as the console does it. PERF_MAILBOXES in the environment is how many "
    "mailboxes W4 and W5 ask for (10,000).\n"
    "\n"
    "Prints one line of JSON: \"wall_s\" runs from before the first byte is sent to when the whole result "
    "is\n"
    "held, but for W7, whose message goes to the null device; \"decode_s\", for W2, W2L and W8, is what "
    "reading\n"
    "all envelopes takes after that. \"rss0_kb\" is before the mailbox is selected.\n";

[[noreturn]] void stop(const QString &why)
{
    QTextStream(stderr) << "mailreeve-bench: " << why << '\n';
    std::exit(1);
}

class Bench : public QObject
{
public:
    // `recordBytes`: all that goes over the wire is kept, up to so many bytes, and read by commands, as the console does
    // it; 0: the trace is read by nobody.
    Bench(QString workload, imap::ConnectOptions options, qint64 traceBytes, qint64 recordBytes)
        : m_workload(std::move(workload))
    {
        imap::Limits limits;
        limits.traceBytes = traceBytes;
        if (recordBytes > 0) {
            options.recorder = std::make_shared<imap::Recorder>(recordBytes);
            connect(options.recorder.get(), &imap::Recorder::added, this,
                    [this](imap::Trace *trace) { m_log = std::make_unique<imap::ExchangeLog>(trace); });
        }
        m_connector = new imap::Connector(std::move(options), limits, this);
        connect(m_connector, &imap::Connector::failed, this,
                [](const imap::Error &error) { stop(error.text); });
        connect(m_connector, &imap::Connector::ready, this, &Bench::prepare);
        m_connector->start();
    }

private:
    void prepare()
    {
        m_session = m_connector->takeSession();
        connect(m_session, &imap::Session::closed, this, [](const imap::Error &error) { stop(error.text); });
        connect(m_session, &imap::Session::malformed, this,
                [] { stop(QStringLiteral("something could not be understood")); });
        // What is held of the mailbox counts where its messages are what is asked for.
        if (m_workload == u"W1" || m_workload.startsWith(u"W2"))
            m_measurement.takeMemory();
        if (m_workload.startsWith(u"W4") || m_workload.startsWith(u"W5"))
            makeNames();
        if (m_workload == u"W8")
            run();
        else
            send(imap::Select{imap::MailboxName(u"INBOX")}, [this](const imap::Opened &) { run(); });
    }
    // Whoever asks about ten thousand mailboxes has their names.
    void makeNames()
    {
        const auto mailboxes = qEnvironmentVariable("PERF_MAILBOXES", QStringLiteral("10000")).toUInt();
        for (quint32 i = 0; i < mailboxes; ++i)
            m_names.emplace_back(QStringLiteral("user/u%1").arg(i, 5, 10, QLatin1Char('0')));
    }
    void run()
    {
        m_measurement.begin();
        if (m_workload == u"W1")
            fetch({1, imap::SequenceSet::Star}, {"UID", "FLAGS"});
        else if (m_workload.startsWith(u"W2"))
            fetch({1, imap::SequenceSet::Star}, WithEnvelopes);
        else if (m_workload == u"W3")
            list();
        else if (m_workload == u"W4a")
            applyChanges();
        else if (m_workload == u"W4i")
            indexAccess();
        else if (m_workload == u"W5i")
            surveyQuotas();
        else if (m_workload.startsWith(u"W4"))
            askForAll<imap::GetAcl>([](const imap::Acl &acl) { return acl.size(); });
        else if (m_workload.startsWith(u"W5"))
            askForAll<imap::GetQuotaRoot>([](const std::vector<imap::QuotaRoot> &roots) {
                return roots.empty() ? 0 : roots.front().resources.size();
            });
        else if (m_workload == u"W6T")
            thread();
        else if (m_workload == u"W6S")
            sort();
        else if (m_workload == u"W7")
            body();
        else
            firstScreen();
    }

    template<typename C, typename Function>
    void send(C command, Function function)
    {
        m_session->send(std::move(command))
            ->then(this, [function](imap::Expected<typename C::Result> &&result) {
                if (!result)
                    stop(result.error().text);
                function(std::move(*result));
            });
    }
    void finish(quint64 messages, quint64 check, const QByteArray &more = {})
    {
        m_measurement.print(messages, check, more.constData());
        // Giving everything back would take its time.
        std::_Exit(0);
    }

    // The check of W1 is the sum of the UIDs, that of W2 and W8 how many recipients there are.
    void fetch(const imap::SequenceSet &which, const QByteArrayList &items)
    {
        send(imap::Fetch{imap::Messages::uids(which), items}, [this, items](const imap::Done &) {
            m_measurement.end();
            const imap::MessageStore &messages = m_session->mailbox().messages();
            quint64 uids = 0, recipients = 0, read = 0;
            Measurement decoding;
            decoding.begin();
            for (quint32 number = 1; number <= messages.count(); ++number) {
                uids += messages.at(number).uid;
                read += messages.at(number).uid != 0;
                if (!messages.hasEnvelope(number))
                    continue;
                if (const auto envelope = imap::Envelope::fromWire(messages.envelope(number)))
                    recipients += envelope->to.size();
            }
            decoding.end();
            const bool envelopes = items.contains("ENVELOPE");
            finish(read, envelopes ? recipients : uids,
                   envelopes ? ", \"decode_s\": " + QByteArray::number(decoding.wall(), 'f', 6)
                             : QByteArray());
        });
    }
    void list()
    {
        send(imap::List{"*"}, [this](const std::vector<imap::ListedMailbox> &mailboxes) {
            m_measurement.end();
            quint64 names = 0;
            for (const imap::ListedMailbox &mailbox : mailboxes)
                names += quint64(mailbox.name.wire().size());
            finish(mailboxes.size(), names);
        });
    }
    // A command for each mailbox, whose result holds as many things as `count` says.
    template<typename C, typename Count>
    void askForAll(Count count)
    {
        const size_t mailboxes = m_names.size();
        const bool atOnce = m_workload.endsWith(u'p');
        auto *results = new std::vector<typename C::Result>;
        results->reserve(mailboxes);
        // Kept in the object, since each answer asks for the next.
        m_askNext = [this, results, mailboxes, atOnce, count] {
            send(C{m_names[m_asked++]},
                 [this, results, mailboxes, atOnce, count](typename C::Result &&result) {
                     results->push_back(std::move(result));
                     if (results->size() < mailboxes) {
                         if (!atOnce)
                             m_askNext();
                         return;
                     }
                     m_measurement.end();
                     quint64 check = 0;
                     for (const auto &each : *results)
                         check += count(each);
                     finish(results->size(), check);
                 });
        };
        for (size_t i = 0; i < (atOnce ? mailboxes : 1); ++i)
            m_askNext();
    }
    std::vector<imap::ListedMailbox> listed() const
    {
        std::vector<imap::ListedMailbox> mailboxes;
        for (const imap::MailboxName &name : m_names)
            mailboxes.push_back({name, '/', {}});
        return mailboxes;
    }
    void indexAccess()
    {
        m_index = std::make_unique<imap::AccessIndex>(imap::ServerFlavour());
        connect(m_index.get(), &imap::AccessIndex::finished, this, [this] {
            m_measurement.end();
            quint64 entries = 0, known = 0;
            for (size_t i = 0; i < m_index->size(); ++i) {
                entries += m_index->entries(i).size();
                known += m_index->state(i) == imap::AccessIndex::State::Known;
            }
            finish(known, entries);
        });
        m_index->start(m_session, listed());
    }
    // All of it is on the disk: what is to be sent before it is, what came of it once the last was answered.
    void applyChanges()
    {
        static QTemporaryDir folder(QCoreApplication::applicationDirPath()
                                    + QStringLiteral("/journal-XXXXXX"));
        const QString journal = folder.filePath(QStringLiteral("changes"));
        m_changes = std::make_unique<imap::ChangeSet>();
        if (const auto error = m_changes->openJournal(journal))
            stop(error->text);
        std::vector<imap::StagedChange> staged;
        for (const imap::MailboxName &name : m_names)
            staged.push_back({imap::AclChange{name, QStringLiteral("anyone"), "l"}});
        m_changes->add(std::move(staged));
        if (const auto error = m_changes->sync())
            stop(error->text);
        m_measurement.begin();
        m_run =
            std::make_unique<imap::ChangeRun>(m_session, imap::ServerManner::of(*m_session), m_changes.get());
        connect(m_run.get(), &imap::ChangeRun::finished, this, [this, journal] {
            m_measurement.end();
            if (m_run->interruption())
                stop(m_run->interruption()->text);
            imap::ChangeSet written;
            if (const auto error = written.readJournal(journal))
                stop(error->text);
            const size_t done = written.count(imap::ChangeItem::State::Done);
            folder.remove();
            finish(done, done);
        });
        m_run->start();
    }
    void surveyQuotas()
    {
        m_survey = std::make_unique<imap::QuotaSurvey>();
        connect(m_survey.get(), &imap::QuotaSurvey::finished, this, [this] {
            m_measurement.end();
            quint64 resources = 0;
            for (const imap::QuotaSurvey::Root &root : m_survey->roots())
                resources += root.quota.resources.size();
            finish(m_survey->mailboxes().size(), resources);
        });
        m_survey->start(m_session, listed());
    }
    void thread()
    {
        send(imap::Thread{"REFERENCES", imap::SearchKey::all(), imap::Messages::By::Uid},
             [this](const imap::ThreadForest &nodes) {
                 m_measurement.end();
                 quint64 messages = 0, sum = 0;
                 for (const imap::ThreadNode &node : nodes) {
                     messages += node.number != 0;
                     sum += node.number;
                 }
                 finish(messages, sum);
             });
    }
    void sort()
    {
        send(imap::Sort{{{"DATE"}}, imap::SearchKey::all(), imap::Messages::By::Uid},
             [this](const std::vector<quint32> &numbers) {
                 m_measurement.end();
                 finish(numbers.size(), std::accumulate(numbers.begin(), numbers.end(), quint64(0)));
             });
    }
    // A message that is larger than what anyone wants to hold goes to a device while it comes.
    void body()
    {
        m_device.setFileName(QProcess::nullDevice());
        if (!m_device.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            stop(m_device.errorString());
        const auto item = imap::FetchItem::section({});
        send(
            imap::FetchData{
                imap::Messages::uids({101, 101}), {"UID", item}, {}, {item.answeredAs(), &m_device}},
            [this](const std::vector<imap::MessageData> &messages) {
                m_measurement.end();
                quint64 octets = 0;
                for (const imap::MessageData &message : messages) {
                    for (const imap::SectionData &section : message.sections)
                        octets += quint64(section.streamed);
                }
                finish(messages.size(), octets);
            });
    }
    // A screenful, which leaves together with SELECT: by UID, since no number is known before.
    void firstScreen()
    {
        send(imap::Select{imap::MailboxName(u"INBOX")}, [](const imap::Opened &) {});
        fetch({900, 959}, WithEnvelopes);
    }

    const QByteArrayList WithEnvelopes = {"UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"};

    QString m_workload;
    imap::Connector *m_connector;
    imap::Session *m_session = nullptr;
    Measurement m_measurement;
    QFile m_device;
    std::vector<imap::MailboxName> m_names; // of W4 and W5
    std::unique_ptr<imap::ExchangeLog> m_log;
    size_t m_asked = 0;
    std::function<void()> m_askNext;
    std::unique_ptr<imap::AccessIndex> m_index;
    std::unique_ptr<imap::QuotaSurvey> m_survey;
    std::unique_ptr<imap::ChangeSet> m_changes;
    std::unique_ptr<imap::ChangeRun> m_run;
};

// Whether it is one at all.
bool isWorkload(const QString &name)
{
    static const QStringList all =
        QStringLiteral("W1 W2 W2L W3 W4s W4p W4i W4a W5s W5p W5i W6T W6S W7 W8").split(u' ');
    return all.contains(name);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("tls"), {}, QStringLiteral("certificate")},
                       {QStringLiteral("trace"), {}, QStringLiteral("MiB"), QStringLiteral("1")},
                       {QStringLiteral("record"), {}, QStringLiteral("MiB"), QStringLiteral("0")}});
    const bool parsed = parser.parse(application.arguments());
    const QStringList arguments = parser.positionalArguments();
    bool isNumber = false, isRecorded = false;
    const qint64 traceMib = parser.value(QStringLiteral("trace")).toUInt(&isNumber);
    const qint64 recordMib = parser.value(QStringLiteral("record")).toUInt(&isRecorded);
    if (!parsed || !isNumber || !isRecorded || arguments.size() != 3 || !isWorkload(arguments[2])) {
        QTextStream(stderr) << Usage;
        return 2;
    }
    const bool tls = parser.isSet(QStringLiteral("tls"));
    const QString certificate = parser.value(QStringLiteral("tls"));
    imap::ConnectOptions options;
    options.address = {arguments[0], arguments[1].toUShort(),
                       tls ? imap::Security::Tls : imap::Security::None, QStringLiteral("u")};
    options.password = QStringLiteral("p");
    if (tls && QFile::exists(certificate))
        options.tls.caFile = certificate;
    else if (tls)
        options.tls.trustedSha256 = {QByteArray::fromHex(certificate.toLatin1())};
    Bench bench(arguments[2], std::move(options), traceMib << 20, recordMib << 20);
    return application.exec();
}
