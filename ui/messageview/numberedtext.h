#pragma once
#include "textfeed.h"
#include <QPlainTextEdit>

namespace ui {

// Bytes as text in a fixed font, with the number of each line beside it.
class NumberedText final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit NumberedText(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Margin;
    void placeMargin();
    int marginWidth() const;
    void paintMargin(QPaintEvent *event);

    Margin *m_margin;
    TextFeed *m_feed;
    quint64 m_asked = 0; // only the bytes that were set last are shown
};

} // namespace ui
