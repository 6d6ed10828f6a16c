#include "survey.h"
#include "changetext.h"
#include "flavouroption.h"
#include "imapcore/access/accessexport.h"
#include "imapcore/access/quotaexport.h"
#include "imapcore/changes/changequery.h"
#include "imapcore/commands/login.h"
#include <QCoreApplication>
#include <cerrno>
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
        m_session = m_login.takeSession();
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

QuotaRoots::QuotaRoots(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes,
                       std::optional<imap::ServerFlavour::Kind> flavour)
    : Survey(options, form, flavour)
    , m_mailboxes(mailboxes)
{
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
        printLine({name, QString::fromLatin1(one.name), QString::number(one.usage),
                   one.limit ? QString::number(*one.limit) : u"-"_s,
                   used ? QString::number(*used * 100, 'f', 0) + u'%' : u"-"_s, mailboxes});
    }
    if (root.error)
        note(u"%1: %2"_s.arg(name, textOf(*root.error)));
}

void QuotaRoots::printAll()
{
    if (form() == Form::Json) {
        print(imap::toJsonLines(m_survey));
    } else if (form() == Form::Csv) {
        print(imap::toCsv(m_survey));
    } else {
        std::vector<imap::QuotaSurvey::Root> roots = m_survey.roots();
        std::sort(roots.begin(), roots.end(),
                  [](const auto &a, const auto &b) { return a.quota.name < b.quota.name; });
        for (const imap::QuotaSurvey::Root &root : roots)
            printRoot(root);
        for (size_t i = 0; i < m_survey.mailboxes().size(); ++i) {
            if (const imap::Error *error = m_survey.errorOf(i))
                note(u"%1: %2"_s.arg(m_survey.mailboxes()[i].name.toString(), textOf(*error)));
        }
    }
    leave(m_survey.refused() > 0 ? Refused : AllOk);
}

// The URL of a server, and patterns.
template<typename Verb>
static int runSurvey(const QString &verb, const QStringList &arguments)
{
    const auto wrong = [](const QString &why) {
        complain(why);
        return int(Usage);
    };
    const LoginOptions login;
    const QCommandLineOption json(u"json"_s), csv(u"csv"_s);
    const FlavourOption flavour;
    QCommandLineParser parser;
    parser.addOptions(login.all());
    parser.addOptions({json, csv, flavour.option()});
    if (!parser.parse(QStringList{verb} + arguments))
        return wrong(parser.errorText());
    QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return wrong(u"%1 needs the URL of a server"_s.arg(verb));
    if (parser.isSet(json) && parser.isSet(csv))
        return wrong(u"--json and --csv exclude each other"_s);
    std::optional<imap::ServerFlavour::Kind> kind;
    if (!flavour.read(parser, kind))
        return Usage;
    const auto options = login.read(parser, words.takeFirst());
    if (!options)
        return Usage;
    const auto form = parser.isSet(json)  ? Survey::Form::Json
                      : parser.isSet(csv) ? Survey::Form::Csv
                                          : Survey::Form::Text;
    return Verb(*options, form, words, kind).run();
}

int runAccess(const QStringList &arguments)
{
    return runSurvey<AccessSurvey>(u"access"_s, arguments);
}

int runQuota(const QStringList &arguments)
{
    return runSurvey<QuotaRoots>(u"quota"_s, arguments);
}

} // namespace app
