#pragma once
#include <QString>
#include <optional>

namespace app {

// Asks the person at the terminal for a secret, which is not shown while it is typed. Nothing where there is no
// terminal, or where the person ended the input instead.
std::optional<QString> askSecret(const QString &question);

} // namespace app
