#include "change.h"
#include "../commandtext.h"
#include "changejson.h"

namespace imap {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
concept Merges = requires(const T change)
{
    change.then(change);
};
template<typename T>
concept Inverts = requires(const T change, const ChangeState state)
{
    change.inverse(state, state);
};
template<typename T>
concept Compares = requires(const T change, const ChangeState state, const ServerManner manner)
{
    change.difference(state, state, state, manner);
};

// The kind that has this name, read from what the object says.
template<size_t at = 0>
Expected<Change> readKind(const QString &kind, const QJsonObject &in)
{
    if constexpr (at == std::variant_size_v<Change::Any>) {
        return Error{Error::Kind::InvalidArgument, {}, u"there is no kind of change “%1”"_s.arg(kind)};
    } else {
        using Kind = std::variant_alternative_t<at, Change::Any>;
        if (kind != QLatin1StringView(Kind::kind))
            return readKind<at + 1>(kind, in);
        auto change = Kind::fromJson(in);
        if (!change)
            return change.error();
        return Change(*std::move(change));
    }
}

// Whether one name may be that of a mailbox above the other; it does not know the separator, and is careful.
bool isAtOrAbove(const QByteArray &above, const QByteArray &name)
{
    return name.startsWith(above);
}

} // namespace

QByteArray Change::kind() const
{
    return std::visit([](const auto &change) { return QByteArray(change.kind); }, m_any);
}

QByteArray Change::target() const
{
    return kind() + ' ' + std::visit([](const auto &change) { return change.target(); }, m_any);
}

MailboxName Change::mailbox() const
{
    return std::visit(
        [](const auto &change) {
            if constexpr (requires { change.mailbox; })
                return change.mailbox;
            else
                return MailboxName();
        },
        m_any);
}

QByteArrayList Change::names() const
{
    if (const auto *quota = as<QuotaChange>())
        return {quota->plainName()};
    if (const auto *rename = as<RenameChange>())
        return {rename->mailbox.wire(), rename->to.wire()};
    return {mailbox().wire()};
}

bool Change::isStructural() const
{
    return as<CreateChange>() || as<DeleteChange>() || as<RenameChange>();
}

bool Change::interferesWith(const Change &other) const
{
    if (target() == other.target())
        return true;
    if (!isStructural() && !other.isStructural())
        return false;
    for (const QByteArray &mine : names()) {
        for (const QByteArray &theirs : other.names()) {
            if (isAtOrAbove(mine, theirs) || isAtOrAbove(theirs, mine))
                return true;
        }
    }
    return false;
}

std::optional<Error> Change::problem(const ServerManner &manner) const
{
    return std::visit([&](const auto &change) { return change.problem(manner); }, m_any);
}

std::vector<ChangeQuery> Change::queries(const ServerManner &manner) const
{
    return std::visit([&](const auto &change) { return change.queries(manner); }, m_any);
}

Expected<ChangeState> Change::stateIn(ChangeAnswers answers, const ServerManner &manner) const
{
    return std::visit([&](const auto &change) { return change.stateIn(answers, manner); }, m_any);
}

ChangeState Change::after(const ChangeState &before) const
{
    return std::visit([&](const auto &change) { return change.after(before); }, m_any);
}

bool Change::isSame(const ChangeState &before, const ChangeState &now) const
{
    return std::visit([&](const auto &change) { return change.isSame(before, now); }, m_any);
}

std::vector<ChangeCommand> Change::commands(const ChangeState &found, const ServerManner &manner) const
{
    return std::visit([&](const auto &change) { return change.commands(found, manner); }, m_any);
}

QByteArrayList Change::lines(const ChangeState &found, const ServerManner &manner) const
{
    QByteArrayList all;
    for (const ChangeCommand &command : commands(found, manner)) {
        all += std::visit(
            [&manner](const auto &one) { return commandText(one, manner.capabilities, manner.utf8); },
            command);
    }
    return all;
}

Difference Change::difference(const ChangeState &before, const ChangeState &wanted, const ChangeState &found,
                              const ServerManner &manner) const
{
    return std::visit(
        [&](const auto &change) {
            if constexpr (Compares<std::decay_t<decltype(change)>>)
                return change.difference(before, wanted, found, manner);
            else
                return change.isSame(wanted, found) ? Difference::None : Difference::NotTaken;
        },
        m_any);
}

