#include "columnmenu.h"
#include "ui/models/messagelistmodel.h"
#include "ui/support/format.h"
#include "ui/support/settings.h"
#include <QHeaderView>
#include <QTreeView>

namespace ui {

namespace {

constexpr int SaveMs = 500;
using Cells = MessageCells;

// As wide as what will stand there, in the bold of unread messages.
int naturalWidth(int column, const QFontMetrics &metrics)
{
    const int margin = metrics.averageCharWidth() * 3;
    switch (column) {
    case Cells::Flags:
        return metrics.horizontalAdvance(QStringLiteral("$Forwarded")) + margin + 20;
    case Cells::From:
    case Cells::To:
    case Cells::EmailId:
    case Cells::ThreadId:
        return metrics.averageCharWidth() * 24;
    case Cells::Subject:
    case Cells::Preview:
        return metrics.averageCharWidth() * 40;
    case Cells::Date:
    case Cells::Received:
        return metrics.horizontalAdvance(formatDateShort(QDateTime(QDate(2028, 12, 28), QTime(20, 58, 58))))
               + margin;
    case Cells::Size:
        return metrics.horizontalAdvance(formatSize(1020)) + margin;
    default:
        return std::max(metrics.horizontalAdvance(QStringLiteral("4294967295")),
                        metrics.horizontalAdvance(Cells::title(column)))
               + margin;
    }
}

} // namespace

ColumnMenu::ColumnMenu(MessageListModel *model, QTreeView *view, QWidget *parent)
    : QMenu(tr("Colum&ns"), parent)
    , m_model(model)
    , m_view(view)
    , m_header(view->header())
{
    setObjectName(QStringLiteral("columnMenu"));
    setAccessibleName(tr("Columns"));
    setToolTipsVisible(true);
    QFont bold = view->font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    // What comes first here stands first at first.
    static constexpr int order[] = {Cells::Number,   Cells::Uid,     Cells::Flags,   Cells::From,
                                    Cells::To,       Cells::Subject, Cells::Preview, Cells::Date,
                                    Cells::Received, Cells::Size,    Cells::ModSeq,  Cells::EmailId,
                                    Cells::ThreadId};
    for (int column = 0; column < Cells::ColumnCount; ++column) {
        auto *action = new QAction(Cells::title(column), this);
        action->setObjectName(QStringLiteral("column_") + Cells::name(column));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, column](bool on) { choose(column, on); });
        m_actions += action;
    }
    for (const int column : order) {
        addAction(m_actions[column]);
        const bool shown = column <= Cells::Size;
        m_default += QStringLiteral("%1:%2:%3")
                         .arg(Cells::name(column))
                         .arg(naturalWidth(column, metrics))
                         .arg(int(shown));
    }
    addSeparator();
    QAction *reset = addAction(tr("&As at First"));
    reset->setObjectName(QStringLiteral("columnsReset"));
    reset->setToolTip(tr("The usual columns, in the usual order and width"));
    connect(reset, &QAction::triggered, this, &ColumnMenu::restoreDefault);

    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { popup(m_header->viewport()->mapToGlobal(at)); });
    m_saving.setSingleShot(true);
    m_saving.setInterval(SaveMs);
    connect(&m_saving, &QTimer::timeout, this, &ColumnMenu::save);
    m_fitting.setSingleShot(true);
    m_fitting.setInterval(0);
    connect(&m_fitting, &QTimer::timeout, this, &ColumnMenu::fit);
    const auto changed = [this] {
        if (m_arranging)
            return;
        m_saving.start();
        m_fitting.start();
    };
    connect(m_header, &QHeaderView::sectionMoved, this, changed);
    connect(m_header, &QHeaderView::sectionResized, this, [this, changed](int column) {
        if (column != Cells::Subject || m_header->sectionResizeMode(column) == QHeaderView::Interactive)
            changed();
    });
    connect(m_header, &QHeaderView::geometriesChanged, &m_fitting, qOverload<>(&QTimer::start));
    arrange(m_default);
}

