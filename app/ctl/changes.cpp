#include "changes.h"
#include "flavouroption.h"
#include "imapcore/commands/login.h"
#include "imapcore/url.h"
#include "interruptions.h"
#include <QCoreApplication>
#include <QSet>
#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;
using State = imap::ChangeItem::State;

namespace {

// Those that cannot be made since what they need was not, whatever they stand behind.
QSet<quint64> stuckIn(const imap::ChangeSet &set)
{
    QHash<quint64, std::vector<quint64>> needing;
    std::vector<quint64> notMade;
    for (const imap::ChangeItem &item : set.items()) {
        if (item.needs)
            needing[item.needs].push_back(item.id);
        if (item.state == State::Refused || item.state == State::Overtaken)
            notMade.push_back(item.id);
    }
    QSet<quint64> stuck;
    for (size_t at = 0; at < notMade.size(); ++at) {
        for (const quint64 id : needing.value(notMade[at])) {
            const imap::ChangeItem &item = *set.find(id);
            if (item.state != State::Staged && (item.state != State::Refused || item.isGivenUp()))
                continue;
            stuck.insert(id);
            if (item.state == State::Staged)
                notMade.push_back(id);
        }
    }
    return stuck;
}

} // namespace

Changes::Changes(Verb verb, const imap::ConnectOptions &options, Form form,
                 std::optional<imap::ServerFlavour::Kind> flavour)
    : m_verb(verb)
    , m_form(form)
    , m_flavour(flavour)
    , m_owner{options.address.toUrl(), options.actAs}
    , m_oneself(options.identity())
    , m_login(options)
    , m_set(std::make_unique<imap::ChangeSet>())
{
    m_set->setOwner(m_owner);
    connect(&m_login, &Login::ready, this, &Changes::begin);
    connect(&m_login, &Login::failed, this, &Changes::leave);
}

Changes::~Changes() = default;

