#pragma once
#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace ui {

// The files of a drop that may hold messages.
QStringList mailFilesIn(const QMimeData *data);

// Lets files with messages be dropped on widgets.
class MailFileDrop final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void watch(QWidget *widget);
    void setTakes(bool takes) { m_takes = takes; }

signals:
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_takes = false;
};

} // namespace ui
