#pragma once
#include "serverpage.h"
#include <optional>

class QAction;
class QComboBox;
class QCompleter;
class QLineEdit;
class QTableView;

namespace ui {

class AccessGridModel;
class AccessIndexModel;
class AccessStore;
class EmptyHint;

// Who may do what in all mailboxes of the server: by mailbox, by person, as a grid of both, and what was refused.
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
    void buildTable();
    void buildGrid();
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 void (AccessIndexPage::*done)());
    void showIndex();
    void viewChanged();
    bool isGrid() const;
    QTableView *currentTable() const { return isGrid() ? m_grid : m_table; }
    // The one that the person has before them; nothing: none.
    std::optional<size_t> currentMailbox() const;
    QString currentIdentifier() const;
    void tellRows();
    void setPerson(const QString &text);
    void setFilter(const QString &text);
    void updateActions();
    void openMailbox();
    void takeOff();
    // What taking somebody off everything is about.
    struct TakeOff
    {
        QStringList identifiers = {};              // their entries: what gives, what takes away
        std::vector<size_t> others = {}, own = {}; // mailboxes with such entries
        size_t stillReads = 0;                     // that others' entries let them read without these
        QStringList by = {};                       // the identifiers of those entries
        size_t perhapsReads = 0;                   // if they are in some group
    };
    TakeOff takeOffOf(const QString &identifier) const;
    QString wordsOf(const TakeOff &what, const QString &identifier) const;
    void stageDrop(const QString &identifier, const QStringList &identifiers,
                   const std::vector<size_t> &mailboxes);
    QString hint() const;
    void exportCsv();
    void exportJson();
    void inOrder(const std::function<void(const std::vector<quint32> &)> &then);

    AccessIndexModel *m_model;
    AccessGridModel *m_gridModel;
    QTableView *m_table, *m_grid;
    QComboBox *m_view;
    QLineEdit *m_person, *m_filter;
    QCompleter *m_completer;
    EmptyHint *m_hint, *m_gridHint;
    QAction *m_open, *m_takeOff, *m_csv, *m_json;
};

} // namespace ui
