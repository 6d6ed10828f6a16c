#pragma once
#include <QObject>
#include <vector>

class QTableView;

namespace ui {

class AclModel;

// Gives the columns of an access list their widths, so that one sees all rights and whose they are at once: where there is no
// room for the rights' names, their letters have to do, and long identifiers are cut.
class AclColumns final : public QObject
{
    Q_OBJECT
public:
    AclColumns(QTableView *table, AclModel *model);

    // There is another list, or it is shown otherwise. Widths that somebody has made are forgotten.
    void measure();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    QTableView *m_table;
    AclModel *m_model;
    int m_identifier = 0, m_role = 0;    // what they want
    std::vector<int> m_names, m_letters; // of the rights' columns
    bool m_isFitting = false;
    bool m_isByHand = false; // somebody has made a column wider or narrower
};

} // namespace ui
