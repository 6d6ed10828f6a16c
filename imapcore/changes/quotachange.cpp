#include "quotachange.h"
#include "changejson.h"
#include <QJsonArray>

namespace imap {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 Most = quint64(std::numeric_limits<qint64>::max());

ChangeState present(const std::vector<QuotaLimit> &limits)
{
    QByteArrayList words;
    for (const QuotaLimit &limit : limits)
        words << limit.resource << QByteArray::number(limit.limit);
    return ChangeState::present(words.join(' '));
}

QMap<QByteArray, quint64> byName(const ChangeState &state)
{
    QMap<QByteArray, quint64> limits;
    for (const QuotaLimit &limit : QuotaChange::limitsOf(state))
        limits.insert(limit.resource, limit.limit);
    return limits;
}

} // namespace

std::vector<QuotaLimit> QuotaChange::limitsOf(const ChangeState &state)
{
    std::vector<QuotaLimit> limits;
    const QByteArrayList words = state.value.isEmpty() ? QByteArrayList() : state.value.split(' ');
    for (qsizetype at = 0; at + 1 < words.size(); at += 2)
        limits.push_back({words[at], words[at + 1].toULongLong()});
    return limits;
}

ChangeState QuotaChange::stateOf(const QuotaRoot &root)
{
    std::vector<QuotaLimit> limits;
    for (const QuotaResource &resource : root.resources) {
        if (resource.limit)
            limits.push_back({resource.name, *resource.limit});
    }
    return present(limits);
}

std::optional<Error> QuotaChange::problem(const ServerManner &manner) const
{
    const auto invalid = [](const QString &why) {
        return Error{Error::Kind::InvalidArgument, {}, why};
    };
    for (auto limit = set.begin(); limit != set.end(); ++limit) {
        if (!isAtom(limit.key()))
            return invalid(u"“%1” is no name of a resource"_s.arg(QString::fromUtf8(limit.key())));
        const quint64 most = std::min(Most, manner.flavour.largestLimit(limit.key()));
        if (limit.value() > most)
            return invalid(u"the limit of %1 is above %2"_s.arg(QString::fromLatin1(limit.key())).arg(most));
    }
    return std::nullopt;
}

QByteArray QuotaChange::name(const ServerManner &manner) const
{
    return manner.flavour.makesQuotaRoots() ? plainName() : root;
}

Expected<ChangeState> QuotaChange::stateIn(ChangeAnswers answers, const ServerManner &) const
{
    if (const Error *error = errorIn(answers)) {
        // Cyrus, without a code. Whoever may not see a root is told that there is no permission.
        const bool isMissing =
            error->code == "NONEXISTENT" || error->text.contains("does not exist"_L1, Qt::CaseInsensitive);
        if (error->kind == Error::Kind::Refused && isMissing)
            return ChangeState::absent();
        return *error;
    }
    return stateOf(std::get<QuotaRoot>(answers[0]));
}

ChangeState QuotaChange::after(const ChangeState &before) const
{
    if (!before.isKnown())
        return {};
    std::vector<QuotaLimit> limits = limitsOf(before);
    std::erase_if(limits, [this](const QuotaLimit &limit) { return remove.contains(limit.resource); });
    for (auto wanted = set.begin(); wanted != set.end(); ++wanted) {
        const auto old = std::find_if(limits.begin(), limits.end(), [&wanted](const QuotaLimit &limit) {
            return limit.resource == wanted.key();
        });
        if (old != limits.end())
            old->limit = wanted.value();
        else
            limits.push_back({wanted.key(), wanted.value()});
    }
    return present(limits);
}

bool QuotaChange::isSame(const ChangeState &a, const ChangeState &b)
{
    return a.kind == b.kind && byName(a) == byName(b);
}

std::vector<ChangeCommand> QuotaChange::commands(const ChangeState &found, const ServerManner &) const
{
    return {SetQuota{root, limitsOf(after(found.isKnown() ? found : ChangeState::absent()))}};
}

