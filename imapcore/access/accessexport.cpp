#include "accessexport.h"
#include "../csv.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <numeric>

namespace imap {

QByteArray accessCsvHead()
{
    return "mailbox,wire,owner,identifier,rights,error\r\n";
}

QByteArray accessCsv(const AccessIndex &index, size_t mailbox)
{
    const QStringList name{index.name(mailbox).toString(), QString::fromUtf8(index.name(mailbox).wire()),
                           index.ownerOf(mailbox).name};
    QByteArray records;
    for (const AclEntry &entry : index.acl(mailbox))
        records += csvRecord(name + QStringList{entry.identifier, QString::fromLatin1(entry.rights), {}});
    if (const Error *error = index.errorOf(mailbox))
        records += csvRecord(name + QStringList{{}, {}, error->text});
    return records.isEmpty() ? csvRecord(name + QStringList{{}, {}, {}}) : records;
}

QJsonObject accessJson(const AccessIndex &index, size_t mailbox)
{
    QJsonObject object{{QStringLiteral("mailbox"), index.name(mailbox).toString()},
                       {QStringLiteral("wire"), QString::fromUtf8(index.name(mailbox).wire())}};
    if (const QString owner = index.ownerOf(mailbox).name; !owner.isEmpty())
        object.insert(QStringLiteral("owner"), owner);
    if (index.state(mailbox) == AccessIndex::State::Known) {
        QJsonArray acl;
        for (const AclEntry &entry : index.acl(mailbox))
            acl += QJsonObject{{QStringLiteral("identifier"), entry.identifier},
                               {QStringLiteral("rights"), QString::fromLatin1(entry.rights)}};
        object.insert(QStringLiteral("acl"), acl);
    }
    if (const Error *error = index.errorOf(mailbox)) {
        object.insert(QStringLiteral("error"), error->text);
        if (!error->code.isEmpty())
            object.insert(QStringLiteral("code"), QString::fromLatin1(error->code));
    }
    return object;
}

std::vector<size_t> inOrder(const AccessIndex &index)
{
    std::vector<size_t> order(index.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::erase_if(order, [&index](size_t mailbox) { return index.name(mailbox).isEmpty(); });
    std::sort(order.begin(), order.end(),
              [&index](size_t a, size_t b) { return index.name(a).wire() < index.name(b).wire(); });
    return order;
}

QByteArray toCsv(const AccessIndex &index)
{
    QByteArray csv = accessCsvHead();
    for (const size_t mailbox : inOrder(index))
        csv += accessCsv(index, mailbox);
    return csv;
}

QByteArray toJsonLines(const AccessIndex &index)
{
    QByteArray lines;
    for (const size_t mailbox : inOrder(index))
        lines += QJsonDocument(accessJson(index, mailbox)).toJson(QJsonDocument::Compact) + '\n';
    return lines;
}

} // namespace imap
