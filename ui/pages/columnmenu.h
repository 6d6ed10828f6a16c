#pragma once
#include "imapcore/capabilities.h"
#include "imapcore/url.h"
#include <QMenu>
#include <QTimer>

class QHeaderView;
class QTreeView;

namespace ui {

class MessageListModel;

// Which columns the list of messages has, in which order and how wide: chosen here or with the mouse, and remembered for
// each connection. A column that the server has nothing for is not shown.
class ColumnMenu final : public QMenu
{
    Q_OBJECT
public:
    ColumnMenu(MessageListModel *model, QTreeView *view, QWidget *parent = nullptr);

    // If there is something that is not stored yet.
    void saveNow();
    // As it was with this server.
    void setServer(const imap::ServerAddress &address, const imap::Capabilities &capabilities);

private:
    bool isOffered(int column) const;
    void choose(int column, bool shown);
    void restoreDefault();
    void arrange(const QStringList &columns);
    void showChosen();
    void fit();
    void save();

    MessageListModel *m_model;
    QTreeView *m_view;
    QHeaderView *m_header;
    QList<QAction *> m_actions; // by column
    QStringList m_default;
    imap::ServerAddress m_address;
    imap::Capabilities m_capabilities;
    QTimer m_saving, m_fitting;
    bool m_arranging = false;
};

} // namespace ui
