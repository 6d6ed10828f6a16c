// Measures imapcore through what it offers to everyone: one connection, one workload, one line of JSON.
#include "imapcore/commands/acl.h"
#include "imapcore/commands/fetch.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include "imapcore/connector.h"
#include "imapcore/envelope.h"
#include "measure.h"
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>
#include <any>
#include <functional>
#include <numeric>

namespace {

constexpr char Usage[] = "Usage: mailreeve-bench HOST PORT WORKLOAD [--tls CERTIFICATE]\n"
                         "\n"
                         "WORKLOAD is W1, W2, W3, W4s, W4p, W5s, W5p, W6T, W6S, W7 or W8 (s: one command "
                         "after the other, p: all at\n"
                         "once). CERTIFICATE is a file with the certificates of authorities, or the server's "
                         "SHA-256 fingerprint in\n"
                         "hexadecimal digits. PERF_MAILBOXES in the environment is how many mailboxes W4 and "
                         "W5 ask for (10,000).\n"
                         "\n"
                         "Prints one line of JSON: \"wall_s\" runs from before the first byte is sent to "
                         "when the whole result is\n"
                         "held; \"decode_s\", for W2 and W8, is what reading all envelopes takes after that. "
                         "\"rss0_kb\" is before the\n"
                         "mailbox is selected.\n";

[[noreturn]] void stop(const QString &why)
{
    QTextStream(stderr) << "mailreeve-bench: " << why << '\n';
    std::exit(1);
}

// The body of one message, whole.
struct FetchBody
{
    using Result = QByteArray;
    static constexpr auto answers = {"FETCH"};
    static constexpr bool needsAnswer = true;
    QByteArray body = {};

    void write(imap::Writer &out) const
    {
        out.atom("UID").atom("FETCH").number(101).open().raw("UID").raw("BODY.PEEK[]").close();
    }
    // msg-att-static =/ "BODY" section SP nstring
    bool accept(imap::Cursor &in)
    {
        in.until("]");
        return in.skip(']') && in.expectSpace() && in.expectString(body) && in.skip(')');
    }
    QByteArray take() { return std::move(body); }
};

class Bench : public QObject
{
public:
    Bench(QString workload, imap::ConnectOptions options) : m_workload(std::move(workload))
    {
        // One literal of W7 is larger than what is allowed to be held otherwise.
        imap::Limits limits;
        if (m_workload == u"W7")
            limits.literalBytes = 1LL << 30;
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
        if (m_workload == u"W1" || m_workload == u"W2")
            m_measurement.takeMemory();
        if (m_workload == u"W8")
            run();
        else
            send(imap::Select{imap::MailboxName(u"INBOX")}, [this](const imap::Done &) { run(); });
    }
    void run()
    {
        m_measurement.begin();
        if (m_workload == u"W1")
            fetch(1, m_session->mailbox().count(), {"UID", "FLAGS"});
        else if (m_workload == u"W2")
            fetch(1, m_session->mailbox().count(),
                  {"UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"});
        else if (m_workload == u"W3")
            list();
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
            ->then(this, [function](const imap::Expected<typename C::Result> &result) {
                if (!result)
                    stop(result.error().text);
                function(*result);
            });
    }
    void finish(quint64 messages, quint64 check, const QByteArray &more = {})
    {
        m_measurement.print(messages, check, more.constData());
        // Giving everything back would take its time.
        std::_Exit(0);
    }

    // The numbers of W1 are the sum of the UIDs, those of W2 and W8 the recipients.
    void fetch(quint32 first, quint32 last, const QByteArrayList &items)
    {
        send(imap::Fetch{{first, last}, items}, [this, items](const imap::Done &) {
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
        const auto mailboxes = qEnvironmentVariable("PERF_MAILBOXES", QStringLiteral("10000")).toUInt();
        const bool atOnce = m_workload.endsWith(u'p');
        auto *results = new std::vector<typename C::Result>;
        results->reserve(mailboxes);
        // Kept in the object, since each answer asks for the next.
        m_askNext = [this, results, mailboxes, atOnce, count] {
            const imap::MailboxName name(QStringLiteral("user/u%1").arg(m_asked++, 5, 10, QLatin1Char('0')));
            send(C{name}, [this, results, mailboxes, atOnce, count](const typename C::Result &result) {
                results->push_back(result);
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
        for (quint32 i = 0; i < (atOnce ? mailboxes : 1); ++i)
            m_askNext();
    }
    void thread()
    {
        send(imap::Thread{"REFERENCES"}, [this](const imap::ThreadForest &nodes) {
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
        send(imap::Sort{{{"DATE"}}}, [this](const std::vector<quint32> &numbers) {
            m_measurement.end();
            finish(numbers.size(), std::accumulate(numbers.begin(), numbers.end(), quint64(0)));
        });
    }
    void body()
    {
        send(FetchBody{}, [this](const QByteArray &bytes) {
            m_measurement.end();
            finish(1, quint64(bytes.size()));
        });
    }
    // The newest 60 messages, whose numbers are known when SELECT has told how many there are.
    void firstScreen()
    {
        send(imap::Select{imap::MailboxName(u"INBOX")}, [this](const imap::Done &) {
            const quint32 last = m_session->mailbox().count();
            fetch(last - 59, last, {"UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"});
        });
    }

    QString m_workload;
    imap::Connector *m_connector;
    imap::Session *m_session = nullptr;
    Measurement m_measurement;
    quint32 m_asked = 0;
    std::function<void()> m_askNext;
};

// Whether it is one at all.
bool isWorkload(const QString &name)
{
    static const QStringList all = QStringLiteral("W1 W2 W3 W4s W4p W5s W5p W6T W6S W7 W8").split(u' ');
    return all.contains(name);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const bool tls = arguments.size() == 6 && arguments[4] == u"--tls";
    if ((arguments.size() != 4 && !tls) || !isWorkload(arguments[3])) {
        QTextStream(stderr) << Usage;
        return 2;
    }
    imap::ConnectOptions options;
    options.address = {arguments[1], arguments[2].toUShort(),
                       tls ? imap::Security::Tls : imap::Security::None, QStringLiteral("u")};
    options.password = QStringLiteral("p");
    if (tls && QFile::exists(arguments[5]))
        options.tls.caFile = arguments[5];
    else if (tls)
        options.tls.trustedSha256 = {QByteArray::fromHex(arguments[5].toLatin1())};
    Bench bench(arguments[3], std::move(options));
    return application.exec();
}
