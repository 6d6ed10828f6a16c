#pragma once
#include "ui/models/quotafleetmodel.h"
#include <QWidget>

namespace ui {

// How many quota roots are how full, a bar for each ten percent, one for more than all, and one for no limit. A click on a
// bar asks for what is at least so full.
class UsageHistogram final : public QWidget
{
    Q_OBJECT
public:
    explicit UsageHistogram(QWidget *parent = nullptr);
    void setCounts(const QuotaFleetModel::Histogram &counts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    // Percent.
    void chosen(int threshold);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect barAt(size_t bar) const;
    int barUnder(const QPoint &at) const;
    static QString words(size_t bar, size_t count);

    QuotaFleetModel::Histogram m_counts{};
};

} // namespace ui
