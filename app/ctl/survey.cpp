#include "survey.h"
#include "changetext.h"
#include "flavouroption.h"
#include "imapcore/access/accessexport.h"
#include "imapcore/access/quotaexport.h"
#include "imapcore/changes/changequery.h"
#include "imapcore/commands/login.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;

// Its answer to ID says which server it is.
static imap::ConnectOptions withId(imap::ConnectOptions options)
{
    options.clientId = {{"name", QCoreApplication::applicationName().toUtf8()},
                        {"version", QCoreApplication::applicationVersion().toUtf8()}};
    return options;
}

Survey::Survey(const imap::ConnectOptions &options, Form form,
               std::optional<imap::ServerFlavour::Kind> flavour)
    : m_options(options)
    , m_form(form)
    , m_flavour(flavour)
    , m_login(withId(options))
{
    connect(&m_login, &Login::ready, this, [this] {
        m_session = m_login.takeAlertSession();
        begin();
    });
    connect(&m_login, &Login::failed, this, &Survey::end);
}

Survey::~Survey() = default;

int Survey::run()
{
    // From within the loop: what fails at once could not end it otherwise.
    QMetaObject::invokeMethod(&m_login, &Login::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

imap::ServerFlavour Survey::flavour() const
{
    return imap::ServerManner::of(session(), m_login.serverId(), {}, m_flavour).flavour;
}

imap::MailboxOwners Survey::owners() const
{
    const bool acts = !m_options.actAs.isEmpty() && !m_login.connector().mayIgnoreActAs();
    return {m_login.connector().namespaces(), acts ? m_options.actAs : m_options.address.user,
            flavour().kind};
}

QByteArrayList Survey::patterns(const QStringList &texts) const
{
    QByteArrayList patterns;
    for (const QString &text : texts)
        patterns += imap::MailboxName(text).wire();
    return patterns.isEmpty() ? imap::Crawl::everything(m_login.connector().namespaces()) : patterns;
}

void Survey::printLine(const QStringList &parts)
{
    QByteArrayList plain;
    for (const QString &part : parts)
        plain += oneLine(part).toUtf8();
    print(plain.join('\t') + '\n');
}

bool Survey::write()
{
    // Whoever reads it may have enough. Qt ignores the signal, which ends every other filter.
    std::signal(SIGPIPE, SIG_DFL);
    std::fwrite(m_out.constData(), 1, size_t(m_out.size()), stdout);
    const bool isWritten = std::fflush(stdout) == 0;
    if (!isWritten)
        complain(u"what was found cannot be written: %1"_s.arg(qt_error_string(errno)));
    std::signal(SIGPIPE, SIG_IGN); // as sockets want it
    return isWritten;
}

void Survey::leave(int status)
{
    if (!write())
        status = NotConnected;
    for (const QString &what : std::as_const(m_notes))
        complain(what);
    m_session->send(imap::Logout{})->then(this, [this, status](const auto &) { end(status); });
    QTimer::singleShot(std::chrono::seconds(2), this, [this, status] { end(status); });
}

void Survey::end(int status)
{
    QCoreApplication::exit(status);
}

void Survey::giveUp(const imap::Error &error)
{
    using Kind = imap::Error::Kind;
    switch (error.kind) {
    case Kind::Unsupported:
        note(u"%1 does not announce %2"_s.arg(m_login.host(), QString::fromLatin1(error.code)));
        leave(Refused);
        return;
    case Kind::Refused:
    case Kind::Rejected:
    case Kind::Malformed:
    case Kind::InvalidArgument:
        note(textOf(error));
        leave(Refused);
        return;
    default:
        complain(u"the connection to %1 ended: %2"_s.arg(m_login.host(), textOf(error)));
        end(NotConnected);
    }
}

// --- access

AccessSurvey::AccessSurvey(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes,
                           std::optional<imap::ServerFlavour::Kind> flavour)
    : Survey(options, form, flavour)
    , m_mailboxes(mailboxes)
{
}

void AccessSurvey::begin()
{
    m_index = std::make_unique<imap::AccessIndex>(flavour(), owners());
    connect(m_index.get(), &imap::AccessIndex::finished, this, [this] {
        if (m_index->error())
            giveUp(*m_index->error());
        else
            printAll();
    });
    m_index->start(&session(), patterns(m_mailboxes));
}

void AccessSurvey::printAll()
{
    if (form() == Form::Json) {
        print(imap::toJsonLines(*m_index));
    } else if (form() == Form::Csv) {
        print(imap::toCsv(*m_index));
    } else {
        for (const size_t mailbox : imap::inOrder(*m_index)) {
            const QString name = m_index->name(mailbox).toString();
            for (const imap::AclEntry &entry : m_index->acl(mailbox))
                printLine({name, entry.identifier, QString::fromLatin1(entry.rights)});
            if (const imap::Error *error = m_index->errorOf(mailbox))
                note(u"%1: %2"_s.arg(name, textOf(*error)));
        }
    }
    leave(m_index->refused() > 0 ? Refused : AllOk);
}

// --- quota

static QString signedText(qint64 number)
{
    return number > 0 ? u'+' + QString::number(number) : QString::number(number);
}

QuotaRoots::QuotaRoots(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes,
                       std::optional<imap::ServerFlavour::Kind> flavour)
    : Survey(options, form, flavour)
    , m_mailboxes(mailboxes)
{
}

imap::QuotaSnapshots QuotaRoots::snapshots() const
{
    return imap::QuotaSnapshots::of(options().address.toUrl(), options().actAs);
}

bool QuotaRoots::compareWith(const QString &since)
{
    imap::Expected<imap::QuotaSnapshot> before = imap::QuotaSnapshot();
    if (QFile file(since); file.exists()) {
        if (!file.open(QIODevice::ReadOnly)) {
            complain(u"%1 cannot be read: %2"_s.arg(since, file.errorString()));
            return false;
        }
        before = imap::QuotaSnapshot::fromJsonLines(file.readAll());
    } else {
        QDateTime latest = QDateTime::currentDateTimeUtc();
        if (since != u"last") {
            latest = QDateTime::fromString(since, Qt::ISODate);
            latest.setTimeSpec(Qt::UTC);
        }
        const QList<QDateTime> times = snapshots().times();
        const auto found = std::find_if(times.begin(), times.end(), [&latest](const QDateTime &time) {
            return latest.isValid() && time <= latest;
        });
        if (found == times.end()) {
            complain(u"no snapshot is kept for --since %1"_s.arg(since));
            return false;
        }
        before = snapshots().read(*found);
    }
    if (!before) {
        complain(before.error().text);
        return false;
    }
    m_before = *before;
    return true;
}

void QuotaRoots::begin()
{
    connect(&m_survey, &imap::QuotaSurvey::finished, this, [this] {
        if (m_survey.error())
            giveUp(*m_survey.error());
        else
            printAll();
    });
    // Text tells how full they are; what could be freed is for those who look closer.
    const QByteArrayList items = form() == Form::Text
                                     ? QByteArrayList()
                                     : imap::QuotaSurvey::reclaimableItems(session().capabilities());
    m_survey.start(&session(), patterns(m_mailboxes), items);
}

void QuotaRoots::printRoot(const imap::QuotaSurvey::Root &root)
{
    const QString name = root.quota.toString();
    const QString mailboxes = QString::number(qulonglong(root.mailboxes.size()));
    if (root.quota.resources.empty())
        printLine({name, u"-"_s, {}, {}, {}, mailboxes});
    for (const imap::QuotaResource &one : root.quota.resources) {
        const auto used =
            imap::QuotaSurvey::fullnessOf({root.quota.name, {one}, true}, flavour().isZeroUnlimited());
        QStringList parts{name,
                          QString::fromLatin1(one.name),
                          QString::number(one.usage),
                          one.limit ? QString::number(*one.limit) : u"-"_s,
                          used ? QString::number(*used * 100, 'f', 0) + u'%' : u"-"_s,
                          mailboxes};
        if (m_before) {
            const auto growth = m_before->growthOf(root.quota.name, one);
            parts += growth ? signedText(growth->amount) : u"new"_s;
            parts +=
                growth && growth->percent ? signedText(qint64(std::round(*growth->percent))) + u'%' : u"-"_s;
        }
        printLine(parts);
    }
    if (root.error)
        note(u"%1: %2"_s.arg(name, textOf(*root.error)));
}

// As the export has it, with what has become of each root since.
void QuotaRoots::printJson()
{
    for (const size_t at : imap::rootsInOrder(m_survey)) {
        QJsonObject root = QJsonDocument::fromJson(imap::rootJsonLine(m_survey, at)).object();
        const imap::QuotaRoot &quota = m_survey.roots()[at].quota;
        QJsonArray resources = root.value(u"resources"_s).toArray();
        for (size_t i = 0; i < quota.resources.size(); ++i) {
            QJsonObject resource = resources[qsizetype(i)].toObject();
            const auto growth = m_before->growthOf(quota.name, quota.resources[i]);
            resource.insert(u"growth"_s, growth ? QJsonValue(growth->amount) : QJsonValue());
            if (growth && growth->percent)
                resource.insert(u"growthPercent"_s, *growth->percent);
            resources[qsizetype(i)] = resource;
        }
        root.insert(u"resources"_s, resources);
        root.insert(u"appeared"_s, !m_before->roots.contains(quota.name));
        print(QJsonDocument(root).toJson(QJsonDocument::Compact) + '\n');
    }
    for (const QByteArray &name : m_before->gone(m_survey))
        print(QJsonDocument(QJsonObject{{u"root"_s, QString::fromUtf8(name)}, {u"gone"_s, true}})
                  .toJson(QJsonDocument::Compact)
              + '\n');
    for (const size_t mailbox : imap::rootlessInOrder(m_survey))
        print(imap::rootlessJsonLine(m_survey, mailbox));
}

void QuotaRoots::keep()
{
    const auto snapshot = imap::QuotaSnapshot::of(m_survey, QDateTime::currentDateTimeUtc());
    if (const auto error = snapshots().keep(snapshot))
        note(u"the snapshot cannot be kept: %1"_s.arg(error->text));
}

void QuotaRoots::printAll()
{
    if (m_keeps)
        keep();
    if (form() == Form::Json && m_before) {
        printJson();
    } else if (form() == Form::Json) {
        print(imap::toJsonLines(m_survey));
    } else if (form() == Form::Csv) {
        print(imap::toCsv(m_survey));
    } else {
        std::vector<imap::QuotaSurvey::Root> roots = m_survey.roots();
        std::sort(roots.begin(), roots.end(),
                  [](const auto &a, const auto &b) { return a.quota.name < b.quota.name; });
        for (const imap::QuotaSurvey::Root &root : roots)
            printRoot(root);
        for (const QByteArray &name : m_before ? m_before->gone(m_survey) : QByteArrayList())
            printLine({QString::fromUtf8(name), u"gone"_s});
        for (size_t i = 0; i < m_survey.mailboxes().size(); ++i) {
            if (const imap::Error *error = m_survey.errorOf(i))
                note(u"%1: %2"_s.arg(m_survey.mailboxes()[i].name.toString(), textOf(*error)));
        }
    }
    leave(m_survey.refused() > 0 ? Refused : AllOk);
}

static int wrong(const QString &why)
{
    complain(why);
    return Usage;
}

// The options of what looks at all mailboxes, and what follows them: the URL of a server, and patterns.
struct SurveyArguments
{
    const LoginOptions login;
    const QCommandLineOption json{u"json"_s}, csv{u"csv"_s};
    const FlavourOption flavourOption = {};
    QCommandLineParser parser;
    QStringList words;
    std::optional<imap::ServerFlavour::Kind> flavour;

    // An exit status if something is wrong with them.
    std::optional<int> read(const QString &verb, const QStringList &arguments)
    {
        parser.addOptions(login.all());
        parser.addOptions({json, csv, flavourOption.option()});
        if (!parser.parse(QStringList{verb} + arguments))
            return wrong(parser.errorText());
        words = parser.positionalArguments();
        if (words.isEmpty())
            return wrong(u"%1 needs the URL of a server"_s.arg(verb));
        if (parser.isSet(json) && parser.isSet(csv))
            return wrong(u"--json and --csv exclude each other"_s);
        return flavourOption.read(parser, flavour) ? std::nullopt : std::optional<int>(Usage);
    }
    std::optional<imap::ConnectOptions> options() const { return login.read(parser, words.first()); }
    QStringList patterns() const { return words.sliced(1); }
    Survey::Form form() const
    {
        return parser.isSet(json)  ? Survey::Form::Json
               : parser.isSet(csv) ? Survey::Form::Csv
                                   : Survey::Form::Text;
    }
};

int runAccess(const QStringList &arguments)
{
    SurveyArguments read;
    if (const auto status = read.read(u"access"_s, arguments))
        return *status;
    const auto options = read.options();
    return options ? AccessSurvey(*options, read.form(), read.patterns(), read.flavour).run() : int(Usage);
}

int runQuota(const QStringList &arguments)
{
    const QCommandLineOption keep(u"keep"_s), since(u"since"_s, {}, u"WHEN"_s);
    SurveyArguments read;
    read.parser.addOptions({keep, since});
    if (const auto status = read.read(u"quota"_s, arguments))
        return *status;
    const bool keeps = read.parser.isSet(keep), compares = read.parser.isSet(since);
    if ((keeps || compares) && !read.patterns().isEmpty())
        return wrong(u"--keep and --since are about all quota roots, not those of some mailboxes"_s);
    if (compares && read.form() == Survey::Form::Csv)
        return wrong(u"--csv has no growth: --since goes with text and --json"_s);
    const auto options = read.options();
    if (!options)
        return Usage;
    QuotaRoots roots(*options, read.form(), read.patterns(), read.flavour);
    roots.setKeeps(keeps);
    return !compares || roots.compareWith(read.parser.value(since)) ? roots.run() : int(Usage);
}

} // namespace app
