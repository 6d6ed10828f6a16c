#include "messagearranger.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/thread.h"
#include "ui/models/messagelistmodel.h"
#include "ui/support/errortext.h"

namespace ui {

namespace {

// One new order for all that came in a while, not one for each message.
constexpr int OutdatedMs = 500;

// RFC 5256 section 3, RFC 5957.
QString keyName(const imap::SortKey &key)
{
    static const struct
    {
        const char *key;
        const char *name;
    } names[] = {
        {"ARRIVAL", QT_TRANSLATE_NOOP("ui::MessageArranger", "arrival")},
        {"CC", QT_TRANSLATE_NOOP("ui::MessageArranger", "Cc")},
        {"DATE", QT_TRANSLATE_NOOP("ui::MessageArranger", "date")},
        {"DISPLAYFROM", QT_TRANSLATE_NOOP("ui::MessageArranger", "sender's name")},
        {"DISPLAYTO", QT_TRANSLATE_NOOP("ui::MessageArranger", "recipient's name")},
        {"FROM", QT_TRANSLATE_NOOP("ui::MessageArranger", "sender")},
        {"SIZE", QT_TRANSLATE_NOOP("ui::MessageArranger", "size")},
        {"SUBJECT", QT_TRANSLATE_NOOP("ui::MessageArranger", "subject")},
        {"TO", QT_TRANSLATE_NOOP("ui::MessageArranger", "recipient")},
    };
    for (const auto &[wire, name] : names) {
        if (key.key == wire)
            return MessageArranger::tr(name);
    }
    return QString::fromLatin1(key.key);
}

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
    setNotice({});
    if (!session || mailbox == m_mailbox)
        return;
    m_mailbox = mailbox;
    m_criteriaAreNew = false;
    if (std::exchange(m_wanted.criteria, {}))
        emit wantedChanged();
}

imap::Session *MessageArranger::session() const
{
    return m_session && m_session->state() == imap::Session::State::Selected
                   && m_session->mailbox().name() == m_mailbox
               ? m_session.data()
               : nullptr;
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
    if (!m_wanted.threading.isEmpty())
        threadOnServer();
    else if (!m_wanted.keys.empty())
        sortOnServer();
    else if (m_wanted.criteria)
        searchOnServer();
    else
        showNewest();
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
}

// What is under way is of no use any more.
void MessageArranger::abandon()
{
    if (imap::Reply *command = std::exchange(m_command, nullptr)) {
        command->cancel();
        emit ended(tr("Cancelled."), false);
    }
}

void MessageArranger::showNewest()
{
    emit aboutToArrange(m_same);
    m_model->showUnsorted();
    succeeded();
}

template<typename Command, typename Show>
void MessageArranger::run(Command command, const QString &title, const QString &busy, Show show)
{
    auto *reply = session()->send(std::move(command));
    m_command = reply;
    m_shifted = false;
    emit began(title);
    setNotice(busy);
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
        emit aboutToArrange(m_same);
        show(std::move(*result));
        emit ended(tr("%Ln message(s)", nullptr, int(found())), true);
        succeeded();
    });
}

void MessageArranger::sortOnServer()
{
    QStringList by;
    for (const imap::SortKey &key : m_wanted.keys)
        by += keyName(key);
    run(imap::Sort{m_wanted.keys, m_wanted.criteria.value_or(imap::SearchKey::all())},
        tr("Sort %1 by %2").arg(m_mailbox.toString(), by.join(QStringLiteral(", "))),
        tr("The server is sorting…"), [this](std::vector<quint32> numbers) {
            m_model->setOrder(std::move(numbers), m_wanted.criteria ? MessageListModel::Others::Hidden
                                                                    : MessageListModel::Others::Last);
        });
}

void MessageArranger::threadOnServer()
{
    run(imap::Thread{m_wanted.threading, m_wanted.criteria.value_or(imap::SearchKey::all())},
        tr("Thread %1 by %2").arg(m_mailbox.toString(), QString::fromLatin1(m_wanted.threading)),
        tr("The server is building the threads…"), [this](imap::ThreadForest threads) {
            m_model->setThreads(std::move(threads), m_wanted.criteria ? MessageListModel::Others::Hidden
                                                                      : MessageListModel::Others::Last);
        });
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
    m_criteriaAreNew = m_same = false;
    setNotice(noticeOfShown());
    // Whether the server looked before or after they shifted cannot be told.
    if (std::exchange(m_shifted, false) && !m_shown.keys.empty())
        m_outdated.start();
    emit arranged();
}

void MessageArranger::refused(const imap::Error &error)
{
    const bool again = std::exchange(m_same, false);
    const bool criteriaWereNew = std::exchange(m_criteriaAreNew, false);
    emit ended(ErrorText::describe(error), false);
    m_wanted = m_shown;
    // The old order does not hold any more, and there is no new one.
    if (again && !m_shown.criteria && session()) {
        m_wanted = {};
        showNewest();
    }
    setNotice(criteriaWereNew ? noticeOfShown() : ErrorText::describe(error));
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
    return m_shown.threading.isEmpty() ? QString()
                                       : tr("Threads by %1").arg(QString::fromLatin1(m_shown.threading));
}

} // namespace ui
