#include "htmlview.h"
#include "htmlsheet.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStatusTipEvent>
#include <QThread>

namespace ui {

HtmlView::HtmlView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_copy(new QAction(icon("copy"), tr("Copy"), this))
{
    setObjectName(QStringLiteral("partHtml"));
    setAccessibleName(tr("HTML of the part"));
    setToolTip(tr("The HTML, without anything from elsewhere"));
    setToolTipDuration(2000);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_copy->setObjectName(QStringLiteral("htmlCopy"));
    m_copy->setToolTip(tr("Copy what is selected, as text"));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_copy->setEnabled(false);
    connect(m_copy, &QAction::triggered, this, [this] { tell(&HtmlSheet::copySelection); });
    auto *all = new QAction(tr("Select All"), this);
    all->setObjectName(QStringLiteral("htmlSelectAll"));
    all->setToolTip(tr("Select all of the text"));
    all->setShortcut(QKeySequence::SelectAll);
    all->setShortcutContext(Qt::WidgetShortcut);
    connect(all, &QAction::triggered, this, [this] { tell(&HtmlSheet::selectAll); });
    addActions({m_copy, all});
    setContextMenuPolicy(Qt::ActionsContextMenu);
    m_resizing.setSingleShot(true);
    m_resizing.setInterval(60);
    connect(&m_resizing, &QTimer::timeout, this,
            [this] { tell([width = viewport()->width()](HtmlSheet *sheet) { sheet->setWidth(width); }); });
}

HtmlView::~HtmlView()
{
    clear();
    for (QThread *thread : std::as_const(m_threads))
        thread->wait();
}

template<typename Function>
void HtmlView::tell(Function function)
{
    if (HtmlSheet *sheet = m_sheet)
        QMetaObject::invokeMethod(sheet, [sheet, function] { std::invoke(function, sheet); });
}

void HtmlView::showHtml(const QString &html)
{
    clear();
    auto *thread = new QThread(this);
    auto *sheet = new HtmlSheet;
    m_threads += thread;
    m_sheet = sheet;
    sheet->moveToThread(thread);
    connect(thread, &QThread::finished, sheet, &QObject::deleteLater);
    connect(thread, &QThread::finished, this, [this, thread] {
        m_threads.removeOne(thread);
        thread->deleteLater();
    });
    connect(sheet, &HtmlSheet::laidOut, this, &HtmlView::laidOut);
    connect(sheet, &HtmlSheet::painted, this, &HtmlView::painted);
    connect(sheet, &HtmlSheet::outdated, this, &HtmlView::paintSheet);
    connect(sheet, &HtmlSheet::selected, m_copy, &QAction::setEnabled);
    connect(sheet, &HtmlSheet::copied, this,
            [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
    connect(sheet, &HtmlSheet::linkFound, this, &HtmlView::linkFound);
    thread->start();
    tell([html, font = font(), width = viewport()->width()](HtmlSheet *made) {
        made->layOut(html, font, width);
    });
}

// A sheet that is being laid out cannot be told to stop: it ends on its own, and nobody hears of it.
void HtmlView::clear()
{
    if (m_sheet) {
        m_sheet->disconnect(this);
        m_sheet->disconnect(m_copy);
        m_sheet->thread()->quit();
        m_sheet = nullptr;
    }
    m_copy->setEnabled(false);
    m_text.clear();
    m_size = {};
    m_image = {};
    m_painting = m_paintAgain = m_hovering = m_selecting = false;
    linkFound({}, false);
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    updateScrollBars();
    viewport()->update();
}

void HtmlView::addPicture(const QString &address, const QImage &picture)
{
    tell([address, picture](HtmlSheet *sheet) { sheet->addPicture(address, picture); });
}

void HtmlView::laidOut(const QSizeF &size, const QString &text)
{
    const bool first = m_size.isEmpty();
    m_size = size;
    m_text = text;
    // For who hears the page instead of seeing it.
    setAccessibleDescription(text.left(10'000));
    updateScrollBars();
    paintSheet();
    if (first)
        emit ready();
}

void HtmlView::updateScrollBars()
{
    const QSize room = viewport()->size();
    verticalScrollBar()->setRange(0, std::max(0, int(m_size.height()) - room.height()));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(fontMetrics().lineSpacing());
    horizontalScrollBar()->setRange(0, std::max(0, int(m_size.width()) - room.width()));
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
}

QPoint HtmlView::offset() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

// What is on the screen and a screen above and below it; one request at a time.
void HtmlView::paintSheet()
{
    if (m_painting) {
        m_paintAgain = true;
        return;
    }
    if (!m_sheet || m_size.isEmpty())
        return;
    m_painting = true;
    m_paintAgain = false;
    const QSize room = viewport()->size();
    const QRectF area(offset() - QPoint(0, room.height()), QSizeF(room.width(), room.height() * 3));
    tell([area, ratio = devicePixelRatioF()](HtmlSheet *sheet) { sheet->paint(area, ratio); });
}

void HtmlView::painted(const QRectF &area, const QImage &image)
{
    m_area = area;
    m_image = image;
    m_painting = false;
    viewport()->update();
    if (m_paintAgain)
        paintSheet();
}

void HtmlView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Qt::white);
    if (!m_image.isNull())
        painter.drawImage(m_area.topLeft() - offset(), m_image);
}

void HtmlView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    m_resizing.start();
    paintSheet();
}

void HtmlView::scrollContentsBy(int, int)
{
    viewport()->update();
    paintSheet();
}

// --- the mouse and the keys

void HtmlView::linkFound(const QString &address, bool clicked)
{
    m_hovering = false;
    if (clicked && !address.isEmpty())
        emit linkClicked(address);
    if (address == m_link)
        return;
    m_link = address;
    viewport()->setCursor(address.isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
    // Where a link leads stands in the status bar, as everywhere.
    QStatusTipEvent tip(address);
    QCoreApplication::sendEvent(this, &tip);
}

void HtmlView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = false;
    const bool more = event->modifiers() & Qt::ShiftModifier;
    tell([at = onSheet(event->position()), more](HtmlSheet *sheet) {
        more ? sheet->extendSelection(at) : sheet->beginSelection(at);
    });
}

void HtmlView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = onSheet(event->position());
    if (event->buttons() & Qt::LeftButton) {
        m_selecting = true;
        tell([at](HtmlSheet *sheet) { sheet->extendSelection(at); });
    } else if (!m_hovering && m_sheet) {
        m_hovering = true;
        tell([at](HtmlSheet *sheet) { sheet->findLink(at, false); });
    }
}

void HtmlView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_selecting)
        tell([at = onSheet(event->position())](HtmlSheet *sheet) { sheet->findLink(at, true); });
    m_selecting = false;
}

void HtmlView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = true; // its release is no click on a link
    tell([at = onSheet(event->position())](HtmlSheet *sheet) { sheet->selectWord(at); });
}

void HtmlView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::MoveToStartOfLine)
        || event->matches(QKeySequence::MoveToStartOfDocument))
        verticalScrollBar()->setValue(0);
    else if (event->matches(QKeySequence::MoveToEndOfLine)
             || event->matches(QKeySequence::MoveToEndOfDocument))
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else if (event->key() == Qt::Key_Space)
        verticalScrollBar()->triggerAction(event->modifiers() & Qt::ShiftModifier
                                               ? QAbstractSlider::SliderPageStepSub
                                               : QAbstractSlider::SliderPageStepAdd);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace ui