int Changes::run()
{
    const Interruptions interruptions([this] { interrupt(); });
    // From within the loop: what fails at once could not end it otherwise.
    QMetaObject::invokeMethod(&m_login, &Login::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void Changes::begin()
{
    m_session = m_login.takeAlertSession();
    m_manner = imap::ServerManner::of(*m_session, m_login.serverId(), m_login.namespaces(), m_flavour);
    switch (m_verb) {
    case Verb::Preview:
        preview();
        break;
    case Verb::Apply:
        apply();
        break;
    case Verb::Undo:
        undo();
        break;
    case Verb::Verify:
        m_isJournalKept ? resolve() : verifyWithoutJournal();
        break;
    case Verb::Resume:
        resolve();
        break;
    }
}

// Who has made a mailbox may have to be given the right to delete it.
void Changes::undo()
{
    m_rights = std::make_unique<imap::DeletionRights>(m_session.get(), m_manner, m_undone->inverse(m_manner),
                                                      m_oneself);
    connect(m_rights.get(), &imap::DeletionRights::finished, this, [this] {
        if (m_wasInterrupted || m_session->state() == imap::Session::State::Closed) {
            complain(u"interrupted before anything was taken back"_s);
            leave(Interrupted);
            return;
        }
        if (!openUndoing()) {
            leave(Usage);
            return;
        }
        m_set->add(m_rights->changes());
        apply();
    });
    m_rights->start();
}

void Changes::apply()
{
    connect(m_set.get(), &imap::ChangeSet::changed, this, [this](size_t first, size_t last) {
        for (size_t at = first; at <= last; ++at) {
            const imap::ChangeItem &item = m_set->items()[at];
            if (m_run && item.state != State::Sent && item.state != State::Staged)
                printItem(item);
        }
    });
    m_run = std::make_unique<imap::ChangeRun>(m_session.get(), m_manner, m_set.get(), leaveOutWhatIsLost());
    connect(m_run.get(), &imap::ChangeRun::finished, this, &Changes::applied);
    m_run->start();
}

// What is to be done.
std::vector<quint64> Changes::leaveOutWhatIsLost()
{
    std::vector<quint64> ids, lost;
    for (const imap::ChangeItem &item : m_set->items()) {
        if (item.isUnsent())
            (item.isGivenUp() ? lost : ids).push_back(item.id);
    }
    for (const quint64 id : lost) {
        m_set->setOutcome({id, State::Refused, {}, imap::ChangeItem::givenUp()});
        printItem(*m_set->find(id));
    }
    return ids;
}

// However often somebody goes on with the journal.
void Changes::refuseWhatIsStuck()
{
    const QSet<quint64> stuck = stuckIn(*m_set);
    for (const imap::ChangeItem &item : m_set->items()) {
        if (!stuck.contains(item.id))
            continue;
        const State needed = stuck.contains(item.needs) ? State::Refused : m_set->find(item.needs)->state;
        m_set->setOutcome({item.id,
                           State::Refused,
                           {},
                           imap::Error{imap::Error::Kind::InvalidArgument,
                                       {},
                                       u"left out: change %1, which it needs, was %2"_s.arg(item.needs)
                                           .arg(QLatin1StringView(imap::nameOf(needed)))}});
    }
}

void Changes::applied()
{
    if (!m_run->interruption() && !m_run->wasCancelled())
        refuseWhatIsStuck();
    m_set->disconnect(this);
    if (m_run->interruption())
        complain(u"interrupted: %1"_s.arg(textOf(*m_run->interruption())));
    if (m_run->interruption() || m_run->wasCancelled()) {
        printAccount();
        leave(Interrupted);
        return;
    }
    verify();
}

void Changes::verify()
{
    std::vector<const imap::ChangeSet *> undoings;
    for (const auto &set : m_undoings)
        undoings.push_back(set.get());
    m_readBack = std::make_unique<imap::ReadBack>(m_session.get(), m_manner, m_set.get(), undoings);
    connect(m_readBack.get(), &imap::ReadBack::finished, this, [this] {
        if (m_readBack->error())
            complain(u"%1 could not be read back: %2"_s.arg(m_readBack->unread())
                         .arg(textOf(*m_readBack->error())));
        printDifferences();
        leave(statusOfItems());
    });
    m_readBack->start();
}

// Of what was sent without an answer: was it done? Then goes on, or has been asked for that alone.
void Changes::resolve()
{
    const bool goesOn = m_verb == Verb::Resume;
    if (!goesOn || m_set->count(State::Sent) == 0) {
        goesOn ? apply() : verify();
        return;
    }
    m_readBack = std::make_unique<imap::ReadBack>(m_session.get(), m_manner, m_set.get());
    connect(m_readBack.get(), &imap::ReadBack::finished, this, [this] {
        m_readBack.release()->deleteLater();
        apply();
    });
    m_readBack->start();
}

void Changes::interrupt()
{
    if (std::exchange(m_wasInterrupted, true) || !m_session) {
        leave(Interrupted);
        return;
    }
    if (m_run)
        m_run->cancel();
    if (m_reader)
        m_reader->cancel();
    if (m_readBack)
        m_readBack->cancel();
}

void Changes::leave(int status)
{
    if (std::exchange(m_hasEnded, true))
        return;
    std::fflush(stdout);
    m_set->sync();
    // Nothing was begun: the same command may be given once more.
    if (!m_session && m_verb == Verb::Apply)
        QFile::remove(m_set->journal());
    if (!m_session || m_session->state() == imap::Session::State::Closed) {
        QCoreApplication::exit(status);
        return;
    }
    m_session->send(imap::Logout{})->then(this, [status](const auto &) { QCoreApplication::exit(status); });
    QTimer::singleShot(std::chrono::seconds(2), this, [status] { QCoreApplication::exit(status); });
}

int runChanges(const QStringList &arguments)
{
    static constexpr std::pair<QLatin1StringView, Changes::Verb> verbs[] = {
        {"preview"_L1, Changes::Verb::Preview},
        {"apply"_L1, Changes::Verb::Apply},
        {"verify"_L1, Changes::Verb::Verify},
        {"undo"_L1, Changes::Verb::Undo},
        {"resume"_L1, Changes::Verb::Resume}};
    const auto wrong = [](const QString &why) {
        complain(why);
        return int(Usage);
    };
    const LoginOptions login;
    const QCommandLineOption json(u"json"_s);
    const FlavourOption flavour;
    QCommandLineParser parser;
    parser.addOptions(login.all());
    parser.addOptions({json, flavour.option()});
    if (!parser.parse(QStringList{u"changes"_s} + arguments))
        return wrong(parser.errorText());
    QStringList words = parser.positionalArguments();
    const QString name = words.isEmpty() ? QString() : words.takeFirst();
    const auto *verb = std::find_if(std::begin(verbs), std::end(verbs),
                                    [&name](const auto &one) { return one.first == name; });
    if (verb == std::end(verbs))
        return wrong(u"changes is followed by preview, apply, verify, undo or resume"_s);
    const bool mayLackUrl = verb->second == Changes::Verb::Resume;
    if (words.isEmpty() || words.size() > 2 || (words.size() == 1 && !mayLackUrl))
        return wrong(mayLackUrl ? u"changes resume needs a journal"_s
                                : u"changes %1 needs a file of changes and the URL of a server"_s.arg(name));
    QString url = words.value(1);
    if (url.isEmpty()) {
        const auto owner = Changes::ownerOf(words.first());
        if (!owner)
            return Usage;
        url = owner->url;
    }
    std::optional<imap::ServerFlavour::Kind> kind;
    if (!flavour.read(parser, kind))
        return Usage;
    const auto options = login.read(parser, url);
    if (!options)
        return Usage;
    Changes changes(verb->second, *options, parser.isSet(json) ? Changes::Form::Json : Changes::Form::Text,
                    kind);
    return changes.open(words.first()) ? changes.run() : Usage;
}

} // namespace app
