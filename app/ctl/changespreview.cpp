// What `mailreevectl changes preview` and `verify` say of changes without a journal.
#include "changes.h"
#include "changetext.h"
#include "imapcore/access/roottakeover.h"
#include <QJsonArray>
#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;

// What is there now, and what would be sent. Without a journal, verifying is the same question.
void Changes::preview()
{
    std::vector<imap::Change> changes;
    for (const imap::ChangeItem &item : m_set->items())
        changes.push_back(item.change);
    m_reader = std::make_unique<imap::StateReader>(m_session.get(), m_manner, std::move(changes));
    connect(m_reader.get(), &imap::StateReader::finished, this, &Changes::askTakeovers);
    m_reader->start();
}

// Where a quota root would be made of a mailbox: which mailboxes would count against it from then on.
void Changes::askTakeovers()
{
    const imap::Namespaces &namespaces = m_login.connector().namespaces();
    const char separator = namespaces.empty() ? '/' : namespaces.front().separator;
    QHash<quint64, imap::MailboxName> made;
    QByteArrayList patterns;
    for (size_t at = 0; at < m_set->items().size(); ++at) {
        const imap::ChangeItem &item = m_set->items()[at];
        const auto *quota = item.change.as<imap::QuotaChange>();
        const imap::Expected<imap::ChangeState> &now = m_reader->states()[at];
        if (!quota || !now || now->kind != imap::ChangeState::Kind::Absent
            || !m_manner.flavour.makesQuotaRoots())
            continue;
        const imap::MailboxName mailbox = imap::MailboxName::fromWire(quota->root);
        made.insert(item.id, mailbox);
        patterns += imap::RootTakeover::patterns(mailbox, separator);
    }
    if (made.isEmpty()) {
        printPreview();
        return;
    }
    connect(&m_survey, &imap::QuotaSurvey::finished, this, [this, made, separator] {
        for (auto one = made.begin(); one != made.end(); ++one)
            m_takeovers.insert(one.key(), imap::RootTakeover::of(m_survey, *one, separator).byRoot());
        printPreview();
    });
    m_survey.start(m_session.get(), patterns);
}

void Changes::printPreview()
{
    int status = m_wasInterrupted ? Interrupted : AllOk;
    for (size_t at = 0; at < m_set->items().size(); ++at) {
        const imap::ChangeItem &item = m_set->items()[at];
        const imap::Change &change = item.change;
        const imap::Expected<imap::ChangeState> &now = m_reader->states()[at];
        const auto problem = change.problem(m_manner);
        const imap::ChangeState wanted = now ? change.after(*now) : imap::ChangeState();
        const bool isThere = now && change.isSame(*now, wanted);
        const bool isOvertaken =
            now && !isThere && item.before.isKnown() && !change.isSame(item.before, *now);
        if (problem || !now || isOvertaken || (m_verb == Verb::Verify && !isThere))
            status = std::max<int>(status, Refused);
        const QByteArrayList lines = problem || !now || isThere || m_verb == Verb::Verify
                                         ? QByteArrayList()
                                         : change.lines(*now, m_manner);
        const QString why = problem       ? problem->text
                            : !now        ? textOf(now.error())
                            : isOvertaken ? u"it was %1 when this was written"_s.arg(textOf(item.before))
                            : isThere     ? u"nothing to do"_s
                            : m_verb == Verb::Verify ? u"not so"_s
                                                     : QString();
        if (m_form == Form::Json) {
            QJsonArray commands;
            for (const QByteArray &line : lines)
                commands.append(QString::fromUtf8(line));
            QJsonObject json{
                {u"id"_s, qint64(item.id)}, {u"change"_s, change.toJson()}, {u"commands"_s, commands}};
            json.insert(u"before"_s,
                        now ? imap::Change::stateToJson(*now) : QJsonValue(QJsonValue::Undefined));
            json.insert(u"after"_s, imap::Change::stateToJson(wanted));
            if (const auto taken = m_takeovers.constFind(item.id); taken != m_takeovers.cend())
                json.insert(u"takes_over"_s, takeoverJson(*taken));
            if (!why.isEmpty())
                json.insert(u"text"_s, why);
            print(json);
            continue;
        }
        std::printf("%llu %s: %s -> %s%s\n", (unsigned long long)item.id, qUtf8Printable(textOf(change)),
                    qUtf8Printable(now ? textOf(*now) : u"?"_s), qUtf8Printable(textOf(wanted)),
                    qUtf8Printable(why.isEmpty() ? QString() : u" ("_s + oneLine(why) + u')'));
        for (const QByteArray &line : lines)
            std::printf("    %s\n", qUtf8Printable(oneLine(QString::fromUtf8(line))));
        for (const QString &line : takeoverLines(m_takeovers.value(item.id)))
            std::printf("    %s\n", qUtf8Printable(oneLine(line)));
    }
    leave(status);
}

} // namespace app
