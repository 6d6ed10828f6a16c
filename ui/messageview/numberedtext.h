#pragma once
#include <QPlainTextEdit>
#include <QTimer>

namespace ui {

// Text in a fixed font with the number of each line beside it. A long text is taken in a piece at a time, so that the
// window does not stand still.
class NumberedText final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit NumberedText(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    bool isComplete() const { return m_at >= m_bytes.size(); }

signals:
    // All of it is there.
    void completed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Margin;
    void takeMore();
    void placeMargin();
    int marginWidth() const;
    void paintMargin(QPaintEvent *event);

    Margin *m_margin;
    QByteArray m_bytes;
    qsizetype m_at = 0;
    bool m_utf8 = false;
    QTimer m_taking;
};

} // namespace ui
