#pragma once
#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace ui {

// Asks for the name of a set of rights that is to be kept.
class SaveTemplateDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SaveTemplateDialog(const QByteArray &rights, QWidget *parent = nullptr);

    void accept() override;

private:
    void check();

    QByteArray m_rights;
    QLineEdit *m_name;
    QLabel *m_notice;
    QPushButton *m_save;
};

// The person's own sets of rights, to be renamed and deleted.
class RoleTemplatesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit RoleTemplatesDialog(QWidget *parent = nullptr);

private:
    void fill(const QString &current);
    void removeCurrent();
    void renamed(const QString &from, const QString &to);
    void updateButtons();

    QTreeWidget *m_list;
    QLabel *m_notice;
    QPushButton *m_rename, *m_remove;
};

} // namespace ui
