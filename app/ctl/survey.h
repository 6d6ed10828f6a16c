#pragma once
#include "imapcore/access/accessindex.h"
#include "imapcore/access/quotasnapshot.h"
#include "login.h"

namespace app {

// What the verbs that look at access lists and quotas have in common.
class Survey : public QObject
{
    Q_OBJECT
public:
    enum class Form { Text, Json, Csv };
    // `flavour`: what somebody says that the server is.
    Survey(const imap::ConnectOptions &options, Form form,
           std::optional<imap::ServerFlavour::Kind> flavour = {});
    ~Survey() override;

    // Runs the event loop until all is done; returns the exit status.
    int run();

protected:
    // The session is there.
    virtual void begin() = 0;

    const imap::ConnectOptions &options() const { return m_options; }
    imap::Session &session() const { return *m_session; }
    Form form() const { return m_form; }
    imap::ServerFlavour flavour() const;
    imap::MailboxOwners owners() const;
    // Of the text that a person types; of none, all there is.
    QByteArrayList patterns(const QStringList &texts) const;
    void print(const QByteArray &text) { m_out += text; }
    // A line of text, its parts with tabs between them.
    void printLine(const QStringList &parts);
    // What is said besides; it goes to the standard error behind what is printed.
    void note(const QString &what) { m_notes += what; }
    // Writes what was printed, and ends.
    void leave(int status);
    // Why it could not be done; ends with the status that fits.
    void giveUp(const imap::Error &error);

private:
    bool write();
    void end(int status);

    imap::ConnectOptions m_options;
    Form m_form;
    std::optional<imap::ServerFlavour::Kind> m_flavour;
    Login m_login;
    std::unique_ptr<imap::Session> m_session;
    QByteArray m_out;
    QStringList m_notes;
};

// `mailreevectl access`: the access lists of all mailboxes.
class AccessSurvey final : public Survey
{
    Q_OBJECT
public:
    AccessSurvey(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes,
                 std::optional<imap::ServerFlavour::Kind> flavour);

private:
    void begin() override;
    void printAll();

    QStringList m_mailboxes;
    std::unique_ptr<imap::AccessIndex> m_index;
};

// `mailreevectl quota`: all quota roots.
class QuotaRoots final : public Survey
{
    Q_OBJECT
public:
    QuotaRoots(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes,
               std::optional<imap::ServerFlavour::Kind> flavour);

    // What is found is kept beside what the window keeps.
    void setKeeps(bool keeps) { m_keeps = keeps; }
    // Growth is told from there: "last" or a date, of what is kept, or a file. False: it has complained.
    bool compareWith(const QString &since);

private:
    void begin() override;
    void printAll();
    void printRoot(const imap::QuotaSurvey::Root &root);
    void printJson();
    void keep();
    imap::QuotaSnapshots snapshots() const;

    QStringList m_mailboxes;
    imap::QuotaSurvey m_survey;
    std::optional<imap::QuotaSnapshot> m_before;
    bool m_keeps = false;
};

// The arguments behind "access" and "quota"; they return the exit status.
int runAccess(const QStringList &arguments);
int runQuota(const QStringList &arguments);

} // namespace app
