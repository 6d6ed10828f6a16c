#include "quotapage.h"
#include "imapcore/commands/quota.h"
#include "ui/connection.h"
#include "ui/models/quotamodel.h"
#include "ui/support/table.h"
#include "ui/support/theme.h"
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

namespace ui {

namespace {

// The share that is used as a bar, with the number in words beside it: colour is never the only sign.
class UsageDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QVariant ratio = index.data(QuotaModel::RatioRole);
        if (!ratio.isValid()) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        cell.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
        const int room = cell.fontMetrics.horizontalAdvance(QStringLiteral("10,000 %")) + 12;
        const QRect bar = cell.rect.adjusted(6, 5, -room, -5);
        QRect filled = bar;
        filled.setWidth(int(double(bar.width()) * std::clamp(ratio.toDouble(), 0.0, 1.0)));
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::usageGroove(cell.palette));
        painter->drawRoundedRect(bar, 3, 3);
        painter->setBrush(Theme::usageColor(ratio.toDouble(), cell.palette));
        painter->drawRoundedRect(filled, 3, 3);
        const bool strong = (cell.state & QStyle::State_Selected) && (cell.state & QStyle::State_Active);
        painter->setPen(cell.palette.color(strong ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(QRect(bar.right() + 8, cell.rect.top(), room - 8, cell.rect.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, cell.text);
        painter->restore();
    }
};

} // namespace

QuotaPage::QuotaPage(QWidget *parent)
    : Page(QStringLiteral("quotaPage"), tr("Quota"), parent)
    , m_model(new QuotaModel(this))
{
    QTableView *table = makeTable(m_model, QStringLiteral("quotaTable"), tr("Quota roots"),
                                  tr("How full the quota roots of this mailbox are"));
    table->setItemDelegateForColumn(QuotaModel::Share, new UsageDelegate(table));
    table->horizontalHeader()->setSectionResizeMode(QuotaModel::Share, QHeaderView::Stretch);
    table->horizontalHeader()->resizeSection(QuotaModel::Root, 200);
    setContent(table);
}

QString QuotaPage::unavailable() const
{
    return subject().connection->session()->supports("QUOTA")
               ? QString()
               : tr("This server does not announce QUOTA (RFC 9208): it does not tell how full a mailbox may "
                    "become.");
}

void QuotaPage::clear()
{
    m_model->setRoots({});
}

void QuotaPage::load()
{
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    const quint64 job = beginJob(tr("Read the quota of %1").arg(mailbox.toString()));
    connection->session()
        ->send(imap::GetQuotaRoot{mailbox})
        ->then(
            this, [this, mailbox, connection, job](const imap::Expected<imap::GetQuotaRoot::Result> &roots) {
                endJob(job, roots, tr("%Ln root(s)", nullptr, int(roots ? roots->size() : 0)));
                if (subject().connection != connection || !(subject().mailbox == mailbox))
                    return;
                if (!roots) {
                    showProblem(tr("The quota could not be read"), roots.error());
                } else if (roots->empty()) {
                    showEmpty(tr("No quota"),
                              tr("This mailbox counts against no quota root: the server sets it no limit."));
                } else {
                    m_model->setRoots(*roots);
                    showContent();
                }
            });
}

} // namespace ui
