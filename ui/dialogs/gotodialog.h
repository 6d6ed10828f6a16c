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
    // What is found for a text, the best first, and what there is besides.
    using Finder = std::function<std::vector<Target>(const QString &text)>;
    GoToDialog(Finder finder, std::vector<Target> targets, QWidget *parent = nullptr);

    // Looks again, for more has become known; what was chosen stays.
    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void add(const Target &target);
    void go();

    Finder m_finder;
    std::vector<Target> m_targets;
    std::vector<Target> m_shown; // a row each
    QLineEdit *m_text;
    QListWidget *m_list;
};

} // namespace ui
