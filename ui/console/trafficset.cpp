#include "trafficset.h"
#include <algorithm>

namespace ui {

TrafficSet::TrafficSet(imap::Recorder *recorder, QObject *parent) : QObject(parent), m_recorder(recorder)
{
    for (const auto &trace : recorder->traces())
        insert(trace, trace->title(), false);
    connect(recorder, &imap::Recorder::added, this, [this](const imap::Trace *trace) {
        for (const auto &known : m_recorder->traces()) {
            if (known.get() == trace)
                insert(known, known->title(), false);
        }
    });
    connect(recorder, &imap::Recorder::removing, this, [this](const imap::Trace *trace) {
        if (const One *gone = of(trace))
            remove(gone->id);
    });
}

const TrafficSet::One *TrafficSet::of(quint16 id) const
{
    const auto found = std::lower_bound(m_all.begin(), m_all.end(), id,
                                        [](const auto &one, quint16 wanted) { return one->id < wanted; });
    return found != m_all.end() && (*found)->id == id ? found->get() : nullptr;
}

const TrafficSet::One *TrafficSet::of(const imap::Traffic *traffic) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [traffic](const auto &one) { return one->traffic.get() == traffic; });
    return found != m_all.end() ? found->get() : nullptr;
}

const TrafficSet::One *TrafficSet::add(std::shared_ptr<const imap::Traffic> traffic, const QString &title)
{
    return insert(std::move(traffic), title, true);
}

const TrafficSet::One *TrafficSet::insert(std::shared_ptr<const imap::Traffic> traffic, const QString &title,
                                          bool isFile)
{
    const auto isTaken = [this](const QString &text) {
        return std::any_of(m_all.begin(), m_all.end(),
                           [&text](const auto &one) { return one->title == text; });
    };
    QString unique = title;
    for (int number = 2; isTaken(unique); ++number)
        unique = QStringLiteral("%1 #%2").arg(title).arg(number);
    auto log = isFile ? std::make_unique<imap::ExchangeLog>(traffic.get(), nullptr, MostOfFile)
                      : std::make_unique<imap::ExchangeLog>(traffic.get());
    m_all.push_back(
        std::make_unique<One>(One{++m_last, std::move(traffic), std::move(log), std::move(unique), isFile}));
    const One *made = m_all.back().get();
    emit added(*made);
    return made;
}

void TrafficSet::remove(quint16 id)
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [id](const auto &one) { return one->id == id; });
    if (found == m_all.end())
        return;
    emit removing(**found);
    m_all.erase(found);
}

} // namespace ui
