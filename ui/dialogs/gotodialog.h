#pragma once
#include <QDialog>
#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace ui {

// One box that finds what is called something: mailboxes, pages, actions. Type a part of the name, Return goes
// there.
class GoToDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Target
    {
        QString text;
        QString kind; // "Mailbox", "Page", "Action"
        QString icon;
        std::function<void()> go;
    };
    GoToDialog(std::vector<Target> targets, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void go();

    std::vector<Target> m_targets;
    QLineEdit *m_text;
    QListWidget *m_list;
};

} // namespace ui
