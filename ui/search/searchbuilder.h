#pragma once
#include "imapcore/criterion.h"
#include <QWidget>
#include <functional>

class QAction;
class QTreeView;

namespace ui {

class CriteriaModel;
class CriterionEditor;

// A search as rows that can be added, changed, moved and grouped, by mouse and by keyboard: the selected one is changed in
// the fields below.
class SearchBuilder final : public QWidget
{
    Q_OBJECT
public:
    explicit SearchBuilder(QWidget *parent = nullptr);

    // Keeps the selected row where it is the same search.
    void setCriterion(const std::optional<imap::Criterion> &criterion);
    void setCapabilities(const std::function<bool(const QByteArray &)> &isThere);
    void setKeywords(const QStringList &keywords);
    CriteriaModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }

signals:
    void edited(const std::optional<imap::Criterion> &criterion);
    // Return in a field of the selected row.
    void searchWanted();

private:
    QAction *addAction(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                       const QKeySequence &shortcut, const std::function<void()> &run);
    void makeActions();
    QModelIndex current() const;
    void select(const QModelIndex &index);
    void showCurrent();
    void told();
    void updateActions();

    CriteriaModel *m_model;
    QTreeView *m_view;
    CriterionEditor *m_editor;
    QList<QAction *> m_actions;
    QAction *m_remove = nullptr, *m_up = nullptr, *m_down = nullptr;
};

} // namespace ui
