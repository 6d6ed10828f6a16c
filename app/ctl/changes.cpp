#include "changes.h"
#include "changetext.h"
#include "flavouroption.h"
#include "imapcore/commands/login.h"
#include "imapcore/url.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <csignal>
#include <cstdio>
#include <sys/signalfd.h>
#include <unistd.h>

namespace app {

using namespace Qt::StringLiterals;
using State = imap::ChangeItem::State;

namespace {

constexpr auto JournalEnding = ".journal"_L1;
// A server that dies of a change does so each time.
constexpr int MostLosses = 2;

// Where it is written down that what a journal tells of is taken back.
QString undoingOf(const QString &journal)
{
    return journal.chopped(JournalEnding.size()) + u".undo"_s + JournalEnding;
}

// The whole of a JSON file; nothing: it has complained.
std::optional<QJsonObject> readJson(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        complain(u"%1 cannot be read: %2"_s.arg(fileName, file.errorString()));
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject()) {
        complain(
            u"%1 is no JSON object: %2, at byte %3"_s.arg(fileName, error.errorString()).arg(error.offset));
        return std::nullopt;
    }
    return document.object();
}

// Standard signals end the program once what was sent has been answered.
class Interruptions final : public QObject
{
public:
    explicit Interruptions(const std::function<void()> &interrupted)
    {
        sigset_t which;
        sigemptyset(&which);
        sigaddset(&which, SIGINT);
        sigaddset(&which, SIGTERM);
        sigprocmask(SIG_BLOCK, &which, nullptr);
        m_descriptor = ::signalfd(-1, &which, SFD_CLOEXEC | SFD_NONBLOCK);
        if (m_descriptor < 0)
            return;
        auto *notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, [this, interrupted] {
            signalfd_siginfo info;
            while (::read(m_descriptor, &info, sizeof info) > 0) {
            }
            interrupted();
        });
    }
    ~Interruptions() override
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

private:
    int m_descriptor = -1;
};

} // namespace

Changes::Changes(Verb verb, const imap::ConnectOptions &options, Form form,
                 std::optional<imap::ServerFlavour::Kind> flavour)
    : m_verb(verb)
    , m_form(form)
    , m_flavour(flavour)
    , m_owner{options.address.toUrl(), options.actAs}
    , m_login(options)
    , m_set(std::make_unique<imap::ChangeSet>())
{
    m_set->setOwner(m_owner);
    connect(&m_login, &Login::ready, this, &Changes::begin);
    connect(&m_login, &Login::failed, this, &Changes::leave);
}

Changes::~Changes() = default;

QString Changes::journalOf(const QString &fileName)
{
    return fileName.endsWith(JournalEnding) ? fileName : fileName + JournalEnding;
}

std::optional<imap::ChangeSet::Owner> Changes::ownerOf(const QString &journal)
{
    imap::ChangeSet set;
    if (const auto error = set.readJournal(journal)) {
        complain(error->text);
        return std::nullopt;
    }
    return set.owner();
}

bool Changes::open(const QString &fileName)
{
    const QString journal = journalOf(fileName);
    switch (m_verb) {
    case Verb::Preview:
    case Verb::Apply:
        return openFile(fileName);
    case Verb::Verify:
        return QFileInfo::exists(journal) ? openJournal(journal) && readUndoings(journal)
                                          : openFile(fileName);
    case Verb::Undo:
        return openUndo(journal);
    case Verb::Resume:
        break;
    }
    return openJournal(fileName);
}

bool Changes::openFile(const QString &fileName)
{
    const auto json = readJson(fileName);
    if (!json)
        return false;
    // All of it must be good before a journal is begun.
    imap::ChangeSet trial;
    if (const auto error = trial.addJson(*json)) {
        complain(u"%1: %2"_s.arg(fileName, error->text));
        return false;
    }
    if (m_verb == Verb::Apply) {
        const QString journal = journalOf(fileName);
        if (QFileInfo::exists(journal)) {
            complain(
                u"%1 tells of an earlier run: “resume” goes on with it, “undo” takes it back; or move it away"_s
                    .arg(journal));
            return false;
        }
        if (const auto error = m_set->openJournal(journal)) {
            complain(error->text);
            return false;
        }
        m_isJournalKept = true;
    }
    m_set->addJson(*json);
    return true;
}

