#pragma once
#include "imapcore/criterion.h"
#include <QCoreApplication>
#include <functional>

namespace ui {

// Sentences about searches.
class SearchText
{
    Q_DECLARE_TR_FUNCTIONS(ui::SearchText)
public:
    static QString describe(const imap::CriteriaProblem &problem);
    // What the server lacks for it, and what is sent without being understood here; empty: nothing of the kind.
    static QString reservations(const imap::Criterion &criterion,
                                const std::function<bool(const QByteArray &capability)> &isThere);
};

} // namespace ui
