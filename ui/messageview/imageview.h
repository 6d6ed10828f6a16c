#pragma once
#include "ui/support/picture.h"
#include <QWidget>

namespace ui {

// A picture, as large as it is or made to fit.
class ImageView final : public QWidget
{
    Q_OBJECT
public:
    explicit ImageView(QWidget *parent = nullptr);

    void setPicture(const Picture &picture);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Picture m_picture;
};

} // namespace ui
