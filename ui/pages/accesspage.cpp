#include "accesspage.h"
#include "imapcore/commands/acl.h"
#include "ui/connection.h"
#include "ui/models/aclmodel.h"
#include "ui/support/errortext.h"
#include "ui/support/table.h"
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

namespace ui {

namespace {

// Marks stand in the middle of their column, under its letter.
class RightDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() < AclModel::FirstRight) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QIcon mark = std::exchange(cell.icon, {});
        cell.features &= ~QStyleOptionViewItem::HasDecoration;
        cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        QRect place(QPoint(), cell.decorationSize);
        place.moveCenter(cell.rect.center());
        const bool selected = cell.state & QStyle::State_Selected;
        mark.paint(painter, place, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    }
};

} // namespace

AccessPage::AccessPage(QWidget *parent)
    : Page(QStringLiteral("accessPage"), tr("Access"), parent)
    , m_model(new AclModel(this))
    , m_table(makeTable(m_model, QStringLiteral("aclTable"), tr("Access control list"),
                        tr("Who may do what in this mailbox")))
{
    m_table->horizontalHeader()->setMinimumSectionSize(24);
    m_table->setItemDelegate(new RightDelegate(m_table));
    setContent(m_table);
}

QString AccessPage::unavailable() const
{
    return subject().connection->session()->supports("ACL")
               ? QString()
               : tr("This server does not announce ACL (RFC 4314): it does not tell who may do what in a "
                    "mailbox, and "
                    "nothing can be changed through IMAP.");
}

void AccessPage::clear()
{
    m_model->clear();
}

// Both commands go in one flight. The list needs the right to administer; one's own rights do not, and are shown
// in any case.
void AccessPage::load()
{
    imap::Session *session = subject().connection->session();
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    const auto isCurrent = [this, mailbox, connection] {
        return subject().connection == connection && subject().mailbox == mailbox;
    };
    const quint64 job = beginJob(tr("Read the access list of %1").arg(mailbox.toString()));
    session->send(imap::MyRights{mailbox})
        ->then(this, [this, isCurrent](const imap::Expected<QByteArray> &rights) {
            if (!isCurrent() || !rights)
                return;
            const imap::ConnectOptions &options = subject().connection->options();
            m_model->setOwnRights(options.actAs.isEmpty() ? options.address.user : options.actAs, *rights);
        });
    const bool modern = !session->capabilities().valuesOf("RIGHTS=").isEmpty();
    session->send(imap::GetAcl{mailbox})
        ->then(this, [this, isCurrent, modern, job](const imap::Expected<imap::Acl> &acl) {
            endJob(job, acl, tr("%Ln entry(s)", nullptr, int(acl ? acl->size() : 0)));
            if (!isCurrent())
                return;
            if (acl) {
                m_model->setEntries(*acl, modern);
                fitColumns();
                showContent();
            } else {
                // One's own rights are worth seeing without the list.
                if (m_model->rowCount() > 0) {
                    fitColumns();
                    showNotice(
                        tr("The access list could not be read. %1").arg(ErrorText::describe(acl.error())));
                    showContent();
                } else {
                    showProblem(tr("The access list could not be read"), acl.error());
                }
            }
        });
}

void AccessPage::fitColumns()
{
    m_table->resizeColumnsToContents();
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(AclModel::Identifier,
                          std::clamp(header->sectionSize(AclModel::Identifier) + 24, 180, 340));
    header->resizeSection(AclModel::Role, std::max(header->sectionSize(AclModel::Role) + 16, 90));
    for (int i = AclModel::FirstRight; i < m_model->columnCount(); ++i)
        header->resizeSection(i, header->sectionSize(i) + 8);
}

} // namespace ui
