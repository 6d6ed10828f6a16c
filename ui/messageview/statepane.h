#pragma once
#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

// What is said in place of a content: that it is coming, that there is none, why it is not there.
class StatePane final : public QWidget
{
    Q_OBJECT
public:
    explicit StatePane(const QString &objectName, QWidget *parent = nullptr);

    // `canRetry` offers to ask again.
    void say(const char *iconName, const QString &title, const QString &text = {}, bool canRetry = false);
    QString title() const;
    QString text() const;

signals:
    void retryWanted();

private:
    QLabel *m_icon, *m_title, *m_text;
    QPushButton *m_retry;
};

} // namespace ui
