#pragma once
#include "imapcore/changes/changerun.h"
#include "imapcore/changes/mailboxedit.h"
#include "imapcore/changes/readback.h"
#include "mailboxes.h"

// What is done to mailboxes as changes, carried out and read back.
namespace mailboxedits {

using namespace imap;
using State = ChangeItem::State;
using AfterError = ChangeRun::AfterError;

inline ServerManner mannerOf(const Session &session)
{
    ServerManner manner = ServerManner::of(session);
    manner.namespaces = {{.separator = '/'}};
    return manner;
}

inline QByteArrayList linesOf(const MailboxEdit &edit, const QByteArray &capabilities)
{
    ServerManner manner;
    manner.capabilities = Capabilities(capabilities);
    QByteArrayList all;
    for (const StagedChange &staged : edit.changes())
        all += staged.change.lines(staged.before, manner);
    return all;
}

// A set that is carried out and read back.
struct Doing
{
    ChangeSet set;
    std::unique_ptr<ChangeRun> run;

    bool operator()(Session &session, AfterError afterError = AfterError::Stop,
                    const std::function<void(size_t)> &progressed = {})
    {
        run = std::make_unique<ChangeRun>(&session, mannerOf(session), &set);
        run->setAfterError(afterError);
        if (progressed)
            QObject::connect(run.get(), &ChangeRun::progressed, run.get(), progressed);
        QSignalSpy finished(run.get(), &ChangeRun::finished);
        run->start();
        if (finished.isEmpty() && !finished.wait(60000))
            return false;
        return run->interruption() || readBack(session);
    }
    bool operator()(Session &session, const MailboxEdit &edit, AfterError afterError = AfterError::Stop)
    {
        set.add(edit.changes());
        return operator()(session, afterError);
    }
    bool readBack(Session &session)
    {
        ReadBack reader(&session, mannerOf(session), &set);
        QSignalSpy finished(&reader, &ReadBack::finished);
        reader.start();
        return !finished.isEmpty() || finished.wait(60000);
    }
    // A letter for each item: Done, and Contradicted by what was read back; unNeeded, Failed, Overtaken, Unknown, - for not
    // done.
    QByteArray states() const
    {
        QByteArray all;
        for (const ChangeItem &item : set.items()) {
            const bool isOdd = imap::isOdd(item.difference.value_or(Difference::None));
            all += item.state == State::Done && isOdd ? 'C' : "-UDNFO"[int(item.state)];
        }
        return all;
    }
};

inline MailboxEdit removing(const std::vector<SurveyedMailbox> &mailboxes, bool unsubscribe = false)
{
    MailboxEdit edit;
    edit.remove(mailboxes, unsubscribe);
    return edit;
}

inline MailboxEdit renaming(const std::vector<SurveyedMailbox> &all, const MailboxName &to,
                            bool moveSubscriptions = true)
{
    MailboxEdit edit;
    edit.rename({all.front().listed.name, to}, all.front(), all, '/', moveSubscriptions);
    return edit;
}

} // namespace mailboxedits
