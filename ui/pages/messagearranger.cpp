#include "messagearranger.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/thread.h"
#include "sortkeys.h"
#include "ui/localorder/localarranger.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

namespace ui {

namespace {

// One new order for all that came in a while, not one for each message.
constexpr int OutdatedMs = 500;

// RFC 5267 section 4.4, RFC 9394: as many as are seen at first, and as one may scroll to meanwhile.
constexpr quint32 BeginSize = 200;

} // namespace

MessageArranger::MessageArranger(MessageListModel *model, QObject *parent) : QObject(parent), m_model(model)
{
    m_outdated.setSingleShot(true);
    m_outdated.setInterval(OutdatedMs);
    connect(&m_outdated, &QTimer::timeout, this, [this] {
        m_same = true;
        arrange();
    });
    connect(m_model, &MessageListModel::outdated, this, [this] {
        if (m_wanted.keys.empty() && m_wanted.threading.isEmpty() && !m_wanted.criteria)
            return;
        // More of the same may come for as long as it likes: once in a while there is a new order.
        if (!m_outdated.isActive())
            m_outdated.start();
    });
}

void MessageArranger::setSession(imap::Session *session, const imap::MailboxName &mailbox)
{
    abandon();
    m_outdated.stop();
    if (m_session)
        m_session->mailbox().disconnect(this);
    m_session = session;
    if (session)
        connect(&session->mailbox(), &imap::Mailbox::expunged, this, [this] { m_shifted = true; });
    m_shown = {};
    m_same = false;
    m_sortRefused.clear();
    m_threadRefused.clear();
    setNotice({});
    if (session && mailbox != m_mailbox) {
        m_mailbox = mailbox;
        m_criteriaAreNew = false;
        if (std::exchange(m_wanted.criteria, {}))
            emit wantedChanged();
    }
    emit offersChanged();
}

imap::Session *MessageArranger::session() const
{
    return m_session && m_session->state() == imap::Session::State::Selected
                   && m_session->mailbox().name() == m_mailbox
               ? m_session.data()
               : nullptr;
}

bool MessageArranger::isFewEnough() const
{
    return m_session && m_session->mailbox().count() <= LocalArranger::MaxMessages;
}

bool MessageArranger::offers(const QByteArray &key) const
{
    return session()
           && ((session()->supports(SortKeys::capability(key)) && m_sortRefused.isEmpty()) || isFewEnough());
}

QByteArrayList MessageArranger::threadings() const
{
    if (!session())
        return {};
    QByteArrayList all;
    if (m_threadRefused.isEmpty())
        all = session()->capabilities().valuesOf("THREAD=");
    for (const QByteArray &ours : LocalArranger::threadings()) {
        if (isFewEnough() && !all.contains(ours))
            all += ours;
    }
    return all;
}

QString MessageArranger::whyNoSort() const
{
    if (!session() || offers("DATE"))
        return {};
    const QString limit = formatCount(LocalArranger::MaxMessages);
    return m_sortRefused.isEmpty() ? tr("This server does not announce SORT, and there are more messages "
                                        "than are sorted here (%1).")
                                         .arg(limit)
                                   : tr("This server refuses to sort (“%1”), and there are more messages "
                                        "than are sorted here (%2).")
                                         .arg(m_sortRefused, limit);
}

QString MessageArranger::whyNoThreads() const
{
    if (!session() || !threadings().isEmpty())
        return {};
    const QString limit = formatCount(LocalArranger::MaxMessages);
    return m_threadRefused.isEmpty() ? tr("This server does not announce THREAD, and there are more messages "
                                          "than are threaded here "
                                          "(%1).")
                                           .arg(limit)
                                     : tr("This server refuses to thread (“%1”), and there are more messages "
                                          "than are threaded here "
                                          "(%2).")
                                           .arg(m_threadRefused, limit);
}

MessageListModel::Others MessageArranger::others() const
{
    return m_wanted.criteria ? MessageListModel::Others::Hidden : MessageListModel::Others::Last;
}

MessageListModel::Roots MessageArranger::roots() const
{
    return m_latestFirst ? MessageListModel::Roots::LatestMessage : MessageListModel::Roots::LatestBeginning;
}

quint32 MessageArranger::found() const
{
    return m_model->messageCount();
}

void MessageArranger::sortBy(std::vector<imap::SortKey> keys)
{
    m_same = false;
    m_wanted.keys = std::move(keys);
    m_wanted.threading.clear();
    emit wantedChanged();
    arrange();
}

void MessageArranger::threadBy(const QByteArray &algorithm)
{
    m_same = false;
    m_wanted.keys.clear();
    m_wanted.threading = algorithm;
    emit wantedChanged();
    arrange();
}

// Which message came when is known here.
void MessageArranger::setLatestFirst(bool on)
{
    m_latestFirst = on;
    emit wantedChanged();
    if (!m_model->isThreaded())
        return;
    emit aboutToArrange(false);
    m_model->sortRoots(roots());
    emit arranged();
}

void MessageArranger::setCriteria(std::optional<imap::SearchKey> criteria)
{
    m_same = false;
    m_criteriaAreNew = true;
    m_wanted.criteria = std::move(criteria);
    emit wantedChanged();
    arrange();
}

void MessageArranger::arrange()
{
    abandon();
    m_outdated.stop();
    if (!session())
        return;
    m_whyHere.clear();
    const auto &keys = m_wanted.keys;
    if (!m_wanted.threading.isEmpty()) {
        if (!m_threadRefused.isEmpty() && isFewEnough())
            arrangeHere(tr("the server refuses THREAD: “%1”").arg(m_threadRefused));
        else if (session()->supports("THREAD=" + m_wanted.threading) || !isFewEnough())
            threadOnServer();
        else
            arrangeHere(tr("the server has no %1").arg(QString::fromLatin1("THREAD=" + m_wanted.threading)));
    } else if (!keys.empty()) {
        const auto lacking = std::find_if(keys.begin(), keys.end(), [this](const imap::SortKey &key) {
            return !session()->supports(SortKeys::capability(key.key));
        });
        if (!m_sortRefused.isEmpty() && isFewEnough())
            arrangeHere(tr("the server refuses SORT: “%1”").arg(m_sortRefused));
        else if (lacking == keys.end() || !isFewEnough())
            sortOnServer();
        else
            arrangeHere(
                tr("the server has no %1").arg(QString::fromLatin1(SortKeys::capability(lacking->key))));
    } else if (m_wanted.criteria) {
        searchOnServer();
    } else {
        showNewest();
    }
}

void MessageArranger::cancel()
{
    if (!isBusy())
        return;
    abandon();
    m_wanted = m_shown;
    m_criteriaAreNew = m_same = false;
    setNotice(noticeOfShown());
    emit wantedChanged();
    if (std::exchange(m_beginIsShown, false))
        arrange(); // as it was before
}

// What is under way is of no use any more.
void MessageArranger::abandon()
{
    if (m_begin)
        m_begin->cancel();
    m_begin = nullptr;
    if (!isBusy())
        return;
    if (imap::Reply *command = std::exchange(m_command, nullptr))
        command->cancel();
    if (LocalArranger *local = std::exchange(m_local, nullptr))
        delete local;
    emit ended(tr("Cancelled."), false);
    emit busyChanged();
}

void MessageArranger::showNewest()
{
    show([this] { m_model->showUnsorted(); });
    succeeded();
}

template<typename Show>
void MessageArranger::show(Show show)
{
    emit aboutToArrange(m_same);
    show();
}

template<typename Command, typename Show>
void MessageArranger::run(Command command, const QString &title, const QString &busy, Show show)
{
    auto *reply = session()->send(std::move(command));
    m_command = reply;
    m_shifted = false;
    emit began(title);
    setNotice(busy);
    emit busyChanged();
    reply->then(this, [this, reply, show](imap::Expected<typename Command::Result> &&result) {
        if (m_command != reply)
            return; // cancelled, or something else was asked for meanwhile
        m_command = nullptr;
        // Once more, in a charset that the server names.
        if (!result && session() && m_wanted.criteria && m_wanted.criteria->changeCharset(result.error())) {
            emit ended(ErrorText::describe(result.error()), false);
            arrange();
            return;
        }
        if (!result || !session()) {
            refused(result ? imap::Error{} : result.error());
            return;
        }
        this->show([&] { show(std::move(*result)); });
        emit ended(tr("%Ln message(s)", nullptr, int(found())), true);
        succeeded();
    });
}

void MessageArranger::sortOnServer()
{
    const bool hasWindows = session()->supports("CONTEXT=SORT")
                            || (session()->supports("ESORT") && session()->supports("PARTIAL"));
    if (hasWindows && !m_same && session()->mailbox().count() > 2 * BeginSize)
        beginOnServer();
    QStringList by;
    for (const imap::SortKey &key : m_wanted.keys)
        by += SortKeys::name(key.key);
    run(imap::Sort{m_wanted.keys, m_wanted.criteria.value_or(imap::SearchKey::all())},
        tr("Sort %1 by %2").arg(m_mailbox.toString(), by.join(QStringLiteral(", "))),
        tr("The server is sorting…"),
        [this](const std::vector<quint32> &numbers) { m_model->setOrder(numbers, others()); });
}

// How the order begins comes before all of it (RFC 5267 section 4.4, RFC 9394): a million numbers take their time over a
// slow line. If this is refused nothing is lost.
void MessageArranger::beginOnServer()
{
    imap::ExtendedSort begin{m_wanted.keys, m_wanted.criteria.value_or(imap::SearchKey::all()),
                             imap::Messages::By::Number};
    begin.returning = {.count = true,
                       .partial = imap::PartialRange{1, BeginSize},
                       .context = session()->supports("CONTEXT=SORT")};
    // Not in run(): what counts is the whole.
    auto *reply = session()->send(std::move(begin));
    m_begin = reply;
    reply->then(this, [this, reply](const imap::Expected<imap::SortResult> &result) {
        if (m_begin != reply || !m_command || !session() || !result || !result->count)
            return;
        m_beginIsShown = true;
        show([&] { m_model->setOrderBegin(result->partial, *result->count); });
        emit arranged();
    });
}

void MessageArranger::threadOnServer()
{
    run(imap::Thread{m_wanted.threading, m_wanted.criteria.value_or(imap::SearchKey::all())},
        tr("Thread %1 by %2").arg(m_mailbox.toString(), QString::fromLatin1(m_wanted.threading)),
        tr("The server is building the threads…"),
        [this](imap::ThreadForest threads) { m_model->setThreads(std::move(threads), others(), roots()); });
}

void MessageArranger::arrangeHere(const QString &why)
{
    m_whyHere = why;
    m_shifted = false;
    m_local = new LocalArranger(session(), {m_wanted.keys, m_wanted.threading, m_wanted.criteria}, this);
    const bool threads = !m_wanted.threading.isEmpty();
    const auto finish = [this](const auto &show) {
        std::exchange(m_local, nullptr)->deleteLater();
        if (!session()) {
            refused({});
            return;
        }
        this->show(show);
        emit ended(tr("%Ln message(s)", nullptr, int(found())), true);
        succeeded();
    };
    connect(m_local, &LocalArranger::sorted, this, [this, finish](const std::vector<quint32> &numbers) {
        finish([&] { m_model->setOrder(numbers, others()); });
    });
    connect(m_local, &LocalArranger::threaded, this, [this, finish](const imap::ThreadForest &forest) {
        finish([&] { m_model->setThreads(forest, others(), roots()); });
    });
    connect(m_local, &LocalArranger::progressed, this, [this, threads](qint64 done, qint64 total) {
        const QString text = threads ? tr("Fetching what the threads are made of: %1 of %2…")
                                     : tr("Fetching what to sort by: %1 of %2…");
        setNotice(text.arg(formatCount(quint64(done)), formatCount(quint64(total))));
        emit progressed(done, total);
    });
    const auto fail = [this](const imap::Error &error) {
        std::exchange(m_local, nullptr)->deleteLater();
        refused(error);
    };
    connect(m_local, &LocalArranger::failed, this, fail);
    connect(m_local, &LocalArranger::searchRefused, this, [this, fail](const imap::Error &error) {
        // It was the criteria, then, that the server did not like.
        m_sortRefused.clear();
        m_threadRefused.clear();
        fail(error);
    });
    emit began(threads
                   ? tr("Thread %1 by %2").arg(m_mailbox.toString(), QString::fromLatin1(m_wanted.threading))
                   : tr("Sort %1").arg(m_mailbox.toString()));
    emit busyChanged();
    m_local->start();
}

void MessageArranger::searchOnServer()
{
    imap::Search search{*m_wanted.criteria, imap::Messages::By::Number};
    // A set takes less than a million numbers do (RFC 4731).
    if (session()->supports("ESEARCH") || session()->supports("IMAP4REV2"))
        search.returning = imap::SearchReturn{.all = true};
    run(std::move(search), tr("Search %1").arg(m_mailbox.toString()), tr("The server is searching…"),
        [this](const imap::SearchResult &result) {
            std::vector<quint32> newestFirst;
            newestFirst.reserve(std::min<quint64>(result.all.count(), m_session->mailbox().count()));
            const auto &ranges = result.all.ranges();
            for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
                for (quint32 number = std::min(range->last, m_session->mailbox().count());
                     number >= range->first; --number)
                    newestFirst.push_back(number);
            }
            m_model->setOrder(std::move(newestFirst), MessageListModel::Others::Hidden);
        });
}

