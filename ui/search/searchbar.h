#pragma once
#include "imapcore/capabilities.h"
#include "imapcore/connector.h"
#include "messagesearch.h"
#include <QWidget>

class QAction;
class QActionGroup;
class QFrame;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace ui {

class CriteriaEdit;
class SearchBuilder;

// The search above the list of messages: a line of words, and, when it is opened, the builder and the criteria text of the
// same search. It says what came of it. It knows nothing of the list: who has one does what it wants.
class SearchBar final : public QWidget
{
    Q_OBJECT
public:
    explicit SearchBar(QWidget *parent = nullptr);

    MessageSearch *search() const { return m_search; }
    // Its actions, for a menu of the window.
    QMenu *menu() const { return m_menu; }

    // Whose saved searches there are, and what its server can do; null: nothing can be searched.
    void setConnection(const imap::ConnectOptions *options, const QString &title = {},
                       const imap::Capabilities &capabilities = {});
    // Keywords that the mailbox has, to be offered.
    void setKeywords(const QStringList &keywords);

    // What is said below the line.
    enum class State { Idle, Searching, Found, NoneFound, Refused, Cancelled };
    void setState(State state, quint64 found = 0, const QString &words = {});
    State state() const { return m_state; }
    // The list shows only what a search has found.
    bool isActive() const { return m_isActive; }
    void setActive(bool active);

    // Into the line, with all of it selected.
    void begin();
    void openCriteria(bool open);
    // Forgets the search without a word to anybody.
    void reset();

signals:
    void begins();                                 // somebody wants to type into the line
    void wanted(const imap::Criterion &criterion); // what is to be found from now on
    void cleared();                                // all messages again
    void cancelled();                              // what is under way
    void left();                                   // back to the list, with the keys

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QAction *addAction(const char *name, const char *iconName, const QString &text, const QString &toolTip);
    QToolButton *addButton(const char *name, const char *iconName, const QString &title,
                           const QString &toolTip);
    void makeActions();
    void restoreWhere();
    void makeLine();
    void makeCriteria();
    void makeState();
    void run();
    void clear();
    void follow(MessageSearch::Form form);
    void showNotes();
    void fillSaved();
    void save();
    void manage();
    void use(const QString &criteria);
    void updateActions();
    QString whereText(MessageSearch::Where where) const;

    MessageSearch *m_search;
    QMenu *m_menu, *m_savedMenu, *m_whereMenu;
    QAction *m_begin = nullptr, *m_criteriaAction = nullptr, *m_clear = nullptr, *m_cancel = nullptr,
            *m_save = nullptr, *m_manage = nullptr;
    QActionGroup *m_whereGroup;
    QLineEdit *m_words;
    QFrame *m_criteria;
    SearchBuilder *m_builder;
    CriteriaEdit *m_raw;
    QLabel *m_note, *m_stateIcon, *m_stateText;
    QWidget *m_stateRow;
    std::optional<imap::ConnectOptions> m_options;
    QString m_title;
    imap::Capabilities m_capabilities;
    QList<QAction *> m_savedActions;
    State m_state = State::Idle;
    bool m_isActive = false;
};

} // namespace ui
