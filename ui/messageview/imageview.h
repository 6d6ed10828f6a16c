#pragma once
#include <QImage>
#include <QWidget>

namespace ui {

// A picture, as large as it is or made to fit.
class ImageView final : public QWidget
{
    Q_OBJECT
public:
    explicit ImageView(QWidget *parent = nullptr);

    // What is wrong with it, in words; empty: it is shown.
    QString setBytes(const QByteArray &bytes);
    QSize imageSize() const { return m_size; } // as it is in the file

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_image;
    QSize m_size;
};

} // namespace ui
