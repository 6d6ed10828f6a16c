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

// The list of messages: rows can be dragged away, however many are selected.
class MessageList final : public QTreeView
{
    Q_OBJECT
public:
    explicit MessageList(QWidget *parent = nullptr);

protected:
    void startDrag(Qt::DropActions actions) override;
};

} // namespace ui
