#include "describer.h"
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

namespace imap {

namespace {

using Table = std::unordered_map<std::string_view, Describer::Found>;

// Made by whoever comes first; the order in which the families are initialised does not matter.
Table &table(Describer::Kind kind)
{
    static std::array<Table, 3> tables;
    return tables[kind];
}

void add(Describer::Kind kind, const char *name, Describer::Read read, Describer::ReadValue readValue)
{
    table(kind).try_emplace(name, Describer::Found{name, read, readValue});
}

} // namespace

Describer::Describer(Kind kind, std::initializer_list<const char *> names, Read read)
{
    for (const char *name : names)
        add(kind, name, read, nullptr);
}

Describer::Describer(std::initializer_list<const char *> fetchItems, ReadValue read)
{
    for (const char *name : fetchItems)
        add(FetchItem, name, nullptr, read);
}

const Describer::Found *Describer::find(Kind kind, QByteArrayView name)
{
    std::array<char, 32> upper;
    if (name.size() > qsizetype(upper.size()))
        return nullptr;
    for (qsizetype i = 0; i < name.size(); ++i)
        upper[size_t(i)] = name[i] >= 'a' && name[i] <= 'z' ? char(name[i] - 'a' + 'A') : name[i];
    const Table &known = table(kind);
    const auto at = known.find(std::string_view(upper.data(), size_t(name.size())));
    return at == known.end() ? nullptr : &at->second;
}

} // namespace imap
