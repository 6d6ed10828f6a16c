#pragma once
#include "imapcore/access/acllimits.h"
#include "imapcore/changes/lockout.h"
#include <QCoreApplication>

namespace ui {

// Words about access, for people.
class AccessTexts
{
    Q_DECLARE_TR_FUNCTIONS(AccessTexts)

public:
    // What is wrong with an identifier, or to be thought of, in a sentence.
    static QString problem(imap::IdentifierProblem problem, const QString &identifier);
    // That an entry for a mailbox's owner would do harm.
    static QString ownersEntry(const QString &owner);
    // Why a right of an identifier cannot be changed; empty for Hindrance::None.
    static QString hindrance(imap::Hindrance why, const QString &identifier, char right);
    // What somebody's own changes would take from them in a mailbox; empty: nothing.
    static QString lockout(const imap::Lockout &lockout, const QString &mailbox);
    // That these entries would let everybody change a mailbox's list.
    static QString opens(const QStringList &identifiers, const QString &mailbox);
    // What an entry does for somebody: "gives l, r", "does nothing: …".
    static QString effect(const imap::EffectiveRights &rights, size_t entry, const imap::Acl &acl);
    // What is uncertain about it; empty: nothing.
    static QStringList doubts(const imap::EffectiveRights &rights);
};

} // namespace ui
