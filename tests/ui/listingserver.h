#pragma once
#include "tests/support/scriptedserver.h"
#include "ui/connection.h"
#include "ui/models/mailboxtreemodel.h"
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <memory>

// A server with the mailboxes that a test gives it, a connection to it, and the tree of that.
class ListingServer
{
protected:
    void start()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->answer("LOGIN", "TAG OK in");
        m_server->answer("LIST", "TAG OK nothing");
        m_model = std::make_unique<ui::MailboxTreeModel>();
    }
    void stop()
    {
        m_model.reset();
        m_connection.reset();
        m_server.reset();
    }

    void connectNow(const QByteArray &namespaces = "((\"\" \"/\")) NIL NIL",
                    const QByteArray &capabilities = "NAMESPACE")
    {
        m_server->answer("CAPABILITY", "* CAPABILITY IMAP4rev1 " + capabilities + "\nTAG OK done");
        m_server->answer("NAMESPACE", "* NAMESPACE " + namespaces + "\nTAG OK done");
        imap::ConnectOptions options;
        options.address = {m_server->host(), m_server->port(), imap::Security::None, QStringLiteral("ann")};
        options.password = QStringLiteral("secret");
        m_connection = std::make_unique<ui::Connection>(options);
        m_model->addConnection(m_connection.get());
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), ui::Connection::State::Ready);
    }
    // What the server answers to LIST of this pattern; each line without "* LIST".
    void list(const QByteArray &pattern, const QByteArrayList &lines)
    {
        QByteArray response;
        for (const QByteArray &line : lines)
            response += "* LIST " + line + '\n';
        m_server->answer("LIST \"\" \"" + pattern + '"', response + "TAG OK done");
    }

    QModelIndex root() const { return m_model->index(0, 0); }
    QModelIndex space(int row = 0) const { return m_model->index(row, 0, root()); }
    // As a view does when a branch is opened.
    bool open(const QModelIndex &index)
    {
        QSignalSpy listed(m_model.get(), &ui::MailboxTreeModel::listed);
        if (!m_model->canFetchMore(index))
            return false;
        m_model->fetchMore(index);
        return QTest::qWaitFor([&listed] { return !listed.isEmpty(); });
    }
    QStringList names(const QModelIndex &parent) const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(parent); ++row)
            all += m_model->index(row, 0, parent).data().toString();
        return all;
    }
    // How many commands that begin so have come.
    qsizetype asked(const QByteArray &command) const
    {
        const QByteArrayList &all = m_server->commands();
        return std::count_if(all.begin(), all.end(),
                             [&command](const QByteArray &one) { return one.startsWith(command); });
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ui::Connection> m_connection;
    std::unique_ptr<ui::MailboxTreeModel> m_model;
};