void MessageArranger::succeeded()
{
    m_shown = m_wanted;
    m_criteriaAreNew = m_same = m_beginIsShown = false;
    setNotice(noticeOfShown());
    // Whether the server looked before or after they shifted cannot be told.
    if (std::exchange(m_shifted, false))
        m_outdated.start();
    emit busyChanged();
    emit arranged();
}

// Whether it is done here, since the server will not do it. Courier can be set up to announce SORT and THREAD, and to
// refuse them.
bool MessageArranger::takesOver(const imap::Error &error, QString &refusal)
{
    const bool forGood = error.code.isEmpty() || error.code == "CANNOT" || error.code == "NOPERM";
    const bool isRefused =
        error.kind == imap::Error::Kind::Refused || error.kind == imap::Error::Kind::Rejected;
    if (!isRefused || !forGood || !m_whyHere.isEmpty() || !isFewEnough() || !refusal.isEmpty() || !session())
        return false;
    refusal = ErrorText::shortened(error.text);
    if (refusal.isEmpty())
        refusal = QStringLiteral("NO");
    return true;
}

void MessageArranger::refused(const imap::Error &error)
{
    emit ended(ErrorText::describe(error), false);
    const bool threads = !m_wanted.threading.isEmpty();
    if ((threads || !m_wanted.keys.empty()) && takesOver(error, threads ? m_threadRefused : m_sortRefused)) {
        arrange();
        emit offersChanged();
        return;
    }
    const bool again = std::exchange(m_same, false);
    const bool criteriaWereNew = std::exchange(m_criteriaAreNew, false);
    const bool begun = std::exchange(m_beginIsShown, false);
    m_wanted = m_shown;
    // The old order does not hold any more, and there is no new one.
    if ((again || begun) && !m_shown.criteria && session()) {
        m_wanted = {};
        showNewest();
    }
    setNotice(criteriaWereNew ? noticeOfShown() : ErrorText::describe(error));
    emit busyChanged();
    emit offersChanged();
    emit wantedChanged();
    if (criteriaWereNew)
        emit criteriaRefused(error);
}

void MessageArranger::setNotice(const QString &text)
{
    if (m_notice == text)
        return;
    m_notice = text;
    emit noticeChanged();
}

QString MessageArranger::noticeOfShown() const
{
    const QString order = m_shown.threading.isEmpty()
                              ? SortKeys::describe(m_shown.keys)
                              : tr("Threads by %1").arg(QString::fromLatin1(m_shown.threading));
    return m_whyHere.isEmpty() || order.isEmpty() ? order : tr("%1. Done here: %2").arg(order, m_whyHere);
}

} // namespace ui
