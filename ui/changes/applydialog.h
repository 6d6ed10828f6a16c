#pragma once
#include <QDialog>

class QLineEdit;
class QPushButton;

namespace ui {

class StagedChanges;

// Asks before changes are sent that are many on a production server, lose messages, or lock one out: what they are in words, and
// something to be typed. What takes rights in many mailboxes of another server is asked for without that.
class ApplyDialog final : public QDialog
{
    Q_OBJECT
public:
    // Where changes are applied at once, what they do to one mailbox was asked when they were made.
    enum class When { Applied, AtOnce };
    // Asks if these need to be asked for; false: they must not be sent.
    static bool mayApply(const StagedChanges &changes, const std::vector<quint64> &ids, When when,
                         QWidget *parent);

private:
    enum class How { Not, Plainly, Typed };
    ApplyDialog(const StagedChanges &changes, const std::vector<quint64> &ids, How how, QWidget *parent);
    static How howToAsk(const StagedChanges &changes, const std::vector<quint64> &ids, When when);
    static QStringList words(const StagedChanges &changes, const std::vector<quint64> &ids);

    QString m_phrase;
    QLineEdit *m_typed;
    QPushButton *m_apply;
};

} // namespace ui
