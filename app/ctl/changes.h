#pragma once
#include "imapcore/access/quotasurvey.h"
#include "imapcore/changes/changerun.h"
#include "imapcore/changes/deletionrights.h"
#include "imapcore/changes/foresight.h"
#include "imapcore/changes/readback.h"
#include "login.h"

namespace app {

// `mailreevectl changes`: what the window's set of changes does, from a file.
class Changes final : public QObject
{
    Q_OBJECT
public:
    enum class Verb { Preview, Apply, Verify, Undo, Resume };
    enum class Form { Text, Json };

    Changes(Verb verb, const imap::ConnectOptions &options, Form form,
            std::optional<imap::ServerFlavour::Kind> flavour);
    ~Changes() override;

    // Reads the file of changes, or the journal. False: it has complained.
    bool open(const QString &fileName);
    // Runs the event loop until all is done; returns the exit status.
    int run();

    // Where the journal of a file of changes is.
    static QString journalOf(const QString &fileName);
    // The server that a journal is for; nothing: it has complained.
    static std::optional<imap::ChangeSet::Owner> ownerOf(const QString &journal);

private:
    bool openFile(const QString &fileName);
    bool openJournal(const QString &fileName);
    bool openUndo(const QString &journal);
    bool openUndoing();
    bool readUndoings(const QString &journal);
    void begin();
    void preview();
    void verifyWithoutJournal();
    void askTakeovers();
    void printPreview();
    void undo();
    void apply();
    void refuseWhatIsStuck();
    void applied();
    void verify();
    void resolve();
    std::vector<quint64> leaveOutWhatIsLost();
    void interrupt();
    void leave(int status);
    void printItem(const imap::ChangeItem &item);
    void printDifferences();
    void printAccount();
    void print(const QJsonObject &json);
    QString textOfFound(const imap::ChangeItem &item) const;
    bool isChangedAgain(const imap::ChangeItem &item) const;
    int statusOfItems() const;

    Verb m_verb;
    Form m_form;
    std::optional<imap::ServerFlavour::Kind> m_flavour;
    imap::ChangeSet::Owner m_owner;
    QString m_oneself; // in access lists
    Login m_login;
    std::unique_ptr<imap::Session> m_session;
    imap::ServerManner m_manner;
    std::unique_ptr<imap::ChangeSet> m_set;
    std::unique_ptr<imap::ChangeSet> m_undone; // what is to be taken back
    std::unique_ptr<imap::DeletionRights> m_rights;
    std::vector<std::unique_ptr<imap::ChangeSet>> m_undoings; // of that, and of one another
    std::unique_ptr<imap::StateReader> m_reader;
    std::unique_ptr<imap::Foresight> m_foresight;
    std::vector<imap::Foresight::Expectation> m_expected; // by item, for what is sent
    imap::QuotaSurvey m_survey;
    QHash<quint64, QMap<QByteArray, QByteArrayList>> m_takeovers; // of items that make a quota root
    std::unique_ptr<imap::ChangeRun> m_run;
    std::unique_ptr<imap::ReadBack> m_readBack;
    bool m_isJournalKept = false;
    bool m_wasInterrupted = false;
    bool m_hasEnded = false;
};

// What is there, in one line: "\n" stands for a line end in a value, "; " for one between what a mailbox has.
QString textOf(const imap::Change &change, const imap::ChangeState &state);
// A command as the lines that it is on the wire: what follows a literal's "{5}" stands in the next.
QStringList wireLines(const QByteArray &command);

// The arguments behind "changes"; returns the exit status.
int runChanges(const QStringList &arguments);

} // namespace app
