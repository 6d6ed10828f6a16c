#include "widequotaedit.h"
#include <limits>

namespace imap {

namespace {

constexpr quint64 Largest = std::numeric_limits<qint64>::max(); // 63 bits (RFC 9208 section 4.1.1)

quint64 sum(quint64 a, quint64 b)
{
    return a > Largest - std::min(b, Largest) ? Largest : a + b;
}

// Rounded up, without leaving 63 bits.
quint64 percentOf(quint64 value, quint64 percent)
{
    const quint64 whole = value / 100, rest = value % 100;
    if (percent > 0 && whole > Largest / percent)
        return Largest;
    return sum(whole * percent, (rest * std::min<quint64>(percent, Largest / 100) + 99) / 100);
}

} // namespace

namespace {

std::optional<StagedChange> copyOf(const QuotaRoot &like, const QuotaRoot &root)
{
    QMap<QByteArray, quint64> wanted;
    for (const QuotaResource &one : like.resources) {
        if (one.limit)
            wanted.insert(one.name, *one.limit);
    }
    QuotaChange change{root.name, wanted, {}};
    for (const QuotaResource &one : root.resources) {
        if (one.limit == change.set.value(one.name, ~quint64(0)))
            change.set.remove(one.name); // it is so already
        else if (one.limit && !wanted.contains(one.name))
            change.remove += one.name;
    }
    if (root.name == like.name || (change.set.isEmpty() && change.remove.isEmpty()))
        return std::nullopt;
    return StagedChange{std::move(change), QuotaChange::stateOf(root), {}};
}

} // namespace

std::optional<StagedChange> WideQuotaEdit::changeFor(const QuotaRoot &root,
                                                     const ServerFlavour &flavour) const
{
    if (what == What::Copy)
        return copyOf(like, root);
    const auto found = std::find_if(root.resources.begin(), root.resources.end(),
                                    [this](const QuotaResource &one) { return one.name == resource; });
    std::optional<quint64> limit;
    if (found != root.resources.end())
        limit = found->limit;
    std::optional<quint64> wanted;
    if (what == What::Set)
        wanted = std::min(value, Largest);
    else if (limit && (*limit > 0 || !flavour.isZeroUnlimited()))
        wanted = what == What::Raise ? sum(*limit, percentOf(*limit, value))
                                     : std::max(*limit, sum(found->usage, value));
    if (!wanted || wanted == limit)
        return std::nullopt;
    return StagedChange{QuotaChange{root.name, {{resource, *wanted}}, {}}, QuotaChange::stateOf(root), {}};
}

} // namespace imap
