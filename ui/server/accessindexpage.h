#pragma once
#include "imapcore/access/takeoff.h"
#include "serverpage.h"
#include <optional>

class QAction;
class QComboBox;
class QCompleter;
class QLineEdit;
class QTableView;

namespace imap {
class SlicedWork;
}

namespace ui {

class AccessGridModel;
class AccessIndexModel;
class AccessStore;
class ColumnFit;
class EmptyHint;
class KeptSelection;

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
    // Works out what comes of it, says so, and stages it if it is wanted.
    void takeOff();
    void askToTakeOff(const QPointer<imap::AccessIndex> &index, const QString &identifier,
                      const imap::TakeOff &what);
    QString wordsOf(const imap::TakeOff &what, const QString &identifier, bool withOwn) const;
    static QStringList gainsIn(const imap::TakeOff &what, const QString &identifier, bool withOwn);
    void stageDrop(const QString &identifier, const QStringList &identifiers,
                   const std::vector<size_t> &mailboxes);
    QString hint() const;
    void exportCsv();
    void exportJson();
    void inOrder(const std::function<void(const std::vector<quint32> &)> &then);

    AccessIndexModel *m_model;
    AccessGridModel *m_gridModel;
    QTableView *m_table, *m_grid;
    ColumnFit *m_columns = nullptr;
    std::vector<KeptSelection *> m_selections;
    QComboBox *m_view;
    QLineEdit *m_person, *m_filter;
    QCompleter *m_completer;
    EmptyHint *m_hint, *m_gridHint;
    QAction *m_open, *m_takeOff, *m_csv, *m_json;
    QPointer<imap::SlicedWork> m_takingOff; // what comes of it is being worked out
};

} // namespace ui
