#include "mailfiledrop.h"
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace ui {

QStringList mailFilesIn(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        const QFileInfo file(url.toLocalFile());
        static const QStringList suffixes{QStringLiteral("eml"), QStringLiteral("mbox"),
                                          QStringLiteral("mbx"), QStringLiteral("mail"), QStringLiteral("")};
        if (url.isLocalFile() && file.isFile() && suffixes.contains(file.suffix().toLower()))
            paths += file.filePath();
    }
    return paths;
}

void MailFileDrop::watch(QWidget *widget)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool MailFileDrop::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList paths = m_takes ? mailFilesIn(drop->mimeData()) : QStringList();
    if (paths.isEmpty()) {
        drop->ignore();
        return true;
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    // Whoever dragged them waits for the answer; questions come later.
    if (type == QEvent::Drop)
        QMetaObject::invokeMethod(
            this, [this, paths] { emit dropped(paths); }, Qt::QueuedConnection);
    return true;
}

} // namespace ui
