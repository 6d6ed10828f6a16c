#pragma once
#include "imapcore/changes/changeitem.h"
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <functional>

class QAction;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QTreeView;

namespace ui {

class ActionBar;
class ChangesModel;
class EmptyHint;
class StagedChanges;

// The changes that are staged for one connection, and what can be done with them; beside the list what the selected
// ones will send, or all of them.
class ChangesPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ChangesPane(QWidget *parent = nullptr);

    // Null: none.
    void setChanges(StagedChanges *changes);
    StagedChanges *changes() const { return m_changes; }
    // Selects the changes that come from this action; false: there is none.
    bool select(const QString &cause);
    // For a menu.
    const QList<QAction *> &actions() const;

signals:
    // How many wait to be sent.
    void countChanged(size_t waiting);
    void noticed(const QString &text, bool bad);
    // What went over the wire for changes that come from this action, about this mailbox; empty: about any.
    void trafficWanted(const QString &cause, const QString &mailbox);

private:
    void build();
    void adopt();
    void update();
    void setChanged();
    void showDetails();
    std::vector<quint64> selected() const;
    std::vector<quint64> selectedOrAll() const;
    // Those of them that can be sent.
    std::vector<quint64> toApply() const;

    void apply();
    void cancel();
    void readBack();
    void undo();
    void remove();
    void removeDone();
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void move(int step);
    void edit();
    void showTraffic();
    void exportCommands();
    void exportJson();
    void importJson();
    // Of a copy of the items, which another thread may work on.
    using Content = std::function<QByteArray(const std::vector<imap::ChangeItem> &items)>;
    void save(const QString &title, const QString &filter, const QString &ending, const Content &content);

    QPointer<StagedChanges> m_changes;
    ChangesModel *m_model;
    QTreeView *m_view;
    EmptyHint *m_hint = nullptr;
    QTimer m_update;
    QPlainTextEdit *m_details;
    ActionBar *m_bar;
    QLabel *m_title, *m_count;
    QComboBox *m_grouping;
    QProgressBar *m_progress;
    QAction *m_apply, *m_cancel, *m_readBack, *m_undo, *m_remove, *m_removeDone, *m_up, *m_down, *m_edit,
        *m_exportCommands, *m_exportJson, *m_import, *m_atOnce, *m_traffic;
};

} // namespace ui