namespace {

// A mailbox comes back without its messages: one that had any does not come back by this.
std::vector<Change> inverseOf(const DeleteChange &deletion, const ChangeState &before)
{
    const DeleteChange::Contents contents = DeleteChange::contentsOf(before);
    if (!before.isPresent() || !contents.isEmpty())
        return {};
    std::vector<Change> back{CreateChange{deletion.mailbox}};
    for (const AclEntry &entry : contents.acl)
        back.push_back(AclChange{deletion.mailbox, entry.identifier, {}, {}, entry.rights});
    return back;
}

} // namespace

std::vector<Change> Change::inverse(const ChangeState &before, const ChangeState &after) const
{
    using All = std::vector<Change>;
    if (const auto *create = as<CreateChange>())
        return before.isPresent() ? All() : All{DeleteChange{create->mailbox}};
    if (const auto *deletion = as<DeleteChange>())
        return inverseOf(*deletion, before);
    // The messages of INBOX went into a new mailbox, where others may be by now.
    if (const auto *rename = as<RenameChange>())
        return rename->movesChildren() ? All{RenameChange{rename->to, rename->mailbox}} : All();
    if (const auto *subscription = as<SubscriptionChange>())
        return before.isKnown() ? All{SubscriptionChange{subscription->mailbox, before.isPresent()}} : All();
    return std::visit(
        [&](const auto &change) -> All {
            if constexpr (Inverts<std::decay_t<decltype(change)>>) {
                if (auto inverse = change.inverse(before, after))
                    return {Change(*std::move(inverse))};
            }
            return {};
        },
        m_any);
}

Change::Loss Change::loss(const ChangeState &before) const
{
    if (as<DeleteChange>())
        return before.isPresent() && !DeleteChange::contentsOf(before).isEmpty() ? Loss::Messages
                                                                                 : Loss::None;
    if (as<QuotaChange>() && before.kind == ChangeState::Kind::Absent)
        return Loss::QuotaRoot;
    return Loss::None;
}

Change Change::movedBy(const RenameChange &rename, char separator, char newSeparator) const
{
    Change change = *this;
    std::visit(
        [&](auto &one) {
            using T = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<T, RenameChange>)
                one.to = rename.moved(one.to, separator, newSeparator);
            else if constexpr (requires { one.mailbox; }
                               && !std::is_same_v<T, SubscriptionChange> && !std::is_same_v<T, DeleteChange>)
                one.mailbox = rename.moved(one.mailbox, separator, newSeparator);
        },
        change.m_any);
    return change;
}

std::optional<Change> Change::then(const Change &later) const
{
    if (target() != later.target())
        return std::nullopt;
    // Elsewhere these are two roots.
    if (const auto *quota = as<QuotaChange>(); quota && quota->root != later.as<QuotaChange>()->root)
        return std::nullopt;
    return std::visit(
        [&](const auto &change) -> std::optional<Change> {
            using T = std::decay_t<decltype(change)>;
            if constexpr (Merges<T>)
                return Change(change.then(*later.as<T>()));
            else
                return std::nullopt;
        },
        m_any);
}

QJsonObject Change::toJson() const
{
    QJsonObject out{{u"kind"_s, QString::fromLatin1(kind())}};
    std::visit([&out](const auto &change) { change.toJson(out); }, m_any);
    return out;
}

Expected<Change> Change::fromJson(const QJsonObject &in)
{
    JsonReader reader(in);
    const QString kind = reader.text(u"kind"_s);
    if (!reader.isGood())
        return reader.error();
    return readKind(kind, in);
}

QJsonValue Change::stateToJson(const ChangeState &state)
{
    if (!state.isKnown())
        return QJsonValue(QJsonValue::Undefined);
    return state.isPresent() ? bytesToJson(state.value) : QJsonValue();
}

Expected<ChangeState> Change::stateFromJson(const QJsonValue &value)
{
    if (value.isUndefined())
        return ChangeState();
    if (value.isNull())
        return ChangeState::absent();
    const auto bytes = bytesFromJson(value);
    if (!bytes)
        return Error{Error::Kind::InvalidArgument, {}, u"“before” is neither text nor null"_s};
    return ChangeState::present(*bytes);
}

} // namespace imap
