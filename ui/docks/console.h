#pragma once
#include <QPointer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QTableView;
class QToolButton;

namespace ui {

class Connection;
class TraceModel;
class TraceFilter;

// The protocol console: every line of a connection as it went over the wire, secrets masked, and a line to type
// any command into the live connection.
class Console final : public QWidget
{
    Q_OBJECT
public:
    explicit Console(QWidget *parent = nullptr);

    void addConnection(Connection *connection);
    void setCurrent(Connection *connection);
    Connection *current() const;
    void focusInput();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFilterRow();
    QWidget *makeInputRow();
    void showTrace();
    void showSelected();
    void followTail();
    void sendTyped();
    void recall(int step);
    void updateInput();

    TraceModel *m_model;
    TraceFilter *m_filter;
    QComboBox *m_connections;
    QLineEdit *m_filterText, *m_input;
    QToolButton *m_follow, *m_clear, *m_send;
    QTableView *m_table;
    QPlainTextEdit *m_detail;
    QStringList m_history;
    qsizetype m_historyAt = 0;
};

} // namespace ui
