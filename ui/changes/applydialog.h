#pragma once
#include <QDialog>

class QLineEdit;
class QPushButton;

namespace imap {
struct ChangeItem;
}

namespace ui {

class StagedChanges;

// Asks before changes are sent where they are many on a production server, lose messages, or lock one out: what they are in words,
// and something to be typed.
class ApplyDialog final : public QDialog
{
    Q_OBJECT
public:
    ApplyDialog(const StagedChanges &changes, const std::vector<quint64> &ids, QWidget *parent = nullptr);

    // Whether these need to be asked for.
    static bool isNeeded(const StagedChanges &changes, const std::vector<quint64> &ids);

private:
    static QStringList words(const StagedChanges &changes, const std::vector<quint64> &ids);

    QString m_phrase;
    QLineEdit *m_typed;
    QPushButton *m_apply;
};

} // namespace ui
