#pragma once
#include "serverpage.h"

class QAction;
class QComboBox;
class QCompleter;
class QLineEdit;
class QTableView;

namespace ui {

class AccessIndexModel;
class AccessStore;

// Who may do what in all mailboxes of the server: by mailbox, by person, and what was refused.
class AccessIndexPage final : public ServerPage
{
    Q_OBJECT
public:
    explicit AccessIndexPage(QWidget *parent = nullptr);

protected:
    ServerCrawl *crawlOf(Connection *connection) const override;
    void showResult(Connection *connection) override;
    QString summary() const override;
    QString unavailable() const override;

private:
    AccessStore *store() const;
    void build();
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 void (AccessIndexPage::*done)());
    void showIndex();
    void viewChanged();
    void updateActions();
    void openMailbox();
    void takeOff();
    void stageDrop(const QString &identifier);
    void exportCsv();
    void exportJson();
    void inOrder(const std::function<void(const std::vector<quint32> &)> &then);

    AccessIndexModel *m_model;
    QTableView *m_table;
    QComboBox *m_view;
    QLineEdit *m_person, *m_filter;
    QCompleter *m_completer;
    QAction *m_open, *m_takeOff, *m_csv, *m_json;
};

} // namespace ui
