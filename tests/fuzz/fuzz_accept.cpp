// The first line names a command, and behind a space how its arguments vary; what follows are the responses that it gets.
#include "commands.h"
#include "target.h"

namespace {

const FuzzTarget accept("accept", [](QByteArrayView input) {
    const Choices choices(input);
    quint8 variation = 0;
    fuzzCommand(choices.line(), variation).feed(variation, choices.material());
});

} // namespace
