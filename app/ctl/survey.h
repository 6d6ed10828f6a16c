#pragma once
#include "connected.h"
#include "imapcore/access/accessindex.h"
#include "imapcore/access/quotasurvey.h"

namespace app {

// What the verbs that look at access lists and quotas have in common.
class Survey : public Connected
{
    Q_OBJECT
public:
    enum class Form { Text, Json, Csv };
    // `flavour`: what somebody says that the server is.
    Survey(const imap::ConnectOptions &options, Form form,
           std::optional<imap::ServerFlavour::Kind> flavour = {});

protected:
    Form form() const { return m_form; }
    imap::ServerFlavour flavour() const;
    imap::MailboxOwners owners() const;
    // Of the text that a person types; of none, all there is.
    QByteArrayList patterns(const QStringList &texts) const;
    void print(const QByteArray &text);
    // A line of text, its parts with tabs between them.
    void printLine(const QStringList &parts);
    // Why it could not be done; ends with the status that fits.
    void giveUp(const imap::Error &error);

private:
    imap::ConnectOptions m_options;
    Form m_form;
    std::optional<imap::ServerFlavour::Kind> m_flavour;
};

// `mailreevectl access`: the access lists of all mailboxes.
class AccessSurvey final : public Survey
{
    Q_OBJECT
public:
    AccessSurvey(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes);

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
    QuotaRoots(const imap::ConnectOptions &options, Form form, const QStringList &mailboxes);

private:
    void begin() override;
    void printAll();
    void printRoot(const imap::QuotaSurvey::Root &root);

    QStringList m_mailboxes;
    imap::QuotaSurvey m_survey;
};

} // namespace app