void ColumnMenu::saveNow()
{
    if (m_saving.isActive())
        save();
}

void ColumnMenu::setServer(const imap::ServerAddress &address, const imap::Capabilities &capabilities)
{
    saveNow();
    m_address = address;
    m_capabilities = capabilities;
    arrange(m_default);
    if (const QStringList stored = settings::messageColumns(address); !stored.isEmpty())
        arrange(stored);
}

bool ColumnMenu::isOffered(int column) const
{
    const QByteArray needed = Cells::capability(column);
    return needed.isEmpty() || m_capabilities.contains(needed);
}

// "name:width:shown" for each, from the left. What they do not name stays where it is.
void ColumnMenu::arrange(const QStringList &columns)
{
    m_arranging = true;
    int visual = 0;
    for (const QString &stored : columns) {
        const QStringList parts = stored.split(u':');
        int column = 0;
        while (column < Cells::ColumnCount && Cells::name(column) != parts.value(0))
            ++column;
        if (column == Cells::ColumnCount)
            continue; // of another version
        m_header->moveSection(m_header->visualIndex(column), visual++);
        m_header->setSectionResizeMode(column, QHeaderView::Interactive);
        m_header->resizeSection(column, std::clamp(parts.value(1).toInt(), 20, 4000));
        m_actions[column]->setChecked(parts.value(2).toInt() != 0);
    }
    m_arranging = false;
    showChosen();
}

void ColumnMenu::showChosen()
{
    m_arranging = true;
    quint32 shown = 0;
    for (int column = 0; column < Cells::ColumnCount; ++column) {
        const bool offered = isOffered(column);
        m_actions[column]->setEnabled(offered);
        m_actions[column]->setToolTip(
            offered
                ? Cells::description(column)
                : tr("This server does not announce %1").arg(QString::fromLatin1(Cells::capability(column))));
        if (offered && m_actions[column]->isChecked())
            shown |= 1U << column;
    }
    // Without any there would be no header to bring one back.
    if (shown == 0) {
        shown = 1U << Cells::Subject;
        m_actions[Cells::Subject]->setChecked(true);
    }
    for (int column = 0; column < Cells::ColumnCount; ++column)
        m_header->setSectionHidden(column, !(shown & (1U << column)));
    m_arranging = false;
    m_model->setShown(shown);
    fit();
}

void ColumnMenu::choose(int column, bool shown)
{
    m_actions[column]->setChecked(shown);
    showChosen();
    m_saving.start();
}

void ColumnMenu::restoreDefault()
{
    arrange(m_default);
    m_saving.start();
}

// The subject has all the room that is left, as long as that is some.
void ColumnMenu::fit()
{
    if (m_header->isSectionHidden(Cells::Subject))
        return;
    const int others = m_header->length() - m_header->sectionSize(Cells::Subject);
    const int enough = m_view->fontMetrics().averageCharWidth() * 20;
    const bool stretches = m_view->viewport()->width() - others >= enough;
    const auto mode = stretches ? QHeaderView::Stretch : QHeaderView::Interactive;
    if (m_header->sectionResizeMode(Cells::Subject) == mode)
        return;
    m_arranging = true;
    m_header->setSectionResizeMode(Cells::Subject, mode);
    if (!stretches)
        m_header->resizeSection(Cells::Subject, enough * 2);
    m_arranging = false;
}

void ColumnMenu::save()
{
    m_saving.stop();
    if (m_address.host.isEmpty())
        return;
    QStringList columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        // A hidden section has no width; what it had comes back with it.
        int width = m_header->sectionSize(column);
        if (m_header->isSectionHidden(column)) {
            const QStringList same = m_default.filter(Cells::name(column) + u':');
            width = same.value(0).section(u':', 1, 1).toInt();
        }
        columns += QStringLiteral("%1:%2:%3")
                       .arg(Cells::name(column))
                       .arg(width)
                       .arg(int(m_actions[column]->isChecked()));
    }
    settings::setMessageColumns(m_address, columns);
}

} // namespace ui
