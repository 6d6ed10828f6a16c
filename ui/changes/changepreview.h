#pragma once
#include <QCoreApplication>
#include <vector>

namespace ui {

class StagedChanges;

// What changes would send, line by line; of a single one also what is there, what came of it, and what undoes it.
class ChangePreview
{
    Q_DECLARE_TR_FUNCTIONS(ChangePreview)

public:
    static QString of(const StagedChanges &changes, const std::vector<quint64> &ids);
};

} // namespace ui
