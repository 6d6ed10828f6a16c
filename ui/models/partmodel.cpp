#include "partmodel.h"
#include "ui/support/format.h"
#include "ui/support/headertext.h"
#include "ui/support/icons.h"
#include "ui/support/mime.h"

namespace ui {

void PartModel::setBody(std::optional<imap::BodyStructure> body)
{
    beginResetModel();
    m_parts.clear();
    m_body = std::move(body);
    if (m_body)
        add(*m_body, m_body->isMultipart() ? QByteArray() : QByteArray("1"), {}, -1);
    endResetModel();
}

// A multipart that is a message's whole body has no number; its parts count from the number of the message.
void PartModel::add(const imap::BodyStructure &body, const QByteArray &section, const QByteArray &message,
                    int parent)
{
    const int me = count();
    const int row = parent < 0 ? 0 : int(m_parts[size_t(parent)].children.size());
    m_parts.push_back({&body, section, message, parent, row});
    if (parent >= 0)
        m_parts[size_t(parent)].children.push_back(me);
    int number = 0;
    for (const imap::BodyStructure &child : body.parts) {
        ++number;
        const QByteArray below =
            section.isEmpty() ? QByteArray::number(number) : section + '.' + QByteArray::number(number);
        if (body.isMessage())
            add(child, child.isMultipart() ? section : below, section, me);
        else
            add(child, below, message, me);
    }
}

const PartModel::Part *PartModel::part(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this ? &m_parts[size_t(index.internalId())] : nullptr;
}

QModelIndex PartModel::indexOf(QByteArrayView section) const
{
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].section == section && m_parts[i].isFetchable())
            return createIndex(m_parts[i].row, 0, quintptr(i));
    }
    return {};
}

const PartModel::Part *PartModel::withId(QByteArrayView id) const
{
    const auto found = std::find_if(m_parts.begin(), m_parts.end(), [id](const Part &part) {
        return part.isFetchable() && part.body->id && part.body->id->trimmed() == id;
    });
    return found == m_parts.end() ? nullptr : &*found;
}

// How well it serves as what is seen first; 0: not at all.
int PartModel::worth(int part) const
{
    const imap::BodyStructure &body = *m_parts[size_t(part)].body;
    if (!m_parts[size_t(part)].children.empty() || body.isMultipart())
        return 0;
    if (body.disposition && body.disposition->type == "attachment")
        return 1;
    return body.type != "text" ? 2 : body.subtype == "plain" ? 4 : 3;
}

// Of alternatives the plain text, else what comes first (RFC 2046 section 5.1).
int PartModel::best(int part) const
{
    const Part &here = m_parts[size_t(part)];
    if (here.children.empty())
        return part;
    const bool choose = here.body->isMultipart() && here.body->subtype == "alternative";
    int found = -1;
    for (const int child : here.children) {
        const int candidate = best(child);
        if (candidate < 0 || worth(candidate) == 0)
            continue;
        if (found < 0 || (choose && worth(candidate) > worth(found))
            || (!choose && worth(found) < 3 && worth(candidate) >= 3))
            found = candidate;
    }
    return found;
}

QModelIndex PartModel::preferred(const QModelIndex &within) const
{
    if (!within.isValid())
        return {};
    const int found = best(int(within.internalId()));
    return found < 0 ? within.siblingAtColumn(0)
                     : createIndex(m_parts[size_t(found)].row, 0, quintptr(found));
}

QModelIndex PartModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const int found = parent.isValid() ? m_parts[size_t(parent.internalId())].children[size_t(row)] : 0;
    return createIndex(row, column, quintptr(found));
}

QModelIndex PartModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int parent = m_parts[size_t(index.internalId())].parent;
    return parent < 0 ? QModelIndex() : createIndex(m_parts[size_t(parent)].row, 0, quintptr(parent));
}

int PartModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_parts.empty() ? 0 : 1;
    return parent.column() > 0 ? 0 : int(m_parts[size_t(parent.internalId())].children.size());
}

int PartModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

namespace {

QString typeOf(const imap::BodyStructure &body)
{
    if (body.type.isEmpty())
        return {};
    return QString::fromLatin1(body.type + '/' + (body.subtype.isEmpty() ? "?" : body.subtype));
}

const char *iconOf(const imap::BodyStructure &body)
{
    if (body.isMultipart())
        return "layout";
    if (body.isMessage())
        return "message";
    const bool attached = body.disposition && body.disposition->type == "attachment";
    return attached ? "attachment" : "file";
}

} // namespace

QString PartModel::title(const Part &part) const
{
    const imap::BodyStructure &body = *part.body;
    if (body.isMultipart()) {
        return body.subtype == "alternative"                     ? tr("Alternatives")
               : body.subtype == "related"                       ? tr("Text with what belongs to it")
               : body.subtype == "signed"                        ? tr("Signed")
               : body.subtype == "encrypted"                     ? tr("Encrypted")
               : body.subtype == "report"                        ? tr("Report")
               : body.subtype == "digest"                        ? tr("Digest")
               : part.parent < 0 || part.section == part.message ? tr("Whole message")
                                                                 : tr("Several parts");
    }
    if (body.isMessage() && body.envelope && !body.envelope->subject.isEmpty())
        return headerText(body.envelope->subject);
    if (const QString name = ownNameOf(body); !name.isEmpty())
        return name;
    if (body.description && !body.description->isEmpty())
        return headerText(*body.description);
    return body.isMessage()          ? tr("Message")
           : body.type == "image"    ? tr("Picture")
           : body.type != "text"     ? tr("File")
           : body.subtype == "html"  ? tr("HTML")
           : body.subtype == "plain" ? tr("Text")
                                     : tr("Other text");
}

QString PartModel::toolTip(const Part &part) const
{
    const imap::BodyStructure &body = *part.body;
    QStringList lines;
    if (part.isFetchable())
        lines += tr("Section %1").arg(QString::fromLatin1(part.section));
    lines += typeOf(body);
    if (body.size)
        lines += tr("%Ln octet(s) as encoded", nullptr, int(std::min<quint64>(*body.size, INT_MAX)));
    if (body.lines)
        lines += tr("%Ln line(s)", nullptr, int(std::min<quint64>(*body.lines, INT_MAX)));
    for (const auto &[name, value] : body.parameters)
        lines += QStringLiteral("%1=%2").arg(QString::fromLatin1(name), headerText(value));
    if (body.disposition)
        lines += tr("Disposition: %1").arg(QString::fromLatin1(body.disposition->type));
    if (body.id)
        lines += tr("Content-ID: %1").arg(headerText(*body.id));
    if (!body.languages.empty())
        lines += tr("Language: %1").arg(QString::fromLatin1(body.languages.front()));
    lines.removeAll({});
    return lines.join(u'\n');
}

QVariant PartModel::data(const QModelIndex &index, int role) const
{
    const Part *found = part(index);
    if (!found)
        return {};
    const imap::BodyStructure &body = *found->body;
    if (role == Qt::ToolTipRole)
        return toolTip(*found);
    if (role == Qt::DecorationRole && index.column() == Name)
        return icon(iconOf(body));
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return found->isFetchable()
                   ? QStringLiteral("%1  %2").arg(QString::fromLatin1(found->section), title(*found))
                   : title(*found);
    case Type:
        return typeOf(body);
    case Size:
        return body.size ? formatSize(qint64(*body.size)) : QString();
    default:
        return body.isMultipart() ? QString() : QString::fromLatin1(body.encoding);
    }
}

QVariant PartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Part");
    case Type:
        return tr("Type");
    case Size:
        return tr("Size");
    case Encoding:
        return tr("Encoding");
    default:
        return {};
    }
}

} // namespace ui
