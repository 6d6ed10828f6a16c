#pragma once
#include "models/mailboxindex.h"
#include "pages/page.h"
#include <functional>
#include <memory>

class QLabel;
class QMenu;
class QTreeView;

namespace ui {

class MailboxMatches;

// What stands in place of the tree while somebody looks for a mailbox: all that match, of all connections, listed in the
// tree or not.
class MailboxSearch final : public QWidget
{
    Q_OBJECT
public:
    explicit MailboxSearch(QWidget *parent = nullptr);
    ~MailboxSearch() override;

    void addConnection(Connection *connection);
    void removeConnection(Connection *connection);
    // Looks for it now, and again when more names are known.
    void find(const QString &text);
    // Lists the names again.
    void refresh();

    QTreeView *view() const { return m_view; }
    MailboxMatches *model() const { return m_matches; }
    // What is selected; without a connection if nothing is.
    Page::Subject subject() const;
    // Those of the connections that are ready. Their names are being listed from now on, if they were not.
    std::vector<MailboxIndex *> indexes() const;
    // Words that narrow a search down, for a menu; `chosen` gets each.
    static void fillMenu(QMenu *menu, const std::function<void(const QString &word)> &chosen);

signals:
    void currentChanged();
    void opened(); // Return or a double click
    void indexChanged();

private:
    void show();

    MailboxMatches *m_matches;
    QTreeView *m_view;
    QLabel *m_count;
    QString m_text;
    std::vector<std::unique_ptr<MailboxIndex>> m_indexes;
};

} // namespace ui
