#pragma once
#include <QPlainTextEdit>

namespace ui {

// Criteria text as on the wire. What is wrong in it is underlined where it is.
class CriteriaEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CriteriaEdit(QWidget *parent = nullptr);

    // Leaves the cursor alone where it is that text already.
    void setCriteria(const QString &text);
    // From this character on; negative: nothing is wrong.
    void showProblem(qsizetype offset);
    QSize sizeHint() const override;

signals:
    void edited(const QString &text);
    // Return; a search has no line ends.
    void returnPressed();
    void left(); // Escape

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_setting = false;
};

} // namespace ui
