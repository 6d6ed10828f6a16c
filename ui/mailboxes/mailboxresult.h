#pragma once
#include "imapcore/commands/status.h"
#include <QString>
#include <optional>

namespace ui {

// What was to be done to one mailbox, and what has become of it.
struct MailboxResult
{
    enum class Kind { Create, Delete, Rename, Subscribe, Unsubscribe, Access, Empty, Expunge, Check };
    enum class State {
        NotDone, // nothing of it was sent
        Done,
        Unneeded, // it was so already, or an earlier one has done it
        Failed,
        Unknown, // it was sent, and no answer came
    };
    Kind kind = Kind::Check;
    State state = State::NotDone;
    QString what = {};       // "Delete “Projects”"
    QString why = {};        // of Failed and Unknown
    bool isFollowUp = false; // and not what it is all about
    std::optional<imap::MailboxStatus> before = {}, after = {};

    bool isBad() const { return state == State::Failed || state == State::Unknown; }
    bool isGood() const { return state == State::Done || state == State::Unneeded; }
};

} // namespace ui