bool Changes::openJournal(const QString &fileName)
{
    if (!QFileInfo::exists(fileName)) {
        complain(u"there is no journal %1"_s.arg(fileName));
        return false;
    }
    if (const auto error = m_set->openJournal(fileName)) {
        complain(error->text);
        return false;
    }
    if (m_set->owner() != m_owner) {
        complain(u"%1 is for %2, not for %3"_s.arg(fileName, m_set->owner().url, m_owner.url));
        return false;
    }
    m_isJournalKept = true;
    return true;
}

// What has been undone is not there any more, and what was undone of that is there again.
bool Changes::readUndoings(const QString &journal)
{
    for (QString name = undoingOf(journal); QFileInfo::exists(name); name = undoingOf(name)) {
        auto set = std::make_unique<imap::ChangeSet>();
        if (const auto error = set->readJournal(name)) {
            complain(error->text);
            return false;
        }
        m_undoings.push_back(std::move(set));
    }
    return true;
}

bool Changes::openUndo(const QString &journal)
{
    const QString fileName = undoingOf(journal);
    if (QFileInfo::exists(fileName)) {
        complain(
            u"%1 tells of an earlier undoing: “resume” goes on with it; or move it away"_s.arg(fileName));
        return false;
    }
    if (!openJournal(journal))
        return false;
    const std::unique_ptr<imap::ChangeSet> done = std::exchange(m_set, std::make_unique<imap::ChangeSet>());
    if (done->count(State::Sent) > 0) {
        complain(u"of %1 it is not known whether it was done: “resume” finds out"_s.arg(
            done->count(State::Sent) == 1 ? u"one change"_s : u"%1 changes"_s.arg(done->count(State::Sent))));
        return false;
    }
    for (const imap::ChangeItem &item : done->items()) {
        const auto loss =
            item.state == State::Done ? item.change.loss(item.before) : imap::Change::Loss::None;
        if (loss == imap::Change::Loss::Messages)
            complain(
                u"%1: its messages do not come back, and it is not made again"_s.arg(textOf(item.change)));
        else if (loss == imap::Change::Loss::QuotaRoot)
            complain(u"%1: the root stays, without limits"_s.arg(textOf(item.change)));
    }
    m_set->setOwner(m_owner);
    if (const auto error = m_set->openJournal(fileName)) {
        complain(error->text);
        return false;
    }
    m_set->add(done->inverse());
    return true;
}

