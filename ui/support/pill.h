#pragma once
#include "theme.h"
#include <QAbstractButton>

namespace ui {

// A word in a rounded outline: a state that must not be overlooked, beside what it is about. A click changes it.
class Pill final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Pill(QWidget *parent = nullptr);

    // Anything but Normal fills it.
    void setTone(Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Tone m_tone = Tone::Normal;
};

} // namespace ui
