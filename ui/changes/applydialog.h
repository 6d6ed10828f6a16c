#pragma once
#include <QDialog>

class QLineEdit;
class QPushButton;

namespace imap {
class ChangeSet;
struct StagedChange;
} // namespace imap

namespace ui {

class StagedChanges;

// Asks before changes are sent that are many on a production server, lose messages, or lock one out: what they are in words,
// and something to be typed. What takes rights in many mailboxes of another server, or limits from many quota roots, is
// asked for without that.
class ApplyDialog final : public QDialog
{
    Q_OBJECT
public:
    // Where changes are applied at once, what they do to one mailbox was asked when they were made.
    enum class When { Applied, AtOnce };
    // Asks if these need to be asked for; false: they must not be sent.
    static bool mayApply(const StagedChanges &changes, const std::vector<quint64> &ids, When when,
                         QWidget *parent);
    // The same for what is to be done to mailboxes without being staged.
    static bool mayCarryOut(const StagedChanges &changes, const std::vector<imap::StagedChange> &wanted,
                            QWidget *parent);

private:
    ApplyDialog(const QStringList &words, qsizetype count, bool isTyped, QWidget *parent);
    static bool mayApply(const StagedChanges &changes, const imap::ChangeSet &set,
                         const std::vector<quint64> &ids, When when, const QStringList &warnings,
                         QWidget *parent);

    QString m_phrase;
    QLineEdit *m_typed;
    QPushButton *m_apply;
};

} // namespace ui
