#pragma once
#include "plandialog.h"
#include <memory>

class QLineEdit;
class QTableView;

namespace ui {

class SurveyModel;
class WorkSession;

// Asks before something is lost: which mailboxes, how many messages, how large. Where it is more than one mailbox, the
// answer has to be typed.
class LossDialog final : public PlanDialog
{
    Q_OBJECT
public:
    enum class What { Delete, Empty, Expunge };
    LossDialog(What what, Connection *connection, const std::vector<imap::ListedMailbox> &mailboxes,
               QWidget *parent = nullptr);
    ~LossDialog() override;

protected:
    void surveyed(const std::vector<imap::SurveyedMailbox> &all) override;
    bool mayConfirm() const override;
    bool wasTyped() const override { return !m_phrase.isEmpty(); }

private:
    static QString titleFor(What what, size_t count);
    static QString buttonFor(What what);
    void lookForMarked();
    void adapt();
    void say(size_t touched);
    void offerRight(const std::vector<imap::SurveyedMailbox> &touched);
    imap::KnownRights known() const;
    QString phrase(size_t touched) const;

    What m_what;
    std::vector<imap::ListedMailbox> m_mailboxes;
    std::vector<imap::SurveyedMailbox> m_surveyed;
    SurveyModel *m_model;
    QTableView *m_table;
    QLabel *m_words, *m_typeLabel;
    QCheckBox *m_below, *m_unsubscribe, *m_giveRight;
    QLineEdit *m_typed;
    size_t m_withoutRight = 0; // of what is to be deleted
    QString m_phrase;          // empty: nothing has to be typed
    std::unique_ptr<WorkSession> m_work;
};

} // namespace ui
