#include "sentcommand.h"
#include "../commands/verb.h"
#include "../wire/framer.h"
#include "transcriptline.h"

namespace imap {

SentCommand SentCommand::of(const Traffic &traffic, const Exchange &exchange)
{
    SentCommand command;
    bool isFirst = true, isInLiteral = false;
    for (quint32 i = 0; i < exchange.lines; ++i) {
        const Traffic::Entry entry = traffic.at(exchange.lineAt(i));
        if (entry.kind != Traffic::Kind::Sent)
            continue;
        if (entry.omitted > 0)
            command.obstacle = QStringLiteral("not all of it was kept");
        if (isFirst) {
            const qsizetype space = entry.bytes.indexOf(' ');
            command.line = space < 0 ? QByteArray() : entry.bytes.sliced(space + 1).toByteArray();
        } else if (isInLiteral) {
            command.line += "\r\n" + entry.bytes.toByteArray();
        } else {
            command.lines += entry.bytes.toByteArray();
        }
        isFirst = false;
        isInLiteral = announcedLiteral(command.line) >= 0 && command.lines.isEmpty();
    }
    const Verb verb = Verb::of(command.line);
    if (verb.logsIn() || verb.name == "PROXYAUTH" || verb.name == "UNAUTHENTICATE")
        command.obstacle = QStringLiteral("whoever has the connection is logged in");
    else if (verb.name == "STARTTLS" || verb.name == "COMPRESS")
        command.obstacle = QStringLiteral("it would change the line under the connection");
    else if (verb.name == "LOGOUT")
        command.obstacle = QStringLiteral("it would end the connection");
    else if (command.line.contains(Hidden))
        command.obstacle = QStringLiteral("what was secret is not there");
    else if (isInLiteral)
        command.obstacle = QStringLiteral("not all of it was kept");
    return command;
}

QByteArrayList SentCommand::responses(const Traffic &traffic, const Exchange &exchange)
{
    QByteArrayList all;
    for (quint32 i = 0; i < exchange.lines; ++i) {
        const Traffic::Entry entry = traffic.at(exchange.lineAt(i));
        const bool isCut =
            entry.omitted > 0 || (announcedLiteral(entry.bytes) >= 0 && !isStatusResponse(entry.bytes));
        if (entry.kind == Traffic::Kind::Received && !isCut)
            all += entry.bytes.toByteArray();
    }
    return all;
}

} // namespace imap
