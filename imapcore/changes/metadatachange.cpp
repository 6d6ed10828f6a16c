#include "metadatachange.h"
#include "changejson.h"

namespace imap {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView Shared = "/shared", Private = "/private";

bool hasMetadata(const ServerManner &manner, const MailboxName &mailbox)
{
    return manner.capabilities.contains("METADATA")
           || (mailbox.isEmpty() && manner.capabilities.contains("METADATA-SERVER"));
}

} // namespace

QString MetadataChange::oldEntry() const
{
    const QByteArrayView scope = entry.toLower().startsWith(Shared) ? Shared : Private;
    return QString::fromUtf8(entry.sliced(scope.size()));
}

QByteArray MetadataChange::oldAttribute() const
{
    return entry.toLower().startsWith(Shared) ? "value.shared" : "value.priv";
}

std::optional<Error> MetadataChange::problem(const ServerManner &manner) const
{
    const QByteArray name = entry.toLower();
    // RFC 5464 section 3.1.
    if (!name.startsWith("/shared/") && !name.startsWith("/private/"))
        return Error{Error::Kind::InvalidArgument, {}, u"an entry begins with /shared/ or /private/"_s};
    const bool isBad =
        name.endsWith('/') || name.contains("//") || std::any_of(name.begin(), name.end(), [](char c) {
            return c == '*' || c == '%' || quint8(c) < 0x20 || quint8(c) >= 0x7f;
        });
    if (isBad)
        return Error{Error::Kind::InvalidArgument,
                     {},
                     u"the name of an entry is ASCII without “*”, “%”, “//” and “/” at its end"_s};
    if (!hasMetadata(manner, mailbox) && value && value->contains('\0'))
        return Error{Error::Kind::InvalidArgument, {}, u"ANNOTATEMORE has no values with NUL"_s};
    return std::nullopt;
}

std::vector<ChangeQuery> MetadataChange::queries(const ServerManner &manner) const
{
    if (hasMetadata(manner, mailbox) || !manner.capabilities.contains("ANNOTATEMORE"))
        return {GetMetadata{mailbox, {entry}, GetMetadata::Depth::Zero}};
    return {GetAnnotation{mailbox.wire(), {oldEntry().toUtf8()}, {oldAttribute()}}};
}

Expected<ChangeState> MetadataChange::stateIn(ChangeAnswers answers, const ServerManner &) const
{
    if (const Error *error = errorIn(answers))
        return *error;
    const auto state = [](const std::optional<QByteArray> &found) {
        return found ? ChangeState::present(*found) : ChangeState::absent();
    };
    if (const auto *found = std::get_if<FoundMetadata>(&answers[0])) {
        for (const MetadataEntry &one : found->entries) {
            if (one.name.compare(QString::fromUtf8(entry), Qt::CaseInsensitive) == 0)
                return state(one.value);
        }
        return ChangeState::absent();
    }
    for (const Annotation &one : std::get<std::vector<Annotation>>(answers[0])) {
        if (one.mailbox == mailbox && one.entry.compare(oldEntry(), Qt::CaseInsensitive) == 0)
            return state(one.value(oldAttribute()));
    }
    return ChangeState::absent();
}

std::vector<ChangeCommand> MetadataChange::commands(const ChangeState &, const ServerManner &manner) const
{
    if (hasMetadata(manner, mailbox) || !manner.capabilities.contains("ANNOTATEMORE"))
        return {SetMetadata{mailbox,
                            {{QString::fromUtf8(entry), value}},
                            manner.flavour.readsLiteral8InMetadata() ? SetMetadata::Nul::Literal8
                                                                     : SetMetadata::Nul::Literal}};
    return {SetAnnotation{mailbox.wire(), oldEntry(), {{oldAttribute(), value}}}};
}

std::optional<MetadataChange> MetadataChange::inverse(const ChangeState &before, const ChangeState &) const
{
    if (!before.isKnown())
        return std::nullopt;
    return MetadataChange{mailbox, entry, before.isPresent() ? std::optional(before.value) : std::nullopt};
}

Difference MetadataChange::difference(const ChangeState &, const ChangeState &wanted,
                                      const ChangeState &found, const ServerManner &) const
{
    return wanted == found                           ? Difference::None
           : wanted.isPresent() && found.isPresent() ? Difference::Other
                                                     : Difference::NotTaken;
}

void MetadataChange::toJson(QJsonObject &out) const
{
    putMailbox(out, u"mailbox"_s, mailbox);
    out.insert(u"entry"_s, QString::fromUtf8(entry));
    out.insert(u"value"_s, value ? bytesToJson(*value) : QJsonValue());
}

Expected<MetadataChange> MetadataChange::fromJson(const QJsonObject &in)
{
    JsonReader reader(in);
    MetadataChange change{reader.mailbox(u"mailbox"_s), reader.text(u"entry"_s).toUtf8(),
                          reader.optionalBytes(u"value"_s)};
    if (!reader.has(u"value"_s))
        reader.fail(u"“value” is missing: null takes the entry away"_s);
    return reader.result(std::move(change));
}

} // namespace imap
