// What `mailreevectl changes preview` and `verify` say of changes without a journal.
#include "changes.h"
#include "changetext.h"
#include "imapcore/access/roottakeover.h"
#include "imapcore/changes/changejson.h"
#include "imapcore/changes/laterchanges.h"
#include <QJsonArray>
#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;

namespace {

// With what cannot be seen as an escape.
QString visible(const QString &text, bool isExact)
{
    QString out;
    for (const QChar c : text) {
        const bool isHidden = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
                              || c.category() == QChar::Separator_Line
                              || c.category() == QChar::Separator_Paragraph;
        if (c == u'\n')
            out += u"\\n"_s;
        else if (c == u'\r')
            out += u"\\r"_s;
        else if (c == u'\t')
            out += u"\\t"_s;
        else if (isHidden)
            out += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
        else if (c == u'\\' && isExact)
            out += u"\\\\"_s;
        else
            out += c;
    }
    return out;
}

} // namespace

QString textOf(const imap::Change &change, const imap::ChangeState &state)
{
    imap::ChangeState shown = state;
    if (change.as<imap::MetadataChange>())
        shown.value = visible(QString::fromUtf8(state.value), true).toUtf8();
    else
        shown.value.replace("\n", "; ");
    return textOf(shown);
}

QStringList wireLines(const QByteArray &command)
{
    QStringList lines;
    for (QByteArray line : command.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        lines += visible(QString::fromUtf8(line), false);
    }
    return lines;
}

// What is there now, and what would be sent: what an earlier change of the file makes is taken as given.
void Changes::preview()
{
    std::vector<imap::Change> changes;
    for (const imap::ChangeItem &item : m_set->items())
        changes.push_back(item.change);
    m_foresight = std::make_unique<imap::Foresight>(std::move(changes), m_manner);
    m_reader = std::make_unique<imap::StateReader>(m_session.get(), m_manner, m_foresight->toLookAt());
    connect(m_reader.get(), &imap::StateReader::finished, this, [this] {
        m_expected = m_foresight->of(m_reader->states());
        askTakeovers();
    });
    m_reader->start();
}

// Whether all is as it would be if the file had been applied. What a later change of it changes again cannot be told.
void Changes::verifyWithoutJournal()
{
    for (size_t at = 0; at < m_set->items().size(); ++at)
        m_set->setOutcome({m_set->items()[at].id, imap::ChangeItem::State::Done});
    const imap::LaterChanges later(m_set->items(), m_manner);
    std::vector<imap::Change> changes;
    std::vector<size_t> places;
    for (size_t at = 0; at < m_set->items().size(); ++at) {
        auto change = later.nextAfter(at) ? std::nullopt : later.now(at);
        if (!change)
            continue;
        changes.push_back(*std::move(change));
        places.push_back(at);
    }
    m_reader = std::make_unique<imap::StateReader>(m_session.get(), m_manner, std::move(changes));
    connect(m_reader.get(), &imap::StateReader::finished, this, [this, places] {
        m_expected.resize(m_set->items().size(), {imap::ChangeState(), std::nullopt});
        for (size_t at = 0; at < places.size(); ++at)
            m_expected[places[at]].found = m_reader->states()[at];
        printPreview();
    });
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
        const imap::Expected<imap::ChangeState> &now = m_expected[at].found;
        if (!quota || !now || now->kind != imap::ChangeState::Kind::Absent
            || !m_manner.flavour.makesQuotaRoots())
            continue;
        const imap::MailboxName mailbox = imap::MailboxName::fromWire(quota->name(m_manner));
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
    const bool isVerifying = m_verb == Verb::Verify;
    for (size_t at = 0; at < m_set->items().size(); ++at) {
        const imap::ChangeItem &item = m_set->items()[at];
        const imap::Change &change = item.change;
        const auto &[now, after] = m_expected[at];
        const auto problem = change.problem(m_manner);
        const imap::ChangeState wanted = now ? change.after(*now) : imap::ChangeState();
        const bool isKnown = now && now->isKnown();
        const bool isThere = isKnown && change.isSame(*now, wanted);
        const bool isOvertaken =
            isKnown && !isThere && item.before.isKnown() && !change.isSame(item.before, *now);
        if (problem || !now || isOvertaken || (isVerifying && isKnown && !isThere))
            status = std::max<int>(status, Refused);
        const QByteArrayList lines =
            problem || !now || isThere || isVerifying ? QByteArrayList() : change.lines(*now, m_manner);
        QStringList why;
        if (problem)
            why += problem->text;
        else if (!now)
            why += textOf(now.error());
        else if (isOvertaken && !isVerifying)
            why += u"it was %1 when this was written"_s.arg(textOf(change, item.before));
        else if (isThere)
            why += u"nothing to do"_s;
        else if (isVerifying)
            why += isKnown ? u"not so"_s : u"changed again by a later one"_s;
        if (after)
            why += u"after %1"_s.arg(m_set->items()[*after].id);
        if (m_form == Form::Json) {
            QJsonArray commands;
            for (const QByteArray &line : lines)
                commands.append(imap::bytesToJson(line));
            QJsonObject json{
                {u"id"_s, qint64(item.id)}, {u"change"_s, change.toJson()}, {u"commands"_s, commands}};
            json.insert(u"before"_s,
                        now ? imap::Change::stateToJson(*now) : QJsonValue(QJsonValue::Undefined));
            json.insert(u"after"_s, imap::Change::stateToJson(wanted));
            if (after)
                json.insert(u"follows"_s, qint64(m_set->items()[*after].id));
            if (const auto taken = m_takeovers.constFind(item.id); taken != m_takeovers.cend())
                json.insert(u"takes_over"_s, takeoverJson(*taken));
            if (!why.isEmpty())
                json.insert(u"text"_s, why.join(u"; "_s));
            print(json);
            continue;
        }
        std::printf("%llu %s: %s -> %s%s\n", (unsigned long long)item.id, qUtf8Printable(textOf(change)),
                    qUtf8Printable(now ? textOf(change, *now) : u"?"_s),
                    qUtf8Printable(textOf(change, wanted)),
                    qUtf8Printable(why.isEmpty() ? QString() : u" ("_s + oneLine(why.join(u"; "_s)) + u')'));
        for (const QByteArray &command : lines) {
            for (const QString &line : wireLines(command))
                std::printf("    %s\n", qUtf8Printable(line));
        }
        for (const QString &line : takeoverLines(m_takeovers.value(item.id)))
            std::printf("    %s\n", qUtf8Printable(oneLine(line)));
    }
    leave(status);
}

} // namespace app
