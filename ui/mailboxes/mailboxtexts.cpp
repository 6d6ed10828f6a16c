#include "mailboxtexts.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

namespace ui {

using Kind = MailboxResult::Kind;
using State = MailboxResult::State;

namespace {
// More is not read by anybody.
constexpr qsizetype MaxLines = 2000;
} // namespace

QString MailboxTexts::describe(imap::NameProblem problem, char separator)
{
    using enum imap::NameProblem;
    const QString mark(QLatin1Char(separator ? separator : '/'));
    switch (problem) {
    case None:
        return {};
    case Empty:
        return tr("A mailbox needs a name.");
    case EmptyLevel:
        return tr("Between two “%1” a name is missing.").arg(mark);
    case Separator:
        return tr("“%1” divides the levels here and cannot be in a name. Choose below what it is to lie in.")
            .arg(mark);
    case Control:
        return tr("There is a character in it that cannot be seen, such as a line end.");
    case Broken:
        return tr("There is half a character in it.");
    case Below:
        return tr("A mailbox cannot lie below itself.");
    case Same:
        return tr("It is called so already.");
    case Inbox:
        return tr("INBOX, in capitals or not, is always the same mailbox, and is there already.");
    case Long:
        return tr("This is longer than most servers take.");
    case Wildcard:
        return tr("“%” and “*” stand for anything when mailboxes are listed: some programs will show others "
                  "with it, and some servers refuse it.");
    case Space:
        return tr("A space at the beginning or the end is easily overlooked.");
    }
    return {};
}

QString MailboxTexts::withWire(const imap::MailboxName &name)
{
    const QString text = name.toString(), wire = QString::fromLatin1(name.wire());
    return text == wire ? tr("“%1”").arg(text) : tr("“%1” (on the wire: %2)").arg(text, wire);
}

QString MailboxTexts::describe(Kind kind, const QString &name, const QString &target)
{
    switch (kind) {
    case Kind::Create:
        return tr("Create “%1”").arg(name);
    case Kind::Delete:
        return tr("Delete “%1”").arg(name);
    case Kind::Rename:
        return tr("Rename “%1” to “%2”").arg(name, target);
    case Kind::Subscribe:
        return tr("Subscribe to “%1”").arg(name);
    case Kind::Unsubscribe:
        return tr("Unsubscribe from “%1”").arg(name);
    case Kind::Access:
        return tr("Change the access of “%1”").arg(name);
    case Kind::Empty:
        return tr("Empty “%1”").arg(name);
    case Kind::Expunge:
        return tr("Expunge “%1”").arg(name);
    case Kind::Check:
        return tr("Check “%1”").arg(name);
    }
    return {};
}

static Kind kindOf(imap::MailboxStep::Kind kind)
{
    return kind == imap::MailboxStep::Kind::Empty     ? Kind::Empty
           : kind == imap::MailboxStep::Kind::Expunge ? Kind::Expunge
                                                      : Kind::Check;
}

QString MailboxTexts::describe(const imap::MailboxStep &step)
{
    return describe(ui::kindOf(step.kind), step.mailbox.toString(), {});
}

QString MailboxTexts::describe(const imap::Change &change)
{
    const auto *rename = change.as<imap::RenameChange>();
    return describe(kindOf(change), change.mailbox().toString(), rename ? rename->to.toString() : QString());
}

Kind MailboxTexts::kindOf(const imap::Change &change)
{
    if (const auto *subscription = change.as<imap::SubscriptionChange>())
        return subscription->subscribed ? Kind::Subscribe : Kind::Unsubscribe;
    return change.as<imap::CreateChange>()   ? Kind::Create
           : change.as<imap::DeleteChange>() ? Kind::Delete
           : change.as<imap::RenameChange>() ? Kind::Rename
                                             : Kind::Access;
}

Kind MailboxTexts::mainKindOf(const std::vector<imap::StagedChange> &changes)
{
    for (const imap::StagedChange &staged : changes) {
        if (staged.change.isStructural())
            return kindOf(staged.change);
    }
    return changes.empty() ? Kind::Check : kindOf(changes.front().change);
}

QString MailboxTexts::title(Kind kind, int count)
{
    switch (kind) {
    case Kind::Create:
        return tr("Create %Ln mailbox(es)", nullptr, count);
    case Kind::Delete:
        return tr("Delete %Ln mailbox(es)", nullptr, count);
    case Kind::Rename:
        return tr("Move %Ln mailbox(es)", nullptr, count);
    case Kind::Subscribe:
        return tr("Subscribe to %Ln mailbox(es)", nullptr, count);
    case Kind::Unsubscribe:
        return tr("Unsubscribe from %Ln mailbox(es)", nullptr, count);
    case Kind::Access:
        return tr("Change the access of %Ln mailbox(es)", nullptr, count);
    case Kind::Empty:
        return tr("Empty %Ln mailbox(es)", nullptr, count);
    case Kind::Expunge:
        return tr("Expunge %Ln mailbox(es)", nullptr, count);
    case Kind::Check:
        return tr("Check %Ln mailbox(es)", nullptr, count);
    }
    return {};
}

QString MailboxTexts::title(const imap::MailboxPlan &plan)
{
    if (plan.isEmpty())
        return {};
    const imap::MailboxStep &first = plan.steps().front();
    return plan.steps().size() == 1 ? describe(first)
                                    : title(ui::kindOf(first.kind), int(plan.steps().size()));
}

QString MailboxTexts::title(const std::vector<imap::StagedChange> &changes)
{
    const Kind kind = mainKindOf(changes);
    const imap::Change *first = nullptr;
    int count = 0;
    for (const imap::StagedChange &staged : changes) {
        if (kindOf(staged.change) != kind)
            continue;
        ++count;
        first = first ? first : &staged.change;
    }
    return count == 1 ? describe(*first) : title(kind, count);
}

QString MailboxTexts::contents(quint64 messages, std::optional<quint64> octets)
{
    const QString count = tr("%Ln message(s)", nullptr, int(std::min<quint64>(messages, 2000000000)));
    return octets && messages > 0 ? tr("%1, %2", "messages, size").arg(count, formatSize(qint64(*octets)))
                                  : count;
}

QString MailboxTexts::contents(const imap::MailboxStatus &status)
{
    return status.messages ? contents(*status.messages, status.size) : tr("not known");
}

QString MailboxTexts::compare(const MailboxResult &result)
{
    if (result.before && result.after)
        return tr("%1 before, %2 after").arg(contents(*result.before), contents(*result.after));
    if (result.before)
        return tr("%1 before").arg(contents(*result.before));
    return result.after ? tr("%1 after").arg(contents(*result.after)) : QString();
}

QString MailboxTexts::describe(const imap::Error &error)
{
    if (error.code == "UIDVALIDITY" && error.kind == imap::Error::Kind::InvalidArgument)
        return tr("It is another mailbox now, with the same name: its UIDVALIDITY has changed since it was "
                  "looked at. Nothing was done.");
    if (error.code == "READ-ONLY" && error.kind == imap::Error::Kind::Unsupported)
        return tr("The server opens it for reading only. Nothing was done.");
    if (error.kind == imap::Error::Kind::Cancelled)
        return tr("It was cancelled before its end.");
    return ErrorText::describe(error);
}

MailboxResult MailboxTexts::resultOf(const imap::MailboxStep &step, const imap::MailboxOutcome &outcome)
{
    MailboxResult result{.kind = ui::kindOf(step.kind),
                         .what = describe(step),
                         .before = outcome.before,
                         .after = outcome.after};
    const QString why = outcome.error ? describe(*outcome.error) : QString();
    switch (outcome.state) {
    case imap::MailboxOutcome::State::NotDone:
        break;
    case imap::MailboxOutcome::State::Done:
        result.state = State::Done;
        break;
    case imap::MailboxOutcome::State::Failed:
        result.state = State::Failed;
        result.why = why;
        break;
    case imap::MailboxOutcome::State::Unknown:
        result.state = State::Unknown;
        result.why = tr("It was sent, and no answer came. Whether it was done is not known. %1").arg(why);
        break;
    }
    return result;
}

QString MailboxTexts::describe(const MailboxResult &result)
{
    switch (result.state) {
    case State::NotDone:
        return tr("not done");
    case State::Done:
        return tr("done");
    case State::Unneeded:
        return result.kind == Kind::Delete ? tr("was gone already") : tr("was so already");
    case State::Failed:
    case State::Unknown:
        return result.why;
    }
    return {};
}

namespace {

// How much was in those that something was done to, and is no more.
struct Taken
{
    quint64 messages = 0, octets = 0;
    bool isSizeKnown = true;

