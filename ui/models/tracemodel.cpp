#include "tracemodel.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>
#include <QTimeZone>
#include <charconv>

namespace ui {

namespace {

// The literal announced at the end of this line, or -1.
qsizetype literalAfter(QByteArrayView line)
{
    if (!line.endsWith('}'))
        return -1;
    const qsizetype brace = line.lastIndexOf('{');
    qsizetype size = -1;
    if (brace >= 0)
        std::from_chars(line.begin() + brace + 1, line.end(), size);
    return size;
}

// The beginning of a line, without half a character of UTF-8 at its end.
QByteArrayView cutAtCharacter(QByteArrayView line, qsizetype most)
{
    if (line.size() <= most)
        return line;
    while (most > 0 && (uchar(line[most]) & 0xc0) == 0x80)
        --most;
    return line.first(most);
}

QString readable(QByteArrayView bytes)
{
    QString text = bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() < 0x20)
            c = QChar(0x2400 + c.unicode()); // the pictures of control characters
    }
    return text;
}

} // namespace

TraceModel::TraceModel(QObject *parent) : QAbstractTableModel(parent) {}

void TraceModel::setTrace(imap::Trace *trace)
{
    beginResetModel();
    if (m_trace)
        m_trace->disconnect(this);
    m_trace = trace;
    m_first = trace ? trace->firstIndex() : 0;
    m_count = trace ? int(trace->endIndex() - trace->firstIndex()) : 0;
    if (trace)
        connect(trace, &imap::Trace::changed, this, &TraceModel::update);
    endResetModel();
}

void TraceModel::update()
{
    const quint64 first = m_trace->firstIndex(), end = m_trace->endIndex();
    if (const int dropped = int(std::min<quint64>(first - m_first, quint64(m_count))); dropped > 0) {
        beginRemoveRows({}, 0, dropped - 1);
        m_count -= dropped;
        m_first = first;
        endRemoveRows();
    }
    m_first = first;
    const int count = int(end - first);
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    }
}

QString TraceModel::folded(QByteArrayView bytes, qsizetype most)
{
    QString out;
    while (!bytes.isEmpty() && out.size() < most) {
        const qsizetype newline = bytes.indexOf('\n');
        QByteArrayView line = newline < 0 ? bytes : bytes.first(newline);
        if (line.endsWith('\r'))
            line = line.chopped(1);
        out += readable(cutAtCharacter(line, most));
        if (line.size() > most)
            out += u'…';
        if (newline < 0)
            break;
        bytes = bytes.sliced(newline + 1);
        const qsizetype literal = literalAfter(line);
        if (literal < 0) {
            out += QStringLiteral(" ↵ ");
            continue;
        }
        out += QStringLiteral(" ⟨%1⟩").arg(tr("%Ln byte(s)", nullptr, int(literal)));
        bytes = bytes.sliced(std::min(literal, bytes.size()));
    }
    if (out.size() > most)
        out = out.first(most) + u'…';
    return out;
}

QString TraceModel::fullText(int row) const
{
    if (!m_trace || row < 0 || row >= m_count || m_first + quint64(row) < m_trace->firstIndex())
        return {};
    const imap::Trace::Entry entry = m_trace->at(m_first + quint64(row));
    QString text =
        entry.bytes.isValidUtf8() ? QString::fromUtf8(entry.bytes) : QString::fromLatin1(entry.bytes);
    text.remove(u'\r');
    if (entry.omitted > 0)
        text += u'\n' + tr("… and another %1, not kept").arg(formatSize(entry.omitted));
    return text;
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int TraceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    // The trace may have dropped lines that the views have not been told of yet.
    if (!index.isValid() || !m_trace || m_first + quint64(index.row()) < m_trace->firstIndex())
        return {};
    using Kind = imap::Trace::Kind;
    const imap::Trace::Entry entry = m_trace->at(m_first + quint64(index.row()));
    switch (role) {
    case KindRole:
        return int(entry.kind);
    case Qt::FontRole:
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    case Qt::ForegroundRole: {
        const QPalette palette = QGuiApplication::palette();
        if (entry.kind == Kind::Malformed)
            return Theme::color(Tone::Bad, palette);
        if (entry.kind == Kind::Note || index.column() == Time)
            return Theme::color(Tone::Muted, palette);
        return {};
    }
    case Qt::BackgroundRole:
        if (entry.kind == Kind::Sent)
            return Theme::rowTint(RowTint::Sent, QGuiApplication::palette());
        return {};
    case Qt::AccessibleTextRole:
        if (index.column() == Direction)
            return entry.kind == Kind::Sent       ? tr("Sent")
                   : entry.kind == Kind::Received ? tr("Received")
                                                  : tr("Note");
        [[fallthrough]];
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(entry.time / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
    case Direction:
        return entry.kind == Kind::Sent       ? QStringLiteral("C:")
               : entry.kind == Kind::Received ? QStringLiteral("S:")
                                              : QString();
    default:
        return folded(entry.bytes);
    }
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Direction:
        return tr("From");
    default:
        return tr("Line");
    }
}

} // namespace ui
