#include "changeitem.h"

namespace imap {

using namespace Qt::StringLiterals;
using State = ChangeItem::State;

namespace {

constexpr std::pair<State, const char *> States[] = {
    {State::Staged, "staged"},     {State::Sent, "sent"},       {State::Done, "done"},
    {State::Unneeded, "unneeded"}, {State::Refused, "refused"}, {State::Overtaken, "overtaken"}};
constexpr std::pair<Difference, const char *> Differences[] = {{Difference::None, "none"},
                                                               {Difference::Rounded, "rounded"},
                                                               {Difference::Tied, "tied"},
                                                               {Difference::Kept, "kept"},
                                                               {Difference::Canonicalised, "canonicalised"},
                                                               {Difference::Later, "later"},
                                                               {Difference::NotTaken, "not taken"},
                                                               {Difference::Other, "other"}};

template<typename T, size_t Size>
std::optional<T> byName(const std::pair<T, const char *> (&table)[Size], const QString &name)
{
    for (const auto &[value, text] : table) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

} // namespace

QByteArray nameOf(State state)
{
    return States[size_t(state)].second;
}

std::optional<State> stateOf(const QString &name)
{
    return byName(States, name);
}

QByteArray nameOf(Difference difference)
{
    return Differences[size_t(difference)].second;
}

std::optional<Difference> differenceOf(const QString &name)
{
    return byName(Differences, name);
}

Error ChangeItem::givenUp()
{
    return {Error::Kind::InvalidArgument, "LOST",
            u"left out: the connection was lost twice when this was sent"_s};
}

void ChangeItem::stageAgain()
{
    state = State::Staged;
    if (found.isKnown())
        before = std::exchange(found, {});
    error.reset();
}

void ChangeItem::setFound(const ChangeState &now, Difference how)
{
    found = now;
    difference = how;
    hadIt = hadIt || !isOdd(how);
}

QJsonObject ChangeItem::toJson() const
{
    QJsonObject out = change.toJson();
    out.insert(u"before"_s, Change::stateToJson(before));
    if (!cause.isEmpty())
        out.insert(u"cause"_s, cause);
    return out;
}

Expected<StagedChange> StagedChange::fromJson(const QJsonObject &in)
{
    auto change = Change::fromJson(in);
    if (!change)
        return change.error();
    auto before = Change::stateFromJson(in.value(u"before"_s));
    if (!before)
        return before.error();
    return StagedChange{*std::move(change), *before, in.value(u"cause"_s).toString()};
}

} // namespace imap
