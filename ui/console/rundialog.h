#pragma once
#include "imapcore/connector.h"
#include <QDialog>
#include <QPointer>
#include <memory>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace ui {

class Connection;
class StepModel;

// Sends commands over a connection of its own to the server of another one, and shows what came of each.
class RunDialog : public QDialog
{
    Q_OBJECT
public:
    ~RunDialog() override;

protected:
    // `connection`: whose server it is; null: there is none.
    RunDialog(Connection *connection, const QString &objectName, QWidget *parent);

    StepModel *model() const { return m_model; }
    // The session is there: sends the first one.
    virtual void begin(imap::Session *session) = 0;
    // Ends what was begun.
    virtual void halt() = 0;
    // What begins is over, and this came of it.
    void end(const QString &summary);
    void say(const QString &text);

private:
    void start();
    void stop();
    void showDetail();

    QPointer<Connection> m_connection;
    StepModel *m_model;
    QTableView *m_table;
    QPlainTextEdit *m_detail;
    QLabel *m_status;
    QCheckBox *m_mayChange;
    QPushButton *m_start;
    std::unique_ptr<imap::Connector> m_connector;
    std::unique_ptr<imap::Session> m_session;
    bool m_isRunning = false;
};

} // namespace ui
