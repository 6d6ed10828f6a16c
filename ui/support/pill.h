#pragma once
#include <QLabel>

namespace ui {

// A word in a rounded outline: a state that must not be overlooked, beside what it is about.
class Pill final : public QLabel
{
    Q_OBJECT
public:
    using QLabel::QLabel;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
