#include "accesssearch.h"

namespace imap {

std::vector<size_t> AccessSearch::mailboxesIn(const AccessIndex &index) const
{
    const ServerFlavour &flavour = index.flavour();
    const auto fits = [this, &flavour](Rights has) {
        has = has.withoutVirtual(flavour.era());
        return rights.isEmpty() ? !has.isEmpty() : has.containsAll(rights);
    };
    const Identifier meant = flavour.identifier(who);
    std::vector<size_t> found;
    if (isEffective && !who.isEmpty()) {
        PersonsRights persons(index, Person::of(meant));
        for (const PersonsRights::On &on : persons.all()) {
            if (fits(on.rights))
                found.push_back(on.mailbox);
        }
        return found;
    }
    for (size_t mailbox = 0; mailbox < index.size(); ++mailbox) {
        const auto entries = index.entries(mailbox);
        const bool is = std::any_of(entries.begin(), entries.end(), [&](const AccessIndex::Entry &entry) {
            return (who.isEmpty() || index.identifier(entry.identifier) == meant) && fits(entry.rights);
        });
        if (is)
            found.push_back(mailbox);
    }
    return found;
}

} // namespace imap
