#pragma once
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/arrangedmodel.h"
#include "ui/server/servercrawl.h"
#include "windowdriver.h"
#include <QTimer>

// The real window, worked where its pages are about a whole server.
class ServerDriver : public WindowDriver
{
public:
    ui::Connection *connection() const { return page()->subject().connection; }
    ui::StagedChanges *changes() const { return connection()->changes(); }

    // Whose mailboxes are not where WindowDriver::connectTo looks for them: an administrator's.
    bool connectToServer(const imap::ConnectOptions &options)
    {
        window()->connectTo(options);
        if (!until([this] { return treeModel()->rowCount() > 0; }))
            return false;
        tree()->setCurrentIndex(treeModel()->index(0, 0));
        return until([this] { return connection() && connection()->session(); });
    }
    void click(const char *button) const { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }
    // Shows the page, has it ask, and waits for what comes of it.
    bool ask(const char *show, const char *button, const ui::ServerCrawl *crawl,
             const ui::ArrangedModel *model) const
    {
        trigger(show);
        click(button);
        return until(
            [crawl, model] { return !crawl->isRunning() && !model->isArranging() && model->rowCount() > 0; },
            30'000);
    }
    // Works the next dialog.
    void answer(const std::function<void(QWidget *)> &work) const
    {
        auto *timer = new QTimer(window());
        timer->setInterval(20);
        QObject::connect(timer, &QTimer::timeout, window(), [timer, work] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (!dialog)
                return;
            timer->stop();
            timer->deleteLater();
            work(dialog);
        });
        timer->start();
    }
    // What the action writes into a file.
    QByteArray written(const char *action, const QString &path) const
    {
        answer([path](QWidget *dialog) {
            auto *line = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
            QVERIFY(line);
            line->setText(path);
            QTest::keyClick(line, Qt::Key_Return);
        });
        trigger(action);
        QFile file(path);
        return until([&path] { return QFile::exists(path); }) && file.open(QIODevice::ReadOnly)
                   ? file.readAll()
                   : QByteArray();
    }
    // All that is staged is done.
    bool apply() const
    {
        changes()->apply();
        return until([this] {
            return changes()->waiting() == 0 && changes()->work() == ui::StagedChanges::Work::None;
        });
    }
};
