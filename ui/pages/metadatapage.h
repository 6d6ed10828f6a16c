#pragma once
#include "imapcore/changes/metadatachange.h"
#include "page.h"

class QAction;
class QTableView;

namespace ui {

class ActionBar;
class FieldsModel;

// The annotations of the mailbox, or of the server itself (RFC 5464), shared and private (GETMETADATA, or GETANNOTATION
// where that is all there is). What is changed here is staged.
class MetadataPage final : public Page
{
    Q_OBJECT
public:
    enum class Of { Mailbox, Server };
    explicit MetadataPage(Of of = Of::Mailbox, QWidget *parent = nullptr);

    // For a menu.
    const QList<QAction *> &actions() const;

protected:
    bool isAboutMailbox() const override { return m_of == Of::Mailbox; }
    void load() override;
    void clear() override;
    QString unavailable() const override;
    void stagedChanged() override;

private:
    QByteArray named(const char *what) const; // "metadataAdd", "serverMetadataAdd"
    QString titleOfSubject() const;
    void found(std::vector<imap::MetadataEntry> entries);
    void fitEntries();
    void updateActions();
    void edit(const QByteArray &entry);
    void addEntry() { edit({}); }
    void editCurrent();
    void remove();
    QByteArray current() const;
    imap::ChangeState stateOf(const QByteArray &entry) const;

    Of m_of;
    std::vector<imap::MetadataEntry> m_entries;
    FieldsModel *m_model;
    QTableView *m_table;
    bool m_isFitting = false;
    bool m_isByHand = false; // somebody has made the first column wider or narrower
    ActionBar *m_bar;
    QAction *m_add, *m_edit, *m_remove;
};

} // namespace ui
