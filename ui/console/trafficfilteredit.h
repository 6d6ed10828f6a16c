#pragma once
#include "imapcore/traffic/exchangefilter.h"
#include <QLineEdit>

namespace ui {

class TrafficSet;

// What is to be shown of the traffic, as one types it, completed from what there is.
class TrafficFilterEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit TrafficFilterEdit(const TrafficSet *set, QWidget *parent = nullptr);

    // At once, and not when one has typed.
    void apply();
    // A value as the filter takes it, which has no way to write a quote: the longest part without one is looked for.
    static QString quoted(const QString &value);

signals:
    void filterChanged(const imap::ExchangeFilter &filter);
    // Why it does not filter; empty: it does.
    void problemChanged(const QString &problem);

private:
    void complete();
    QStringList seen(const QString &key) const;

    const TrafficSet *m_set;
};

} // namespace ui
