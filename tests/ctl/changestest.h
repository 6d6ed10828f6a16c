#pragma once
#include "imapcore/changes/changeset.h"
#include "imapcore/commands/acl.h"
#include "program.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "tests/support/scriptedserver.h"
#include <QTemporaryDir>

// Runs of `mailreevectl changes` on a real Cyrus, and against scripts; each test has a folder for its files.
class ChangesTest : public QObject
{
protected:
    void startServer() { m_server = std::make_unique<MailServer>(QStringLiteral("cyrus")); }
    void beginTest()
    {
        REQUIRE_SERVER(*m_server);
        m_folder = std::make_unique<QTemporaryDir>();
    }
    QString file(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QString write(const char *name, const QByteArray &content) const
    {
        QFile out(file(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write");
        return out.fileName();
    }
    QString url() const
    {
        return QStringLiteral("imaps://%1@%2:%3")
            .arg(m_server->admin(), m_server->host())
            .arg(m_server->imapsPort());
    }
    Run changes(const QStringList &words, const QStringList &more = {}) const
    {
        return run(QStringList{QStringLiteral("changes")} + words
                       + QStringList{QStringLiteral("--ca-file"), m_server->caFile()} + more,
                   {}, m_server->passwordOf(m_server->admin()).toUtf8());
    }
    // With a server in this very program.
    Run changesOf(const ScriptedServer &server, const QStringList &words) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MAILREEVE_PASSWORD"), QStringLiteral("x"));
        process.setProcessEnvironment(environment);
        QStringList all{QStringLiteral("changes")};
        for (const QString &word : words)
            all += word == QStringLiteral("URL")
                       ? QStringLiteral("imap://bob@127.0.0.1:%1").arg(server.port())
                       : word;
        process.start(QStringLiteral(MAILREEVECTL), all);
        Run result;
        if (QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 20000)
            && process.exitStatus() == QProcess::NormalExit)
            result.status = process.exitCode();
        result.out = process.readAllStandardOutput();
        result.error = process.readAllStandardError();
        return result;
    }
    QByteArray aclOf(const QString &mailbox) const
    {
        const auto session = m_server->session(m_server->admin());
        const auto acl = await(session->send(imap::GetAcl{imap::MailboxName(mailbox)}));
        QByteArrayList all;
        for (const imap::AclEntry &entry : acl ? *acl : imap::Acl()) {
            QByteArray rights = entry.rights;
            std::sort(rights.begin(), rights.end());
            all += entry.identifier.toUtf8() + '=' + rights;
        }
        std::sort(all.begin(), all.end());
        return all.join(' ');
    }

    std::unique_ptr<MailServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
};
