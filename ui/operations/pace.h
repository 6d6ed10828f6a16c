#pragma once
#include <QtGlobal>
#include <algorithm>
#include <deque>

namespace ui {

// How fast something goes, as it went over the last seconds: what was slow at first says nothing of how it goes on.
class Pace
{
public:
    // So much is done by now; milliseconds since any moment.
    void note(qint64 now, qint64 done)
    {
        // One sample in a while is enough.
        if (m_samples.size() > 1 && now - m_samples[m_samples.size() - 2].at < SampleMs)
            m_samples.pop_back();
        m_samples.push_back({now, done});
        while (m_samples.size() > 2 && now - m_samples[1].at >= WindowMs)
            m_samples.pop_front();
    }
    // A second; 0: not known yet.
    double perSecond() const
    {
        if (m_samples.size() < 2 || m_samples.back().at - m_samples.front().at < LeastMs)
            return 0;
        return double(m_samples.back().done - m_samples.front().done) * 1000
               / double(m_samples.back().at - m_samples.front().at);
    }
    // Milliseconds until `total` is done, counted from `now`; -1: not known.
    qint64 timeLeft(qint64 now, qint64 total) const
    {
        const double rate = perSecond();
        if (rate <= 0 || total <= 0)
            return -1;
        const qint64 from = m_samples.back().at;
        const auto left = qint64(double(total - m_samples.back().done) * 1000 / rate);
        return std::max<qint64>(left - (now - from), 0);
    }

private:
    static constexpr qint64 WindowMs = 5000, SampleMs = 100, LeastMs = 500;
    struct Sample
    {
        qint64 at, done;
    };
    std::deque<Sample> m_samples;
};

} // namespace ui
