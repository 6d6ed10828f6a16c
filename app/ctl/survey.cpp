#include "survey.h"
#include "imapcore/access/accessexport.h"
#include "imapcore/access/quotaexport.h"

#include <QCoreApplication>

namespace app {

// Its answer to ID says which server it is.
static imap::ConnectOptions withId(imap::ConnectOptions options)
{
    options.clientId = {{"name", QCoreApplication::applicationName().toUtf8()},
                        {"version", QCoreApplication::applicationVersion().toUtf8()}};
    return options;
}

Survey::Survey(const imap::ConnectOptions &options, Form form,
               std::optional<imap::ServerFlavour::Kind> flavour)
    : Connected(withId(options))
    , m_options(options)
    , m_form(form)
    , m_flavour(flavour)
{
}

imap::ServerFlavour Survey::flavour() const
{
    if (m_flavour)
        return imap::ServerFlavour::of(*m_flavour, session().capabilities(), connector().serverId());
    return imap::ServerFlavour::detect(connector().serverId(), session().capabilities(),
                                       session().greeting());
}

imap::MailboxOwners Survey::owners() const
{
    const bool acts = !m_options.actAs.isEmpty() && !connector().mayIgnoreActAs();
    return {connector().namespaces(), acts ? m_options.actAs : m_options.address.user, flavour().kind};
}

QByteArrayList Survey::patterns(const QStringList &texts) const
{
    QByteArrayList patterns;
    for (const QString &text : texts)
        patterns += imap::MailboxName(text).wire();
    return patterns.isEmpty() ? imap::Crawl::everything(connector().namespaces()) : patterns;
}

void Survey::print(const QByteArray &text)
{
    out() += text;
    printed();
}

void Survey::printLine(const QStringList &parts)
{
    QByteArrayList plainParts;
    for (const QString &part : parts)
        plainParts += plain(part).toUtf8();
    print(plainParts.join('\t') + '\n');
}

void Survey::giveUp(const imap::Error &error)
{
    using Kind = imap::Error::Kind;
    switch (error.kind) {
    case Kind::Unsupported:
        complain(QStringLiteral("%1 does not announce %2").arg(host(), QString::fromLatin1(error.code)));
        leave(Refused);
        return;
    case Kind::Refused:
    case Kind::Rejected:
    case Kind::Malformed:
    case Kind::InvalidArgument:
        complain(textOf(error));
        leave(Refused);
        return;
    default:
        complain(QStringLiteral("the connection to %1 ended: %2").arg(host(), textOf(error)));
        end(NotConnected);
    }
}

// --- access

AccessSurvey::AccessSurvey(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes)
    : Survey(options, form)
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
                complain(QStringLiteral("%1: %2").arg(name, textOf(*error)));
        }
    }
    leave(m_index->refused() > 0 ? Refused : AllOk);
}

// --- quota

QuotaRoots::QuotaRoots(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes)
    : Survey(options, form)
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
        printLine({name, QStringLiteral("-"), {}, {}, {}, mailboxes});
    for (const imap::QuotaResource &one : root.quota.resources) {
        const auto used =
            imap::QuotaSurvey::fullnessOf({root.quota.name, {one}, true}, flavour().isZeroUnlimited());
        printLine({name, QString::fromLatin1(one.name), QString::number(one.usage),
                   one.limit ? QString::number(*one.limit) : QStringLiteral("-"),
                   used ? QString::number(*used * 100, 'f', 0) + u'%' : QStringLiteral("-"), mailboxes});
    }
    if (root.error)
        complain(QStringLiteral("%1: %2").arg(name, textOf(*root.error)));
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
                complain(
                    QStringLiteral("%1: %2").arg(m_survey.mailboxes()[i].name.toString(), textOf(*error)));
        }
    }
    leave(m_survey.refused() > 0 ? Refused : AllOk);
}

} // namespace app
