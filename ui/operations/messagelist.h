#pragma once
#include <QMimeData>
#include <QTreeView>

namespace ui {

// The selected messages of a list, on their way to a mailbox. There is nothing in it: whoever has them dropped asks the
// list what they are.
class DraggedMessages final : public QMimeData
{
    Q_OBJECT
public:
    DraggedMessages() { setData(QString::fromLatin1(Format), {}); }
    static constexpr char Format[] = "application/x-mailreeve-messages";
    static bool areIn(const QMimeData *data) { return data->hasFormat(QString::fromLatin1(Format)); }
};

// The files of a drop that may hold messages.
QStringList mailFilesIn(const QMimeData *data);

// The list of messages: rows can be dragged away, however many are selected, and files with messages dropped on it.
class MessageList final : public QTreeView
{
    Q_OBJECT
public:
    explicit MessageList(QWidget *parent = nullptr);

    void setTakesFiles(bool takes) { m_takesFiles = takes; }

signals:
    void filesDropped(const QStringList &paths);

protected:
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool m_takesFiles = false;
};

} // namespace ui
