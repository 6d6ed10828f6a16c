#pragma once
#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

// A notice over the lower end of a widget, until somebody closes it. It takes no room from what is there: whatever a person
// is about to click stays where it is. What it covers is mostly the line that says how old a page is.
class MessageBar final : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *over);

    void showMessage(const QString &text, bool bad);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    QString fitting(int width) const;

    QLabel *m_text, *m_icon;
    QToolButton *m_copy, *m_close;
    QString m_whole;
    bool m_isBad = false;
};

} // namespace ui
