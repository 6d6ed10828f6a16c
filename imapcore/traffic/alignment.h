#pragma once
#include <QtGlobal>
#include <optional>
#include <utility>
#include <vector>

namespace imap {

// Which of two rows of things stands where beside which of the other, the same ones beside each other: a longest common
// subsequence where the rows are short, and where they are long what those things lie between that are in both once. A
// place that is -1 is empty.
std::vector<std::pair<qsizetype, qsizetype>> align(const std::vector<quint64> &left,
                                                   const std::vector<quint64> &right);

} // namespace imap
