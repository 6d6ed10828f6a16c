#pragma once
#include "imapcore/access/rightsproof.h"
#include "survey.h"

namespace app {

// `mailreevectl rights`: what somebody may do with a mailbox, and why.
class RightsOn final : public Survey
{
    Q_OBJECT
public:
    struct Question
    {
        QString who; // an identifier, as the server writes it
        QString mailbox;
        std::optional<QStringList> groups = {}; // nothing: nobody told
        bool isAdministrator = false;
        std::optional<imap::ServerFlavour::Kind> flavour = {};
        bool isToBeProven = false; // the server itself is asked, as them
    };
    RightsOn(const imap::ConnectOptions &options, Form form, Question question);

private:
    void begin() override;
    void explain(const imap::Acl &acl);
    void prove(const imap::EffectiveRights &computed);
    void printText(const imap::Acl &acl, const imap::EffectiveRights &all);
    void printJson(const imap::Acl &acl, const imap::EffectiveRights &all);

    Question m_question;
    std::unique_ptr<imap::RightsProof> m_proof;
};

// The arguments behind "rights"; returns the exit status.
int runRights(const QStringList &arguments);

} // namespace app
