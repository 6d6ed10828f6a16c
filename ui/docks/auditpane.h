#pragma once
#include "imapcore/changes/auditlog.h"
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace ui {

class AuditModel;
class EmptyHint;

// What was changed on servers, by whom and with which answer: the record on the disk, with a filter, and the way back.
class AuditPane final : public QWidget
{
    Q_OBJECT
public:
    explicit AuditPane(QWidget *parent = nullptr);

    // Reads the record again.
    void reload();
    QAction *inverseAction() const { return m_inverse; }

signals:
    // To be staged for whom it was done.
    void inverseMade(const std::vector<imap::StagedChange> &changes, const imap::ChangeSet::Owner &owner);

protected:
    void showEvent(QShowEvent *event) override;

private:
    static QString wordsOf(const imap::AuditLog::Omitted &omitted);
    void arranged();
    void update();
    void makeInverse();
    std::vector<const imap::AuditLog::Entry *> selected() const;

    AuditModel *m_model;
    QTableView *m_table;
    QLineEdit *m_text;
    QPlainTextEdit *m_details;
    QLabel *m_words;
    EmptyHint *m_hint;
    QAction *m_inverse;
    bool m_isStale = true, m_isReading = false;
};

} // namespace ui
