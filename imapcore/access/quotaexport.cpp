#include "quotaexport.h"
#include "../csv.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <numeric>

namespace imap {

namespace {

template<typename Name>
std::vector<size_t> sorted(size_t size, Name name)
{
    std::vector<size_t> order(size);
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(), [&name](size_t a, size_t b) { return name(a) < name(b); });
    return order;
}

QString text(const std::optional<quint64> &number)
{
    return number ? QString::number(*number) : QString();
}

// Numbers have 63 bits; what JSON's readers take for a double would not do.
QJsonValue value(const std::optional<quint64> &number)
{
    return number ? QJsonValue(qint64(*number)) : QJsonValue();
}

QJsonObject jsonOf(const MailboxName &name)
{
    return {{QStringLiteral("mailbox"), name.toString()},
            {QStringLiteral("wire"), QString::fromUtf8(name.wire())}};
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

std::vector<size_t> rootsInOrder(const QuotaSurvey &survey)
{
    return sorted(survey.roots().size(), [&](size_t root) { return survey.roots()[root].quota.name; });
}

std::vector<size_t> rootlessInOrder(const QuotaSurvey &survey)
{
    const auto &mailboxes = survey.mailboxes();
    std::vector<size_t> order =
        sorted(mailboxes.size(), [&](size_t mailbox) { return mailboxes[mailbox].name.wire(); });
    std::erase_if(order, [&](size_t mailbox) {
        return !mailboxes[mailbox].roots.empty() || mailboxes[mailbox].state == QuotaSurvey::State::NoMailbox;
    });
    return order;
}

QByteArray quotaCsvHead()
{
    return "root,resource,usage,limit,mailboxes,deleted messages,deleted octets,mailbox,wire,error\r\n";
}

QByteArray rootCsv(const QuotaSurvey &survey, size_t at)
{
    const QuotaSurvey::Root &root = survey.roots()[at];
    const QuotaSurvey::Reclaimable reclaimable = survey.reclaimableOf(at);
    const QStringList rest{QString::number(qulonglong(root.mailboxes.size())),
                           text(reclaimable.messages),
                           text(reclaimable.octets),
                           {},
                           {},
                           root.error ? root.error->text : QString()};
    QByteArray csv;
    for (const QuotaResource &one : root.quota.resources)
        csv += csvRecord(QStringList{root.quota.toString(), QString::fromLatin1(one.name),
                                     QString::number(one.usage), text(one.limit)}
                         + rest);
    if (root.quota.resources.empty())
        csv += csvRecord(QStringList{root.quota.toString(), {}, {}, {}} + rest);
    return csv;
}

QByteArray rootlessCsv(const QuotaSurvey &survey, size_t mailbox)
{
    const MailboxName &name = survey.mailboxes()[mailbox].name;
    const Error *error = survey.errorOf(mailbox);
    return csvRecord({{},
                      {},
                      {},
                      {},
                      {},
                      {},
                      {},
                      name.toString(),
                      QString::fromUtf8(name.wire()),
                      error ? error->text : QString()});
}

QByteArray rootJsonLine(const QuotaSurvey &survey, size_t at)
{
    const QuotaSurvey::Root &root = survey.roots()[at];
    QJsonArray resources, mailboxes;
    for (const QuotaResource &one : root.quota.resources)
        resources += QJsonObject{{QStringLiteral("name"), QString::fromLatin1(one.name)},
                                 {QStringLiteral("usage"), value(one.usage)},
                                 {QStringLiteral("limit"), value(one.limit)}};
    for (const quint32 mailbox : root.mailboxes)
        mailboxes += jsonOf(survey.mailboxes()[mailbox].name);
    QJsonObject object{{QStringLiteral("root"), root.quota.toString()},
                       {QStringLiteral("told"), root.quota.told},
                       {QStringLiteral("resources"), resources},
                       {QStringLiteral("mailboxes"), mailboxes}};
    const QuotaSurvey::Reclaimable reclaimable = survey.reclaimableOf(at);
    if (reclaimable.messages)
        object.insert(QStringLiteral("deletedMessages"), value(reclaimable.messages));
    if (reclaimable.octets)
        object.insert(QStringLiteral("deletedOctets"), value(reclaimable.octets));
    if (root.error)
        object.insert(QStringLiteral("error"), root.error->text);
    return line(object);
}

QByteArray rootlessJsonLine(const QuotaSurvey &survey, size_t mailbox)
{
    QJsonObject object = jsonOf(survey.mailboxes()[mailbox].name);
    if (const Error *error = survey.errorOf(mailbox))
        object.insert(QStringLiteral("error"), error->text);
    else if (survey.mailboxes()[mailbox].state == QuotaSurvey::State::Known)
        object.insert(QStringLiteral("roots"), QJsonArray());
    return line(object);
}

QByteArray toCsv(const QuotaSurvey &survey)
{
    QByteArray csv = quotaCsvHead();
    for (const size_t root : rootsInOrder(survey))
        csv += rootCsv(survey, root);
    for (const size_t mailbox : rootlessInOrder(survey))
        csv += rootlessCsv(survey, mailbox);
    return csv;
}

QByteArray toJsonLines(const QuotaSurvey &survey)
{
    QByteArray lines;
    for (const size_t root : rootsInOrder(survey))
        lines += rootJsonLine(survey, root);
    for (const size_t mailbox : rootlessInOrder(survey))
        lines += rootlessJsonLine(survey, mailbox);
    return lines;
}

} // namespace imap
