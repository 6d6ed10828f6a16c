#pragma once
#include "imapcore/commands/listed.h"
#include <QTreeView>

namespace ui {

class Connection;
class MailboxTreeModel;

// The mailboxes and namespaces of one connection, to choose what a mailbox is to lie in.
class PlaceTree final : public QTreeView
{
    Q_OBJECT
public:
    struct Place
    {
        QByteArray prefix; // with the separator at its end, where there is one
        char separator = 0;
        QString name;
        bool holdsNone = false; // \NoInferiors, or there are no levels

        imap::MailboxName nameOf(const QString &level) const
        {
            return imap::MailboxName::fromWire(prefix + imap::encodeUtf7(level));
        }
    };
    PlaceTree(MailboxTreeModel *model, Connection *connection);

    Place place() const;
    // A mailbox, or with an empty name the namespace where one's own are. One that the tree does not list yet is the place
    // all the same, while the branches above it open.
    void choose(const imap::MailboxName &mailbox, char separator = 0);
    // What a mailbox lies in.
    void chooseParentOf(const imap::ListedMailbox &mailbox);

signals:
    void chosen();

private:
    void reveal();
    QModelIndex namespaceOf(const imap::MailboxName &name) const;

    MailboxTreeModel *m_model;
    Connection *m_connection;
    imap::MailboxName m_wanted; // and not listed yet
    char m_separator = 0;       // of it
};

} // namespace ui
