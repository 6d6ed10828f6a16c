#include "treemap.h"
#include "squarify.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <limits>

namespace ui {

Treemap::Treemap(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("treemap"));
    setAccessibleName(tr("The largest mailboxes"));
    setToolTip(tr("The larger a mailbox, the larger its rectangle; Return opens the mailbox"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe();
}

void Treemap::setItems(std::vector<Item> items)
{
    std::erase_if(items, [](const Item &item) { return item.size == 0; });
    std::sort(items.begin(), items.end(), [](const Item &a, const Item &b) {
        return a.size != b.size ? a.size > b.size : a.name < b.name;
    });
    m_hasOthers = items.size() > Most;
    if (m_hasOthers) {
        Item others{tr("%Ln smaller one(s)", nullptr, int(items.size() - Most + 1))};
        for (size_t at = Most - 1; at < items.size(); ++at)
            others.size += items[at].size;
        items.resize(Most - 1);
        items.push_back(others);
    }
    m_items = std::move(items);
    m_sum = 0;
    for (const Item &item : m_items)
        m_sum += double(item.size);
    m_current = m_hovered = -1;
    arrange();
    describe();
    emit currentChanged();
}

void Treemap::setHint(const QString &hint)
{
    m_hint = hint;
    describe();
    update();
}

void Treemap::setCurrent(int item)
{
    if (item == m_current)
        return;
    m_current = item;
    describe();
    update();
    emit currentChanged();
}

QString Treemap::words(size_t at) const
{
    const double percent = double(m_items[at].size) / m_sum * 100;
    return tr("%1: %2, %3 %")
        .arg(m_items[at].name, formatSize(qint64(m_items[at].size)),
             QLocale().toString(percent, 'f', percent < 10 ? 1 : 0));
}

// What somebody who does not see it is told.
void Treemap::describe()
{
    constexpr size_t Told = 10;
    QStringList lines;
    if (m_current >= 0)
        lines += words(size_t(m_current));
    else if (m_items.empty())
        lines += m_hint;
    for (size_t at = 0; m_current < 0 && at < std::min(Told, m_items.size()); ++at)
        lines += words(at);
    setAccessibleDescription(lines.join(u'\n'));
}

QSize Treemap::sizeHint() const
{
    return {480, fontMetrics().height() * 12};
}

QSize Treemap::minimumSizeHint() const
{
    return {120, fontMetrics().height() + 12};
}

void Treemap::arrange()
{
    std::vector<double> sizes;
    for (const Item &item : m_items)
        sizes.push_back(double(item.size));
    // Where several are one it may be the largest of all, and stands last all the same.
    m_places = squarify(sizes, QRectF(rect()).adjusted(6, 6, -6, -6));
    update();
}

void Treemap::resizeEvent(QResizeEvent *)
{
    arrange();
}

int Treemap::itemUnder(const QPointF &at) const
{
    for (size_t i = 0; i < m_places.size(); ++i) {
        if (m_places[i].contains(at))
            return int(i);
    }
    return -1;
}

// The one that begins nearest in that direction, of those the nearest to the middle of this one.
int Treemap::beside(int key) const
{
    const QRectF from = m_places[size_t(m_current)];
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool isForward = key == Qt::Key_Right || key == Qt::Key_Down;
    int best = -1;
    double nearest = std::numeric_limits<double>::max();
    for (size_t i = 0; i < m_places.size(); ++i) {
        const QRectF &to = m_places[i];
        const double gap = isAcross ? (isForward ? to.left() - from.right() : from.left() - to.right())
                                    : (isForward ? to.top() - from.bottom() : from.top() - to.bottom());
        if (int(i) == m_current || gap < -1)
            continue;
        const double aside = isAcross ? std::abs(to.center().y() - from.center().y())
                                      : std::abs(to.center().x() - from.center().x());
        const double distance = std::max(gap, 0.0) * 4 + aside;
        if (distance < nearest) {
            nearest = distance;
            best = int(i);
        }
    }
    return best;
}

void Treemap::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_items.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_current < 0)
            setCurrent(std::min(0, last));
        else if (const int next = beside(event->key()); next >= 0)
            setCurrent(next);
        return;
    case Qt::Key_Home:
        setCurrent(std::min(0, last));
        return;
    case Qt::Key_End:
        setCurrent(last);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Treemap::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0 && !m_items.empty() && event->reason() != Qt::MouseFocusReason)
        setCurrent(0);
    QWidget::focusInEvent(event);
    update();
}

void Treemap::mousePressEvent(QMouseEvent *event)
{
    if (const int item = itemUnder(event->position()); item >= 0)
        setCurrent(item);
}

void Treemap::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int item = itemUnder(event->position());
    if (item < 0)
        return;
    setCurrent(item);
    activate();
}

void Treemap::activate()
{
    const bool isSeveral = m_hasOthers && m_current == int(m_items.size()) - 1;
    if (m_current >= 0 && !isSeveral)
        emit activated(m_items[size_t(m_current)].name);
}

void Treemap::mouseMoveEvent(QMouseEvent *event)
{
    const int item = itemUnder(event->position());
    if (item != m_hovered) {
        m_hovered = item;
        update();
    }
}

void Treemap::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

bool Treemap::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const int item = itemUnder(help->pos()); item >= 0)
        QToolTip::showText(help->globalPos(), words(size_t(item)), this, m_places[size_t(item)].toRect());
    return true;
}

// --- painting

void Treemap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_items.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    for (size_t at = 0; at < m_items.size(); ++at)
        paintItem(painter, at);
    if (m_current < 0)
        return;
    QPen frame(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Text), 2);
    frame.setJoinStyle(Qt::MiterJoin);
    painter.setPen(frame);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(m_places[size_t(m_current)].adjusted(1.5, 1.5, -1.5, -1.5));
}

// The larger the stronger in colour; letters keep their contrast on all of it.
void Treemap::paintItem(QPainter &painter, size_t at) const
{
    const QRectF place = m_places[at].adjusted(0.75, 0.75, -0.75, -0.75);
    if (place.width() < 0.5 || place.height() < 0.5)
        return;
    const bool isSeveral = m_hasOthers && at + 1 == m_items.size();
    const double strength = (0.18 + 0.34 * double(m_items[at].size) / double(m_items.front().size))
                            + (int(at) == m_hovered ? 0.12 : 0);
    const QColor ground = palette().color(QPalette::Base);
    const QColor tone = Theme::color(isSeveral ? Tone::Muted : Tone::Accent, palette());
    const double share = std::min(strength, 0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgbF(float(ground.redF() + (tone.redF() - ground.redF()) * share),
                                      float(ground.greenF() + (tone.greenF() - ground.greenF()) * share),
                                      float(ground.blueF() + (tone.blueF() - ground.blueF()) * share)));
    painter.drawRoundedRect(place, 2, 2);
    const QFontMetrics metrics = painter.fontMetrics();
    const QRectF room = place.adjusted(5, 3, -5, -3);
    if (room.width() < metrics.averageCharWidth() * 4 || room.height() < metrics.height())
        return;
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(
        QRectF(room.left(), room.top(), room.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(labelOf(at), Qt::ElideLeft, int(room.width()))); // the end tells it apart
    if (room.height() < metrics.height() * 2)
        return;
    const QString size = formatSize(qint64(m_items[at].size));
    painter.drawText(QRectF(room.left(), room.top() + metrics.height(), room.width(), metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(size, Qt::ElideRight, int(room.width())));
}

} // namespace ui
