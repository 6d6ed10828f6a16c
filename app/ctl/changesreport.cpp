// What `mailreevectl changes` says of changes that were sent, and what it ends with.
#include "changes.h"
#include "changetext.h"
#include <QJsonDocument>
#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;
using State = imap::ChangeItem::State;

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

} // namespace app
