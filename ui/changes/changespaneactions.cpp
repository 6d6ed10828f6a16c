// What ChangesPane does with the changes, at a button or a key.
#include "applydialog.h"
#include "changedialog.h"
#include "changesmodel.h"
#include "changespane.h"
#include "imapcore/inbackground.h"
#include "stagedchanges.h"
#include "ui/connection.h"
#include <QAction>
#include <QFileDialog>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTreeView>

namespace ui {

void ChangesPane::apply()
{
    if (!m_changes || !m_changes->canApply())
        return;
    const std::vector<quint64> ids = toApply();
    // Meanwhile the pane may have come to show those of another connection, which are not what was said yes to.
    const QPointer<StagedChanges> asked = m_changes;
    if (!ApplyDialog::mayApply(*asked, ids, ApplyDialog::When::Applied, window()) || !asked)
        return;
    if (const QString why = asked->whyNot(); why.isEmpty())
        asked->apply(ids);
    else
        emit asked->noticed(tr("Nothing was sent. %1").arg(why), true);
}

void ChangesPane::cancel()
{
    if (m_changes)
        m_changes->cancel();
}

void ChangesPane::readBack()
{
    if (m_changes)
        m_changes->readBack();
}

void ChangesPane::undo()
{
    if (!m_changes)
        return;
    const std::vector<quint64> ids = selected();
    // What was done has been seen to: what waits now is what takes it back.
    m_view->clearSelection();
    if (ids.empty())
        m_changes->undo();
    else
        m_changes->undo(ids);
}

void ChangesPane::remove()
{
    if (m_changes)
        m_changes->set()->remove(selected());
    update();
}

void ChangesPane::removeDone()
{
    if (m_changes)
        m_changes->removeDone();
}

void ChangesPane::move(int step)
{
    const std::vector<quint64> ids = selected();
    const auto at = m_changes && ids.size() == 1 ? m_changes->set()->indexOf(ids.front()) : std::nullopt;
    if (!at)
        return;
    const int to = int(*at) + step;
    if (to < 0 || to >= int(m_changes->set()->items().size()))
        return;
    m_changes->set()->move(ids.front(), size_t(to));
    m_view->setCurrentIndex(m_model->index(to, 0));
}

void ChangesPane::edit()
{
    const std::vector<quint64> ids = selected();
    const imap::ChangeItem *item =
        m_changes && ids.size() == 1 ? m_changes->set()->find(ids.front()) : nullptr;
    if (!item || !m_edit->isEnabled())
        return;
    const QPointer<StagedChanges> edited = m_changes; // the pane may show another connection's by then
    ChangeDialog dialog(item->change, m_changes->manner(), window());
    if (dialog.exec() == QDialog::Accepted && edited)
        edited->set()->replace(ids.front(), dialog.change());
    update();
}

void ChangesPane::save(const QString &title, const QString &filter, const QString &ending,
                       const Content &content)
{
    const QPointer<StagedChanges> changes = m_changes;
    const QString fileName = QFileDialog::getSaveFileName(window(), title, tr("changes") + ending, filter);
    if (fileName.isEmpty() || !changes)
        return;
    imap::inBackground(
        this,
        [items = changes->set()->items(), content, fileName] {
            const QByteArray bytes = content(items);
            QSaveFile file(fileName);
            const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                                   && file.commit();
            return isWritten ? QString() : file.errorString();
        },
        [this, fileName](const QString &error) {
            emit noticed(error.isEmpty() ? tr("%1 is written.").arg(fileName)
                                         : tr("%1 cannot be written: %2").arg(fileName, error),
                         !error.isEmpty());
        });
}

void ChangesPane::exportCommands()
{
    if (m_changes)
        save(tr("Export Commands"), tr("Text (*.txt)"), QStringLiteral(".txt"),
             [manner = m_changes->manner()](const auto &items) {
                 return imap::ChangeSet::toCommands(items, manner);
             });
}

void ChangesPane::exportJson()
{
    if (m_changes)
        save(tr("Export Changes"), tr("JSON (*.json)"), QStringLiteral(".json"),
             [owner = m_changes->set()->owner()](const auto &items) {
                 return QJsonDocument(imap::ChangeSet::toJson(items, owner)).toJson();
             });
}

void ChangesPane::importJson()
{
    // What is shown when the file was chosen may be another connection's.
    const QPointer<StagedChanges> changes = m_changes;
    const QString fileName = QFileDialog::getOpenFileName(window(), tr("Import Changes"), QString(),
                                                          tr("JSON (*.json);;All files (*)"));
    if (!fileName.isEmpty() && changes)
        changes->importJson(fileName);
}

} // namespace ui
