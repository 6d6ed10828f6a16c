#include "transcriptactions.h"
#include "checkdialog.h"
#include "comparisondialog.h"
#include "imapcore/traffic/transcriptexport.h"
#include "imapcore/traffic/transcriptfile.h"
#include "recordingdialog.h"
#include "replaydialog.h"
#include "scrubdialog.h"
#include "trafficpane.h"
#include "ui/connection.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QProgressDialog>
#include <QRegularExpression>

namespace ui {

TranscriptActions::TranscriptActions(TrafficSet *set, TrafficPane *pane, QWidget *owner)
    : QObject(owner)
    , m_set(set)
    , m_pane(pane)
    , m_owner(owner)
    , m_recording(new Recording(set->recorder(), this))
    , m_menu(new QMenu)
{
    m_menu->setObjectName(QStringLiteral("transcriptMenu"));
    m_menu->setTitle(tr("&Transcripts"));
    m_menu->setAccessibleName(tr("Transcripts"));
    m_menu->setIcon(icon("transcript"));
    m_menu->setToolTipsVisible(true);
    add("transcriptOpen", "file", tr("&Open Transcript…"), tr("Show a conversation that was saved"),
        [this] { chooseAndOpen(); });
    m_needTraffic += add("transcriptSave", "save", tr("&Save Transcript…"),
                         tr("Save the conversation as a file, without secrets"),
                         [this] { chooseAndWrite(imap::Scrubber::Level::Secrets); });
    m_needTraffic +=
        add("transcriptExport", "export", tr("&Export Scrubbed…"),
            tr("Save it without names or contents, to be given away"), [this] { exportScrubbed(); });
    m_close = add("transcriptClose", "close", tr("&Close Transcript"), tr("Show the opened file no longer"),
                  [this] { close(); });
    m_menu->addSeparator();
    m_compare =
        add("transcriptCompare", nullptr, tr("Co&mpare With…"),
            tr("Show two conversations beside each other, command by command"), [this] { compare(); });
    m_needTraffic +=
        add("transcriptReplay", "play", tr("&Replay…"),
            tr("Send the commands of the conversation to the present server"), [this] { replay(); });
    add("transcriptCheck", "apply", tr("R&un Assertion Script…"),
        tr("Send the commands of a script to the present server, and see whether what it says holds"),
        [this] { chooseAndCheck(); });
    m_menu->addSeparator();
    add("consoleRecording", "settings", tr("Recordin&g…"),
        tr("How much of the traffic is kept in memory, and whether on the disk"), [this] { setRecording(); });
    connect(m_recording, &Recording::failed, this, [this](const QString &why) { emit noticed(why, true); });
    connect(set, &TrafficSet::added, this, &TranscriptActions::update);
    connect(set, &TrafficSet::removing, this, &TranscriptActions::update, Qt::QueuedConnection);
    connect(m_menu.get(), &QMenu::aboutToShow, this, &TranscriptActions::update);
    update();
}

TranscriptActions::~TranscriptActions() = default;

QAction *TranscriptActions::menuAction() const
{
    return m_menu->menuAction();
}

QAction *TranscriptActions::add(const char *name, const char *iconName, const QString &text,
                                const QString &toolTip, const std::function<void()> &run)
{
    auto *action = new QAction(iconName ? icon(iconName) : QIcon(), text, this);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    action->setStatusTip(toolTip);
    connect(action, &QAction::triggered, this, run);
    m_menu->addAction(action);
    return action;
}

void TranscriptActions::setConnection(Connection *connection)
{
    m_connection = connection;
}

const TrafficSet::One *TranscriptActions::subject() const
{
    if (const TrafficSet::One *shown = m_set->of(m_pane->traffic()))
        return shown;
    if (const TrafficSet::One *selected = m_set->of(m_pane->current().traffic))
        return selected;
    return m_set->all().empty() ? nullptr : m_set->all().back().get();
}

void TranscriptActions::update()
{
    const TrafficSet::One *one = subject();
    for (QAction *action : std::as_const(m_needTraffic))
        action->setEnabled(one);
    m_close->setEnabled(one && one->isFile);
    m_compare->setEnabled(m_set->all().size() > 1);
}

void TranscriptActions::showDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void TranscriptActions::chooseAndOpen()
{
    const QString fileName = QFileDialog::getOpenFileName(m_owner->window(), tr("Open Transcript"), {},
                                                          tr("Transcripts (*.imap);;All files (*)"));
    if (!fileName.isEmpty())
        open(fileName);
}

void TranscriptActions::open(const QString &fileName)
{
    auto opened = imap::TranscriptFile::open(fileName);
    if (!opened) {
        emit noticed(tr("%1 cannot be opened: %2").arg(fileName, opened.error().text), true);
        return;
    }
    const std::shared_ptr<imap::TranscriptFile> file = std::move(*opened);
    const auto tellEnd = [this, fileName, file = file.get()] {
        if (file->error())
            emit noticed(
                tr("%1 is shown up to a line that cannot be read: %2").arg(fileName, file->error()->text),
                true);
        else if (file->isCut())
            emit noticed(tr("%1 ends in the middle.").arg(fileName), true);
    };
    if (file->isOver()) {
        tellEnd();
    } else {
        connect(file.get(), &imap::Traffic::changed, this, [file = file.get(), tellEnd] {
            if (file->isOver())
                tellEnd();
        });
    }
    const TrafficSet::One *one = m_set->add(file, QFileInfo(fileName).fileName());
    m_pane->showTraffic(one->id);
    update();
}

void TranscriptActions::chooseAndWrite(imap::Scrubber::Level level)
{
    const TrafficSet::One *one = subject();
    if (!one)
        return;
    QString name = one->title;
    name.replace(QRegularExpression(QStringLiteral("[^\\w@.-]+")), QStringLiteral("_"));
    if (!name.endsWith(QStringLiteral(".imap")))
        name += QStringLiteral(".imap");
    const QString fileName = QFileDialog::getSaveFileName(m_owner->window(), tr("Save Transcript"), name,
                                                          tr("Transcripts (*.imap);;All files (*)"));
    if (!fileName.isEmpty())
        write(fileName, level);
}

void TranscriptActions::write(const QString &fileName, imap::Scrubber::Level level)
{
    const TrafficSet::One *one = subject();
    if (!one)
        return;
    imap::TranscriptExport::Options options{fileName, one->title, level};
    if (m_connection) {
        options.secrets += m_connection->options().password.toUtf8();
        options.secrets += m_connection->options().accessToken;
        options.names = {m_connection->options().address.host.toUtf8(),
                         m_connection->options().address.user.toUtf8(),
                         m_connection->options().actAs.toUtf8()};
        options.names.removeAll(QByteArray());
    }
    auto *job = new imap::TranscriptExport(one->traffic.get(), std::move(options), this);
    // It may be dropped meanwhile, and must not be.
    job->setProperty("traffic", QVariant::fromValue(one->traffic));
    auto *progress = new QProgressDialog(tr("Writing %1…").arg(QFileInfo(fileName).fileName()), tr("&Cancel"),
                                         0, 1000, m_owner->window());
    progress->setObjectName(QStringLiteral("transcriptProgress"));
    progress->setMinimumDuration(500);
    progress->setAutoReset(false);
    connect(job, &imap::TranscriptExport::progressed, progress, &QProgressDialog::setValue);
    connect(progress, &QProgressDialog::canceled, job, [job, progress] {
        job->deleteLater();
        progress->deleteLater();
    });
    connect(job, &imap::TranscriptExport::finished, this,
            [this, job, progress, fileName](const imap::Expected<imap::Done> &result) {
                progress->deleteLater();
                job->deleteLater();
                if (result)
                    emit noticed(tr("%1 is written.").arg(fileName), false);
                else
                    emit noticed(tr("%1 cannot be written: %2").arg(fileName, result.error().text), true);
            });
}

void TranscriptActions::exportScrubbed()
{
    auto *dialog = new ScrubDialog(m_owner->window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { chooseAndWrite(dialog->level()); });
    showDialog(dialog);
}

void TranscriptActions::close()
{
    if (const TrafficSet::One *one = subject(); one && one->isFile)
        m_set->remove(one->id);
    update();
}

void TranscriptActions::compare()
{
    const TrafficSet::One *left = subject();
    const TrafficSet::One *right = nullptr;
    for (const auto &one : m_set->all()) {
        if (one.get() != left)
            right = one.get();
    }
    if (left && right)
        showDialog(new ComparisonDialog(m_set, left->id, right->id, m_owner->window()));
}

void TranscriptActions::replay()
{
    if (const TrafficSet::One *one = subject())
        showDialog(new ReplayDialog(*one, m_connection, m_owner->window()));
}

void TranscriptActions::chooseAndCheck()
{
    const QString fileName =
        QFileDialog::getOpenFileName(m_owner->window(), tr("Run Assertion Script"), {}, tr("All files (*)"));
    if (!fileName.isEmpty())
        check(fileName);
}

void TranscriptActions::check(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        emit noticed(tr("%1 cannot be opened: %2").arg(fileName, file.errorString()), true);
        return;
    }
    auto script = imap::CheckScript::read(file.readAll());
    if (!script)
        emit noticed(tr("%1 is no assertion script: %2").arg(fileName, script.error().text), true);
    else
        showDialog(new CheckDialog(fileName, std::move(*script), m_connection, m_owner->window()));
}

void TranscriptActions::setRecording()
{
    auto *dialog = new RecordingDialog(m_recording->settings(), m_owner->window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_recording->set(dialog->settings()); });
    showDialog(dialog);
}

} // namespace ui
