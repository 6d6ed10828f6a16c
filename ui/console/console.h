#pragma once
#include "trafficset.h"
#include <QPointer>
#include <QWidget>

class QAction;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace ui {

class Connection;
class TrafficPane;

// The protocol console: all that goes over the wire, secrets masked, and a line to type any command into the live
// connection.
class Console final : public QWidget
{
    Q_OBJECT
public:
    explicit Console(imap::Recorder *recorder, QWidget *parent = nullptr);

    TrafficSet *traffics() const { return m_set; }
    TrafficPane *pane() const { return m_pane; }
    // For a menu.
    QList<QAction *> actions() const;

    void addConnection(Connection *connection);
    // Where commands go.
    void setCurrent(Connection *connection);
    Connection *current() const { return m_current; }
    void focusInput();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeInputRow();
    void showSelected();
    void sendTyped();
    void recall(int step);
    void updateInput();

    TrafficSet *m_set;
    TrafficPane *m_pane;
    QPointer<Connection> m_current;
    QLineEdit *m_input;
    QToolButton *m_send;
    QPlainTextEdit *m_detail;
    QStringList m_history;
    qsizetype m_historyAt = 0;
};

} // namespace ui
