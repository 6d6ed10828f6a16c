#pragma once
#include <QAbstractScrollArea>

namespace ui {

// Bytes as they are: where each row begins, sixteen of them in hex, and as text in which line ends can be seen. A run of
// them is marked.
class HexView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit HexView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }
    // From one byte up to another, which is not marked any more; nothing where both are the same.
    void mark(qsizetype begin, qsizetype end, bool isWrong = false);
    qsizetype markBegin() const { return m_begin; }
    qsizetype markEnd() const { return m_end; }
    // -1: none.
    qsizetype byteAt(const QPoint &position) const;

signals:
    // By the mouse, or by the keyboard, of which the marked byte is the cursor then.
    void pointedAt(qsizetype byte);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static constexpr int PerRow = 16;
    int rowHeight() const;
    int letter() const;
    int offsetWidth() const;
    int hexAt(int column) const;
    int textAt(int column) const;
    qsizetype rows() const { return (m_bytes.size() + PerRow - 1) / PerRow; }
    void measure();
    void pointAt(qsizetype byte);
    void show(qsizetype byte);

    QByteArray m_bytes;
    qsizetype m_begin = 0, m_end = 0, m_cursor = 0;
    bool m_isWrong = false;
};

} // namespace ui
