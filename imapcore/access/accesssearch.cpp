#include "accesssearch.h"
#include <memory>

namespace imap {

std::function<bool(size_t)> AccessSearch::isIn(const AccessIndex &index) const
{
    const auto fits = [rights = rights, era = index.flavour().era()](Rights has) {
        has = has.withoutVirtual(era);
        return rights.isEmpty() ? !has.isEmpty() : has.containsAll(rights);
    };
    const Identifier meant = index.flavour().identifier(who);
    if (isEffective && !who.isEmpty()) {
        const auto persons = std::make_shared<PersonsRights>(index, Person::of(meant));
        return [persons, fits, &index](size_t mailbox) {
            return index.state(mailbox) == AccessIndex::State::Known && fits(persons->rights(mailbox));
        };
    }
    return [fits, &index, meant, isAnybody = who.isEmpty()](size_t mailbox) {
        const auto entries = index.entries(mailbox);
        return std::any_of(entries.begin(), entries.end(), [&](const AccessIndex::Entry &entry) {
            return (isAnybody || index.identifier(entry.identifier) == meant) && fits(entry.rights);
        });
    };
}

std::vector<size_t> AccessSearch::mailboxesIn(const AccessIndex &index) const
{
    const auto isHere = isIn(index);
    std::vector<size_t> found;
    for (size_t mailbox = 0; mailbox < index.size(); ++mailbox) {
        if (isHere(mailbox))
            found.push_back(mailbox);
    }
    return found;
}

} // namespace imap
