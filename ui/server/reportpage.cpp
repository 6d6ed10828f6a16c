#include "reportpage.h"
#include "imapcore/session.h"
#include "imapcore/traffic/sessionhistory.h"
#include "imapcore/typing/reference.h"
#include "ui/connection.h"
#include "ui/connections/flavourmenu.h"
#include "ui/console/typingtexts.h"
#include "ui/models/fieldsmodel.h"
#include "ui/support/format.h"
#include "ui/support/table.h"
#include <QHeaderView>
#include <QTableView>

namespace ui {

namespace reference = imap::reference;

namespace {

// What it had announced when the login began.
imap::Capabilities beforeLogin(const imap::Session &session)
{
    imap::ExchangeLog log(&const_cast<imap::Session &>(session).trace());
    const imap::SessionHistory history(&log);
    constexpr int Most = 20; // milliseconds: it is among the first lines
    log.read(Most);
    for (quint64 number = log.firstNumber(); number < log.endNumber(); ++number) {
        const imap::Exchange &exchange = log.at(number);
        if (exchange.verb == "AUTHENTICATE" || exchange.verb == "LOGIN")
            return history.at(exchange.firstLine()).capabilities;
    }
    return {};
}

} // namespace

ReportPage::ReportPage(QWidget *parent)
    : Page(QStringLiteral("reportPage"), tr("Report"), parent)
    , m_model(new FieldsModel(tr("What"), tr("Said by the server, or known of it"), this))
{
    QTableView *table = makeTable(m_model, QStringLiteral("reportTable"), tr("Server report"),
                                  tr("What the server has told of itself; copy the rows to keep them"));
    table->horizontalHeader()->resizeSection(0, fontMetrics().averageCharWidth() * 34);
    table->horizontalHeader()->setStretchLastSection(true);
    setContent(table);
}

void ReportPage::clear()
{
    m_model->setFields({});
}

void ReportPage::flavourChanged()
{
    refresh();
}

void ReportPage::load()
{
    const Connection &connection = *subject().connection;
    imap::Session &session = *connection.session();
    std::vector<FieldsModel::Field> fields;
    const auto add = [&fields](const QString &name, const QString &value, const QString &toolTip = {}) {
        if (!value.isEmpty())
            fields.push_back({name, value, toolTip});
    };
    add(tr("Address"), connection.host());
    add(tr("User"), connection.identity());
    add(tr("Greeting"), session.greeting());
    for (const auto &[name, value] : connection.serverId())
        add(tr("ID: %1").arg(QString::fromUtf8(name)), QString::fromUtf8(value), tr("RFC 2971"));
    if (const auto detected = connection.detectedFlavour())
        add(tr("Taken for"),
            connection.profile().flavour
                ? tr("%1, as you have said; detected: %2")
                      .arg(FlavourMenu::nameOf(*connection.profile().flavour), FlavourMenu::nameOf(*detected))
                : FlavourMenu::nameOf(*detected),
            tr("It decides how entries of access lists combine, and what limits may be set"));
    add(tr("Logged in by"), QString::fromLatin1(connection.mechanism()));

    add(tr("Encryption"),
        session.transport().isEncrypted() ? session.transport().tlsDescription() : tr("none"));
    if (session.transport().isCompressed())
        add(tr("Compression"), QStringLiteral("DEFLATE"), tr("RFC 4978"));
    const std::vector<imap::Certificate> chain = session.transport().certificateChain();
    for (size_t i = 0; i < chain.size(); ++i) {
        const imap::Certificate &one = chain[i];
        const qint64 days = QDateTime::currentDateTimeUtc().daysTo(one.notAfter);
        const QString ends = days < 0 ? tr("expired on %1").arg(formatDateExact(one.notAfter))
                                      : tr("good until %1, another %Ln day(s)", nullptr, int(days))
                                            .arg(formatDateExact(one.notAfter));
        add(i == 0 ? tr("Certificate") : tr("Its authority"),
            tr("%1, by %2, %3").arg(one.subject, one.issuer, ends),
            QString::fromLatin1(one.sha256.toHex(':')));
    }
    for (const QString &problem : session.transport().certificate().problems)
        add(tr("Accepted though"), problem);

    using Kind = imap::Namespace::Kind;
    for (const imap::Namespace &space : connection.namespaces()) {
        add(space.kind == Kind::Personal     ? tr("Namespace: personal")
            : space.kind == Kind::OtherUsers ? tr("Namespace: other users")
                                             : tr("Namespace: shared"),
            tr("prefix “%1”, separator “%2”")
                .arg(space.prefix.toString(),
                     space.separator ? QString(QLatin1Char(space.separator)) : tr("none")),
            tr("RFC 2342"));
    }

    const imap::Capabilities &now = session.capabilities(), before = beforeLogin(session);
    // Those before the login are the mechanisms, and what may be begun.
    for (const QByteArray &mechanism : before.valuesOf("AUTH="))
        add(tr("Login mechanism"), QString::fromLatin1(mechanism), tr("Announced before the login"));
    static constexpr std::pair<reference::Group, const char *> groups[] = {
        {reference::Group::Base, QT_TR_NOOP("Base")},
        {reference::Group::Security, QT_TR_NOOP("Security")},
        {reference::Group::Listing, QT_TR_NOOP("Mailboxes")},
        {reference::Group::Messages, QT_TR_NOOP("Messages")},
        {reference::Group::Searching, QT_TR_NOOP("Search")},
        {reference::Group::Access, QT_TR_NOOP("Access and quota")},
        {reference::Group::Sync, QT_TR_NOOP("Changes")},
        {reference::Group::Other, QT_TR_NOOP("Other")}};
    QByteArrayList all = now.names();
    for (const QByteArray &name : before.names()) {
        if (!all.contains(name) && !name.startsWith("AUTH="))
            all += name;
    }
    for (const auto &[group, title] : groups) {
        for (const QByteArray &name : std::as_const(all)) {
            const reference::Capability *known = reference::capability(name);
            if ((known ? known->group : reference::Group::Other) != group || name.startsWith("AUTH="))
                continue;
            QString text = known ? TypingTexts::help(known->help) : tr("Not known here");
            if (!now.names().contains(name))
                text = tr("%1 (only before the login)").arg(text);
            else if (!before.isEmpty() && !before.names().contains(name))
                text = tr("%1 (only after the login)").arg(text);
            add(QStringLiteral("%1: %2").arg(tr(title), QString::fromLatin1(name)), text,
                known ? QString::fromLatin1(known->source) : QString());
        }
    }
    add(tr("Switched on"), QString::fromLatin1(session.enabled().join(' ')), tr("ENABLE, RFC 5161"));
    for (const QByteArray &limit : now.valuesOf("APPENDLIMIT="))
        add(tr("Largest message"), formatSize(limit.toLongLong()), tr("APPENDLIMIT, RFC 7889"));
    for (const QByteArray &limit : now.valuesOf("MESSAGELIMIT="))
        add(tr("Messages at once"), QString::fromLatin1(limit), tr("MESSAGELIMIT, RFC 9738"));
    m_model->setFields(std::move(fields));
    showContent();
}

} // namespace ui
