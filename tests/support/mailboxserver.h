#pragma once
#include "imapcore/mailboxname.h"
#include "scriptedserver.h"
#include <QMap>
#include <QSet>
#include <QTimer>

// A scripted server that keeps mailboxes, with the manners that a test gives it. Names are taken as they stand between
// quotes or as atoms; "/" separates.
class MailboxServer
{
public:
    struct Box
    {
        int messages = 0;
        bool isName = false; // \Noselect
    };
    QMap<QByteArray, Box> boxes;
    QSet<QByteArray> subscribed;
    QByteArray capabilities = "IMAP4rev1 NAMESPACE UIDPLUS UNSELECT";
    bool renamesChildren = true;
    QByteArray refused;     // the name that nothing may be done to
    QByteArray cutAt;       // the name at which the connection ends, without an answer
    QByteArrayList changes; // the commands that changed something
    QByteArrayList opened;  // with SELECT
    ScriptedServer server;

    MailboxServer()
    {
        server.setHandler([this](const QByteArray &command) { return answer(command); });
    }

private:
    static QByteArrayList words(const QByteArray &command)
    {
        QByteArrayList all;
        for (qsizetype i = 0; i < command.size(); ++i) {
            if (command[i] == ' ')
                continue;
            QByteArray word;
            if (command[i] == '"') {
                while (++i < command.size() && command[i] != '"') {
                    if (command[i] == '\\')
                        ++i;
                    word += command[i];
                }
            } else {
                const qsizetype end = command.indexOf(' ', i);
                word = command.mid(i, end < 0 ? -1 : end - i);
                i += word.size();
            }
            all += word;
        }
        return all;
    }
    static QByteArray quoted(QByteArray name)
    {
        return '"' + name.replace('\\', "\\\\").replace('"', "\\\"") + '"';
    }
    bool hasChildren(const QByteArray &name) const
    {
        const auto next = boxes.upperBound(name + '/');
        return next != boxes.end() && next.key().startsWith(name + '/');
    }
    static bool matches(const QByteArray &name, const QByteArray &pattern)
    {
        if (pattern.isEmpty())
            return name.isEmpty();
        if (pattern[0] == '*' || pattern[0] == '%') {
            for (qsizetype i = 0; i <= name.size(); ++i) {
                if (matches(name.mid(i), pattern.mid(1)))
                    return true;
                if (i < name.size() && pattern[0] == '%' && name[i] == '/')
                    return false;
            }
            return false;
        }
        return !name.isEmpty() && name[0] == pattern[0] && matches(name.mid(1), pattern.mid(1));
    }
    // Several patterns stand in parentheses.
    QByteArray list(QByteArrayList patterns) const
    {
        if (patterns.value(0).startsWith('(')) {
            for (QByteArray &pattern : patterns)
                pattern.replace('(', "").replace(')', "").replace('"', "");
        }
        QByteArray text;
        for (auto box = boxes.begin(); box != boxes.end(); ++box) {
            if (std::any_of(patterns.begin(), patterns.end(),
                            [&box](const QByteArray &pattern) { return matches(box.key(), pattern); }))
                text += "* LIST (" + QByteArray(box->isName ? "\\Noselect " : "")
                        + (hasChildren(box.key()) ? "\\HasChildren" : "\\HasNoChildren") + ") \"/\" "
                        + quoted(box.key()) + '\n';
        }
        return text + "TAG OK listed\n";
    }
    QByteArray status(const QByteArray &name) const
    {
        const auto box = boxes.find(name);
        if (box == boxes.end() || box->isName)
            return "TAG NO no such mailbox\n";
        const QByteArray count = QByteArray::number(box->messages);
        return "* STATUS " + quoted(name) + " (MESSAGES " + count + " UNSEEN 0 UIDNEXT "
               + QByteArray::number(box->messages + 1) + " UIDVALIDITY 7)\nTAG OK\n";
    }
    QByteArray rename(const QByteArray &from, const QByteArray &to)
    {
        if (!boxes.contains(from) || boxes.contains(to))
            return "TAG NO cannot\n";
        const QMap<QByteArray, Box> before = boxes;
        for (auto box = before.begin(); box != before.end(); ++box) {
            if (box.key() != from && !(renamesChildren && box.key().startsWith(from + '/')))
                continue;
            boxes.insert(to + box.key().mid(from.size()), *box);
            boxes.remove(box.key());
        }
        return "TAG OK renamed\n";
    }
    QByteArray answer(const QByteArray &command)
    {
        const QByteArrayList all = words(command);
        const QByteArray verb = all.value(0), name = all.value(1);
        if (verb == "LOGIN")
            return "TAG OK in\n";
        if (verb == "CAPABILITY")
            return "* CAPABILITY " + capabilities + "\nTAG OK\n";
        if (verb == "NAMESPACE")
            return "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK\n";
        if (verb == "LIST")
            return list(all.mid(2));
        if (verb == "LSUB") {
            QByteArray text;
            for (const QByteArray &one : subscribed)
                text += "* LSUB () \"/\" " + quoted(one) + '\n';
            return text + "TAG OK\n";
        }
        if (verb == "STATUS")
            return status(name);
        if (verb == "CHECK")
            return "TAG OK\n";
        if (verb == "EXAMINE" || verb == "NOOP" || verb == "UNSELECT" || verb == "LOGOUT")
            return verb == "EXAMINE"  ? "* 0 EXISTS\n* OK [UIDVALIDITY 7]\nTAG OK [READ-ONLY]\n"
                   : verb == "LOGOUT" ? "* BYE\nTAG OK\n"
                                      : "TAG OK\n";
        if (verb != "SELECT")
            changes += command;
        if (!cutAt.isEmpty() && name == cutAt) {
            QTimer::singleShot(0, &server,
                               [this] { server.disconnectAll(ScriptedServer::Manner::Abruptly); });
            return "* OK too late\n";
        }
        if (!refused.isEmpty() && name == refused)
            return "TAG NO [NOPERM] not that one\n";
        if (verb == "SELECT") {
            opened += name;
            return "* " + QByteArray::number(boxes.value(name).messages)
                   + " EXISTS\n* OK [UIDVALIDITY 7]\nTAG OK [READ-WRITE]\n";
        }
        if (verb == "SUBSCRIBE" || verb == "UNSUBSCRIBE") {
            verb == "SUBSCRIBE" ? (void)subscribed.insert(name) : (void)subscribed.remove(name);
            return "TAG OK\n";
        }
        if (verb == "RENAME")
            return rename(name, all.value(2));
        if (verb == "CREATE") {
            if (boxes.contains(name))
                return "TAG NO [ALREADYEXISTS] there is one\n";
            boxes.insert(name, {});
            return "TAG OK\n";
        }
        if (verb == "DELETE")
            return !hasChildren(name) && boxes.remove(name) ? "TAG OK\n" : "TAG NO cannot\n";
        changes.removeLast();
        return {};
    }
};