std::optional<QuotaChange> QuotaChange::inverse(const ChangeState &before, const ChangeState &after) const
{
    if (!before.isKnown() || !after.isKnown())
        return std::nullopt;
    QuotaChange back{root, byName(before), {}};
    for (const QuotaLimit &limit : limitsOf(after)) {
        if (!back.set.contains(limit.resource))
            back.remove += limit.resource;
    }
    for (const QuotaLimit &limit : limitsOf(after)) {
        if (back.set.value(limit.resource, limit.limit + 1) == limit.limit)
            back.set.remove(limit.resource);
    }
    return back;
}

Difference QuotaChange::difference(const ChangeState &before, const ChangeState &wanted,
                                   const ChangeState &found, const ServerManner &manner) const
{
    const auto asked = byName(wanted), is = byName(found);
    if (asked == is)
        return Difference::None;
    if (manner.flavour.limitsHoldFromNextLogin() && isSame(before, found))
        return Difference::Later;
    if (!found.isPresent() || asked.keys() != is.keys())
        return Difference::NotTaken;
    return Difference::Rounded;
}

QuotaChange QuotaChange::then(const QuotaChange &later) const
{
    QuotaChange both = *this;
    for (const QByteArray &resource : later.remove) {
        both.set.remove(resource);
        if (!both.remove.contains(resource))
            both.remove += resource;
    }
    for (auto limit = later.set.begin(); limit != later.set.end(); ++limit) {
        both.set.insert(limit.key(), limit.value());
        both.remove.removeAll(limit.key());
    }
    if (!later.takesOver.isEmpty())
        both.takesOver = later.takesOver;
    return both;
}

void QuotaChange::toJson(QJsonObject &out) const
{
    out.insert(u"root"_s, bytesToJson(root));
    QJsonObject limits;
    for (auto limit = set.begin(); limit != set.end(); ++limit)
        limits.insert(QString::fromLatin1(limit.key()), qint64(limit.value()));
    if (!limits.isEmpty())
        out.insert(u"set"_s, limits);
    if (!remove.isEmpty())
        out.insert(u"remove"_s, QString::fromLatin1(remove.join(' ')));
    QJsonArray taken;
    for (auto one = takesOver.begin(); one != takesOver.end(); ++one) {
        QJsonArray mailboxes;
        for (const QByteArray &mailbox : *one)
            mailboxes.append(bytesToJson(mailbox));
        taken.append(QJsonObject{{u"from"_s, bytesToJson(one.key())}, {u"mailboxes_wire"_s, mailboxes}});
    }
    if (!taken.isEmpty())
        out.insert(u"takes_over"_s, taken);
}

Expected<QuotaChange> QuotaChange::fromJson(const QJsonObject &in)
{
    JsonReader reader(in);
    QuotaChange change;
    const auto root = reader.optionalBytes(u"root"_s);
    if (!root)
        reader.fail(u"“root” is missing"_s);
    change.root = root.value_or(QByteArray());
    const QJsonObject limits = reader.value(u"set"_s).toObject();
    for (auto limit = limits.begin(); limit != limits.end(); ++limit) {
        const qint64 number = limit.value().toInteger(-1);
        if (number < 0)
            reader.fail(u"the limit of %1 is no number of 63 bits"_s.arg(limit.key()));
        change.set.insert(limit.key().toLatin1().toUpper(), quint64(number));
    }
    const QByteArray removed = reader.bytes(u"remove"_s).toUpper().simplified();
    if (!removed.isEmpty())
        change.remove = removed.split(' ');
    for (const QJsonValue &value : reader.value(u"takes_over"_s).toArray()) {
        const QJsonObject one = value.toObject();
        QByteArrayList &mailboxes =
            change.takesOver[bytesFromJson(one.value(u"from"_s)).value_or(QByteArray())];
        for (const QJsonValue &mailbox : one.value(u"mailboxes_wire"_s).toArray())
            mailboxes += bytesFromJson(mailbox).value_or(QByteArray());
    }
    if (change.set.isEmpty() && change.remove.isEmpty())
        reader.fail(u"one of “set” and “remove” is needed"_s);
    return reader.result(std::move(change));
}

} // namespace imap
