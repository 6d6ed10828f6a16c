#pragma once
#include "imapcore/typing/typedrun.h"
#include <QComboBox>
#include <QPointer>
#include <memory>
#include <vector>

namespace ui {

class Connection;
class WorkSession;

// Where commands go: to one of the window's connections, or to one of its own, which is made like one of these.
class CommandTargets final : public QComboBox
{
    Q_OBJECT
public:
    explicit CommandTargets(QWidget *parent = nullptr);
    ~CommandTargets() override;

    void add(Connection *connection);
    // Chooses it, unless a connection of its own is chosen that was made like it.
    void setCurrent(Connection *connection);
    // What is chosen, or what the chosen one was made like.
    Connection *connection() const;
    // Null unless it is ready.
    imap::Session *session() const;
    // What sends to it; there is one for each session.
    imap::TypedRun *run() const;
    bool isConnecting() const;
    bool isOwn() const { return current() && current()->own; }
    // Ends the chosen one, if it is one of its own.
    void closeOwn();
    // No higher than the line beside it.
    QSize sizeHint() const override { return lineHigh(QComboBox::sizeHint()); }
    QSize minimumSizeHint() const override { return lineHigh(QComboBox::minimumSizeHint()); }

signals:
    // Another one is chosen, or it is ready, or no longer.
    void changed();
    // A connection of its own was not made, or is lost: in words.
    void failed(const QString &why);

private:
    struct Target
    {
        QPointer<Connection> connection;
        std::unique_ptr<WorkSession> own;
        int number = 0;
        bool isLoggedIn = true;
    };
    enum New { LoggedIn = -1, BeforeLogin = -2 };

    QSize lineHigh(QSize size) const
    {
        return {size.width(), std::min(size.height(), fontMetrics().lineSpacing() + 4)};
    }
    Target *current() const;
    void rebuild(const Target *chosen);
    void list(const Target *chosen);
    void choose(int row);
    void openOwn(bool logsIn);
    void remove(const Target *target);

    std::vector<std::unique_ptr<Target>> m_targets;
    Target *m_chosen = nullptr;
    int m_lastNumber = 0;
};

} // namespace ui
