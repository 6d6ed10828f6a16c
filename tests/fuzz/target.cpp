#include "target.h"
#include <cstdio>
#include <cstdlib>

namespace {

// Made when the first target asks, whatever the order of the sources.
std::vector<const FuzzTarget *> &targets()
{
    static std::vector<const FuzzTarget *> known;
    return known;
}

} // namespace

FuzzTarget::FuzzTarget(const char *targetName, Run targetRun) : name(targetName), run(targetRun)
{
    targets().push_back(this);
}

const std::vector<const FuzzTarget *> &FuzzTarget::all()
{
    return targets();
}

void must(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

Choices::Choices(QByteArrayView input)
{
    const qsizetype newline = input.indexOf('\n');
    m_line = newline < 0 ? input : input.first(newline);
    m_material = newline < 0 ? QByteArrayView() : input.sliced(newline + 1);
}
