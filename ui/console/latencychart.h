#pragma once
#include "imapcore/traffic/latencyprobe.h"
#include <QWidget>

namespace ui {

// How long each answer took, from the left to the right.
class LatencyChart final : public QWidget
{
    Q_OBJECT
public:
    explicit LatencyChart(QWidget *parent = nullptr);
    void setSamples(const std::vector<imap::LatencyProbe::Sample> &samples);
    QSize sizeHint() const override;
    // "12 answers: median 0.4 ms, …"
    QString summary() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<imap::LatencyProbe::Sample> m_samples;
};

} // namespace ui
