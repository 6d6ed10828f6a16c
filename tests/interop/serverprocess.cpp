#include "serverprocess.h"
#include <QDir>
#include <QFile>
#include <QTcpSocket>
#include <csignal>

// The inode of the socket whose own port and peer's port are these (/proc/net/tcp: "sl local rem st … inode").
static QByteArray inodeOf(quint16 own, quint16 peer)
{
    const auto hex = [](quint16 port) {
        return ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    };
    for (const QString &path : {QStringLiteral("/proc/net/tcp"), QStringLiteral("/proc/net/tcp6")}) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QByteArrayList words = line.simplified().split(' ');
            if (words.size() > 9 && words[1].endsWith(hex(own)) && words[2].endsWith(hex(peer)))
                return words[9];
        }
    }
    return {};
}

ServerProcess::ServerProcess(imap::Session &session)
{
    const auto *socket = qobject_cast<QTcpSocket *>(session.transport().device());
    const QByteArray inode = socket ? inodeOf(socket->peerPort(), socket->localPort()) : QByteArray();
    if (inode.isEmpty())
        return;
    const QString wanted = QStringLiteral("socket:[%1]").arg(QString::fromLatin1(inode));
    const QDir proc(QStringLiteral("/proc"));
    for (const QString &name : proc.entryList(QDir::Dirs)) {
        bool isPid = false;
        const pid_t pid = pid_t(name.toInt(&isPid));
        if (!isPid)
            continue;
        const QDir open(proc.filePath(name + QStringLiteral("/fd")));
        for (const QString &number : open.entryList(QDir::Files | QDir::System | QDir::Hidden)) {
            if (QFile::symLinkTarget(open.filePath(number)).endsWith(wanted)) {
                m_pids.push_back(pid);
                break;
            }
        }
    }
}

ServerProcess::~ServerProcess()
{
    signal(SIGCONT);
}

void ServerProcess::freeze() const
{
    signal(SIGSTOP);
}

void ServerProcess::kill() const
{
    signal(SIGKILL);
}

void ServerProcess::signal(int number) const
{
    for (const pid_t pid : m_pids)
        ::kill(pid, number);
}
