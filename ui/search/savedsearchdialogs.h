#pragma once
#include "savedsearches.h"
#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace ui {

// Asks for the name of a search that is to be kept.
class SaveSearchDialog final : public QDialog
{
    Q_OBJECT
public:
    SaveSearchDialog(SavedSearches searches, const QString &criteria, QWidget *parent = nullptr);

    void accept() override;

signals:
    void saved(const QString &name);

private:
    void check();

    SavedSearches m_searches;
    QString m_criteria;
    QLineEdit *m_name;
    QLabel *m_notice;
    QPushButton *m_save;
};

// The saved searches of a connection, to be renamed, deleted and used.
class SavedSearchesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SavedSearchesDialog(SavedSearches searches, const QString &connection,
                                 QWidget *parent = nullptr);

signals:
    void changed();
    void chosen(const QString &criteria);

private:
    void fill(const QString &current);
    void use();
    void removeCurrent();
    void renamed(const QString &from, const QString &to);
    void updateButtons();

    SavedSearches m_searches;
    QTreeWidget *m_list;
    QLabel *m_notice;
    QPushButton *m_use, *m_rename, *m_remove;
};

} // namespace ui
