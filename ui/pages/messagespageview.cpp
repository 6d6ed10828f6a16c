// The message view of the messages page: when it is there, and which message it shows.
#include "messagespage.h"
#include "ui/connection.h"
#include "ui/messageview/messageview.h"
#include "ui/models/messagelistmodel.h"
#include <QAction>
#include <QKeyEvent>
#include <QSettings>
#include <QSplitter>
#include <QTreeView>

namespace ui {

namespace {
constexpr int FollowMs = 150;
const QString ShownKey = QStringLiteral("messageView/shown");
const QString BesideKey = QStringLiteral("messageView/beside");
} // namespace

void MessagesPage::makeMessageView()
{
    m_splitter->setObjectName(QStringLiteral("messageSplitter"));
    m_splitter->setAccessibleName(tr("Messages and the open message"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_message->hide();

    m_openAction->setObjectName(QStringLiteral("openMessageAction"));
    m_openAction->setToolTip(tr("Show the selected message (Return)"));
    connect(m_openAction, &QAction::triggered, this, [this] {
        m_viewAction->setChecked(true);
        openCurrent();
    });
    connect(m_view, &QTreeView::activated, m_openAction, &QAction::trigger);
    m_saveAction->setObjectName(QStringLiteral("saveMessageAction"));
    m_saveAction->setToolTip(tr("Save the open message as it is, in a file"));
    connect(m_saveAction, &QAction::triggered, m_message, &MessageView::saveMessage);
    m_viewAction->setObjectName(QStringLiteral("messageViewAction"));
    m_viewAction->setCheckable(true);
    m_viewAction->setShortcut(QKeySequence(Qt::Key_F8));
    m_viewAction->setToolTip(tr("Show the message that is selected in the list (F8)"));
    connect(m_viewAction, &QAction::toggled, this, &MessagesPage::showMessageView);
    m_besideAction->setObjectName(QStringLiteral("messageViewBeside"));
    m_besideAction->setCheckable(true);
    m_besideAction->setToolTip(tr("Beside the list of messages instead of below it"));
    connect(m_besideAction, &QAction::toggled, this, &MessagesPage::setBeside);

    m_opening.setSingleShot(true);
    m_opening.setInterval(FollowMs);
    connect(&m_opening, &QTimer::timeout, this, &MessagesPage::openCurrent);
    // Whoever walks through the list with the keys does not want every message on the way.
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (m_viewAction->isChecked() && current.isValid() && m_view->hasFocus())
                    m_opening.start();
            });
    connect(m_message, &MessageView::backWanted, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_message, &MessageView::closeWanted, this, [this] {
        m_viewAction->setChecked(false);
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_message, &MessageView::saving, this, &MessagesPage::follow);
    m_view->installEventFilter(this);

    const QSettings stored;
    m_besideAction->setChecked(stored.value(BesideKey).toBool());
    // It comes up with the first message that is opened.
    const QSignalBlocker quiet(m_viewAction);
    m_viewAction->setChecked(stored.value(ShownKey).toBool());
    m_saveAction->setEnabled(false);
}

void MessagesPage::layoutRestored()
{
    m_splitter->setOrientation(m_besideAction->isChecked() ? Qt::Horizontal : Qt::Vertical);
}

void MessagesPage::showMessageView(bool on)
{
    QSettings().setValue(ShownKey, on);
    if (on) {
        openCurrent();
        return;
    }
    m_opening.stop();
    m_message->hide();
    m_message->clear();
    m_saveAction->setEnabled(false);
}

void MessagesPage::setBeside(bool on)
{
    QSettings().setValue(BesideKey, on);
    m_splitter->setOrientation(on ? Qt::Horizontal : Qt::Vertical);
    const int room = on ? m_splitter->width() : m_splitter->height();
    m_splitter->setSizes({room * 2 / 5, room * 3 / 5});
}

void MessagesPage::openCurrent()
{
    m_opening.stop();
    const quint32 number = m_model->numberOf(m_view->currentIndex());
    imap::Session *session = mySession();
    if (!session || session->state() != imap::Session::State::Selected || number == 0
        || number > session->mailbox().count())
        return;
    if (!m_message->isVisible()) {
        m_message->show();
        // The row stays where one sees it, although the list has less room now.
        QMetaObject::invokeMethod(
            m_view, [view = m_view] { view->scrollTo(view->currentIndex()); }, Qt::QueuedConnection);
    }
    m_saveAction->setEnabled(true);
    if (const quint32 uid = session->mailbox().messages().uid(number); uid == 0 || uid != m_message->uid())
        m_message->open(session, number);
}

// A save as one of the jobs.
void MessagesPage::follow(AttachmentSaver *saver)
{
    if (subject().connection)
        saver->setOptions(subject().connection->options());
    const quint64 job = beginJob(tr("Save %1").arg(saver->what().fileName));
    connect(saver, &AttachmentSaver::progressed, this,
            [this, job](qint64 done, qint64 total) { emit jobProgressed(job, done, total); });
    connect(saver, &AttachmentSaver::finished, this, [this, job](bool good, const QString &outcome) {
        emit jobFinished(job, outcome, good);
        if (!good)
            showNotice(outcome);
    });
    connect(this, &Page::jobCancelled, saver, [saver, job](quint64 cancelled) {
        if (cancelled == job)
            saver->cancel();
    });
}

// Esc in the list puts the message away.
bool MessagesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && m_message->isVisible()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_viewAction->setChecked(false);
        return true;
    }
    return (watched == m_view && beginsSearch(event)) || Page::eventFilter(watched, event);
}

} // namespace ui
