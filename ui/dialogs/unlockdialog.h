#pragma once
#include <QDialog>
#include <chrono>

class QComboBox;

namespace ui {

class Connection;

// Asks for how long changes may be sent over a connection that is read-only.
class UnlockDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit UnlockDialog(const Connection &connection, QWidget *parent = nullptr);
    std::chrono::seconds duration() const;

private:
    QComboBox *m_duration;
};

} // namespace ui