int Changes::run()
{
    const Interruptions interruptions([this] { interrupt(); });
    // From within the loop: what fails at once could not end it otherwise.
    QMetaObject::invokeMethod(&m_login, &Login::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void Changes::begin()
{
    m_session = m_login.takeSession();
    m_manner = imap::ServerManner::of(*m_session, m_login.serverId(), m_login.namespaces(), m_flavour);
    switch (m_verb) {
    case Verb::Preview:
        preview();
        break;
    case Verb::Apply:
    case Verb::Undo:
        apply();
        break;
    case Verb::Verify:
        m_isJournalKept ? resolve() : verifyWithoutJournal();
        break;
    case Verb::Resume:
        resolve();
        break;
    }
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

// What is to be done. Whatever was sent again and again without an answer would keep all that comes after it.
std::vector<quint64> Changes::leaveOutWhatIsLost()
{
    std::vector<quint64> ids, lost;
    for (const imap::ChangeItem &item : m_set->items()) {
        if (item.isUnsent())
            (item.losses < MostLosses ? ids : lost).push_back(item.id);
    }
    for (const quint64 id : lost) {
        m_set->setOutcome({id,
                           State::Refused,
                           {},
                           imap::Error{imap::Error::Kind::InvalidArgument,
                                       {},
                                       u"left out: the connection was lost twice when this was sent"_s}});
        printItem(*m_set->find(id));
    }
    return ids;
}

void Changes::applied()
{
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

void Changes::printItem(const imap::ChangeItem &item)
{
    if (m_form == Form::Json) {
        QJsonObject json{{u"id"_s, qint64(item.id)},
                         {u"state"_s, QString::fromLatin1(imap::nameOf(item.state))},
                         {u"change"_s, item.change.toJson()}};
        json.insert(u"before"_s, imap::Change::stateToJson(item.before));
        json.insert(u"found"_s, imap::Change::stateToJson(item.found));
        if (item.error)
            json.insert(u"text"_s, textOf(*item.error));
        print(json);
        return;
    }
    QString line =
        u"%1 %2 %3"_s.arg(item.id).arg(QLatin1StringView(imap::nameOf(item.state)), textOf(item.change));
    if (item.state == State::Done)
        line += u": %1 -> %2"_s.arg(textOf(item.change, item.before), textOf(item.change, item.wanted()));
    else if (item.state == State::Overtaken)
        line += u": it was %1, and is %2 by now"_s.arg(textOf(item.change, item.before),
                                                       textOf(item.change, item.found));
    else if (item.error)
        line += u": %1"_s.arg(oneLine(textOf(*item.error)));
    std::printf("%s\n", qUtf8Printable(line));
}

// By another of the set or by what undoes it: verifying it would say what that one did.
bool Changes::isChangedAgain(const imap::ChangeItem &item) const
{
    return m_verb == Verb::Verify && m_readBack && m_readBack->changedAgain().contains(item.id);
}

QString Changes::textOfFound(const imap::ChangeItem &item) const
{
    if (isChangedAgain(item))
        return m_undoings.empty() ? u"changed again by a later one"_s
                                  : u"changed again by a later one, or undone"_s;
    const bool isOther = item.hadIt && imap::isOdd(*item.difference);
    return u"%1 (%2)"_s.arg(textOf(item.change, item.found),
                            isOther ? u"it was as asked, and something else has changed it since"_s
                                    : textOf(*item.difference));
}

void Changes::printDifferences()
{
    for (const imap::ChangeItem &item : m_set->items()) {
        const bool isVerifying = m_verb == Verb::Verify;
        if (item.state == State::Sent || (isVerifying && item.state != State::Done))
            printItem(item);
        if (!isChangedAgain(item)
            && (!item.difference || (*item.difference == imap::Difference::None && !isVerifying)))
            continue;
        if (item.state != State::Done)
            continue; // it tells of an earlier time
        if (m_form == Form::Json) {
            QJsonObject json{{u"id"_s, qint64(item.id)}};
            json.insert(u"wanted"_s, imap::Change::stateToJson(item.wanted()));
            if (isChangedAgain(item)) {
                json.insert(u"changed_again"_s, true);
            } else {
                json.insert(u"difference"_s, QString::fromLatin1(imap::nameOf(*item.difference)));
                json.insert(u"found"_s, imap::Change::stateToJson(item.found));
                if (item.hadIt && imap::isOdd(*item.difference))
                    json.insert(u"was_as_asked"_s, true);
            }
            print(json);
            continue;
        }
        std::printf("%llu %s %s: %s\n", (unsigned long long)item.id, imap::nameOf(item.state).constData(),
                    qUtf8Printable(textOf(item.change)), qUtf8Printable(textOfFound(item)));
    }
}

// Of this run, and not of those before it; but what is not known may be of any.
void Changes::printAccount()
{
    const auto count = [this](State state) {
        return qsizetype(m_run->count(state));
    };
    const QString unneeded =
        count(State::Unneeded) > 0 ? u", %1 so already"_s.arg(count(State::Unneeded)) : QString();
    complain(u"%1 done%2, %3 refused, %4 overtaken, %5 not known, %6 not sent; “changes resume %7” goes on"_s
                 .arg(count(State::Done))
                 .arg(unneeded)
                 .arg(count(State::Refused))
                 .arg(count(State::Overtaken))
                 .arg(qsizetype(m_set->count(State::Sent)))
                 .arg(count(State::Staged))
                 .arg(m_set->journal()));
}

void Changes::print(const QJsonObject &json)
{
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
}

int Changes::statusOfItems() const
{
    if (m_wasInterrupted || m_set->count(State::Staged) > 0 || m_set->count(State::Sent) > 0)
        return Interrupted;
    const bool differs = std::any_of(m_set->items().begin(), m_set->items().end(), [this](const auto &item) {
        return item.state == State::Done && !isChangedAgain(item)
               && imap::isOdd(item.difference.value_or(imap::Difference::None));
    });
    return m_set->count(State::Refused) > 0 || m_set->count(State::Overtaken) > 0 || differs ? Refused
                                                                                             : AllOk;
}

void Changes::leave(int status)
{
    if (std::exchange(m_hasEnded, true))
        return;
    std::fflush(stdout);
    m_set->sync();
    // Nothing was begun: the same command may be given once more.
    if (!m_session && (m_verb == Verb::Apply || m_verb == Verb::Undo))
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