    void add(const MailboxResult &result)
    {
        if (!result.before)
            return;
        const imap::MailboxStatus after = result.after.value_or(imap::MailboxStatus());
        const auto less = [](std::optional<quint64> a, std::optional<quint64> b) {
            return a.value_or(0) - std::min(a.value_or(0), b.value_or(0));
        };
        messages += less(result.before->messages, after.messages);
        octets += less(result.before->size, after.size);
        isSizeKnown = isSizeKnown && result.before->size;
    }
};

} // namespace

QString MailboxTexts::summary(const std::vector<MailboxResult> &results, bool wasCut, bool wasCancelled)
{
    Taken taken;
    int done = 0, failed = 0, unknown = 0, open = 0;
    const MailboxResult *only = nullptr;
    QString why; // of the first that failed
    for (const MailboxResult &one : results) {
        failed += one.state == State::Failed;
        unknown += one.state == State::Unknown;
        if (why.isEmpty() && one.state == State::Failed)
            why = one.why;
        // What follows something else is told only where it failed.
        if (one.isFollowUp)
            continue;
        open += one.state == State::NotDone;
        done += one.isGood();
        only = &one;
        if (one.isGood())
            taken.add(one);
    }
    const QString lost =
        contents(taken.messages, taken.isSizeKnown ? std::optional(taken.octets) : std::nullopt);
    const Kind kind = only ? only->kind : Kind::Check;
    QStringList parts;
    if (done + failed + unknown + open == 1 && done == 1) {
        const QString compared = kind == Kind::Create ? QString() : compare(*only);
        parts += only->state == State::Unneeded ? tr("It was so already; nothing was sent.")
                 : compared.isEmpty()           ? tr("Done.")
                                                : tr("Done: %1.").arg(compared);
    } else if (done > 0) {
        switch (kind) {
        case Kind::Delete:
            parts += tr("%Ln mailbox(es) deleted", nullptr, done) + tr(", with %1.").arg(lost);
            break;
        case Kind::Empty:
            parts += tr("%Ln mailbox(es) emptied", nullptr, done) + tr(", of %1.").arg(lost);
            break;
        case Kind::Expunge:
            parts += tr("%Ln mailbox(es) expunged", nullptr, done) + tr(", of %1.").arg(lost);
            break;
        default:
            parts += tr("%Ln mailbox(es) done.", nullptr, done);
        }
    }
    if (wasCut)
        parts += tr("The connection was lost.");
    else if (wasCancelled)
        parts += tr("Cancelled.");
    if (failed > 0)
        parts +=
            tr("%Ln failed.", nullptr, failed) + u' ' + (failed == 1 ? why : tr("The first: %1").arg(why));
    if (open > 0)
        parts += tr("%Ln not begun.", nullptr, open);
    if (unknown > 0)
        parts += tr("Of %Ln it is not known whether it was done.", nullptr, unknown);
    return parts.join(u' ');
}

namespace {

// Adds lines; false once there are more than anybody reads.
bool addLines(QStringList &all, const QByteArrayList &lines)
{
    for (const QByteArray &line : lines) {
        if (all.size() >= MaxLines)
            return false;
        all += QString::fromUtf8(line);
    }
    return true;
}

} // namespace

QString MailboxTexts::lines(const imap::MailboxPlan &plan)
{
    QStringList all;
    for (const imap::MailboxStep &step : plan.steps()) {
        if (!addLines(all, plan.lines(step))) {
            all += tr("# … and so on");
            break;
        }
    }
    return all.join(u'\n');
}

QString MailboxTexts::lines(const imap::MailboxEdit &edit, const imap::ServerManner &manner)
{
    QStringList all;
    const auto add = [&all, &manner](const imap::Change &change) {
        return addLines(all, change.lines({}, manner));
    };
    bool isWhole = true;
    const auto &changes = edit.changes();
    const auto isSubscription = [](const imap::StagedChange &one) {
        return one.change.as<imap::SubscriptionChange>();
    };
    // What is left behind is renamed before subscriptions are looked at.
    const auto subscriptions = std::find_if(changes.begin(), changes.end(), isSubscription);
    for (auto one = changes.begin(); isWhole && one != subscriptions; ++one)
        isWhole = add(one->change);
    for (const imap::RenameChange &left : edit.ifLeft()) {
        if (!isWhole)
            break;
        all += tr("# only if the server leaves it behind:");
        isWhole = add(left);
    }
    for (auto one = subscriptions; isWhole && one != changes.end(); ++one)
        isWhole = add(one->change);
    if (!isWhole)
        all += tr("# … and so on");
    return all.join(u'\n');
}

} // namespace ui
