#pragma once
#include "imapcore/access/accesssearch.h"
#include "ui/pages/page.h"
#include <QRegularExpression>
#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace ui {

// Which mailboxes an edit of access lists is about, as the person says it in a form: one, several, all below them, those
// that patterns find, or those where somebody has rights; of these only some, and others not.
class AccessScope final : public QObject
{
    Q_OBJECT
public:
    AccessScope(const Page::Subject &subject, std::vector<imap::ListedMailbox> selected,
                const imap::ServerFlavour &flavour, QObject *parent = nullptr);

    void addRows(QFormLayout *form);
    // Begins with what is selected, or else with all below the subject's mailbox.
    void beginWide();
    // Just the subject's mailbox.
    bool isOne() const { return kind() == Kind::This; }
    // Whether all is there that has to be said.
    bool isWhole() const;
    // Reads the lists of all that may be meant, from the event loop on. Where somebody has rights is known from an earlier
    // reading of all lists, if there was one.
    void start(imap::AccessIndex &index, imap::Session *session) const;
    // Of an index that was read so: which are meant, and those whose lists could not be read.
    std::function<bool(size_t)> meant(const imap::AccessIndex &index) const;
    // What one has to know of what was found; empty: nothing.
    QString caveat() const;

signals:
    void changed();

private:
    enum class Kind { This, Below, Selected, SelectedBelow, Pattern, Rights };
    Kind kind() const;
    void build();
    void adapt();
    QByteArrayList patterns() const;
    bool isBelow(const imap::MailboxName &name) const;
    imap::AccessSearch search() const;
    void startWithFound(imap::AccessIndex &index, imap::AccessIndex &known, imap::Session *session) const;
    std::vector<QRegularExpression> expressionsOf(const QString &patterns) const;

    Page::Subject m_subject;
    std::vector<imap::ListedMailbox> m_selected;
    imap::ServerFlavour m_flavour;
    QComboBox *m_kind;
    QLineEdit *m_pattern, *m_who, *m_rights, *m_only, *m_except;
    QCheckBox *m_effective;
    QWidget *m_where;
    QFormLayout *m_form = nullptr;
};

} // namespace ui
