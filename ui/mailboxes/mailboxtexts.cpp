#include "mailboxtexts.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

namespace ui {

using Kind = imap::MailboxStep::Kind;
using State = imap::MailboxOutcome::State;

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

QString MailboxTexts::describe(const imap::MailboxStep &step)
{
    const QString name = step.mailbox.toString();
    switch (step.kind) {
    case Kind::Create:
        return tr("Create “%1”").arg(name);
    case Kind::Delete:
        return tr("Delete “%1”").arg(name);
    case Kind::Rename:
        return tr("Rename “%1” to “%2”").arg(name, step.target.toString());
    case Kind::Subscribe:
        return tr("Subscribe to “%1”").arg(name);
    case Kind::Unsubscribe:
        return tr("Unsubscribe from “%1”").arg(name);
    case Kind::Empty:
        return tr("Empty “%1”").arg(name);
    case Kind::Expunge:
        return tr("Expunge “%1”").arg(name);
    case Kind::Check:
        return tr("Check “%1”").arg(name);
    }
    return {};
}

QString MailboxTexts::title(const imap::MailboxPlan &plan)
{
    if (plan.isEmpty())
        return {};
    // Subscriptions follow what the plan is about.
    const Kind kind = plan.steps().front().kind;
    int count = 0;
    for (const imap::MailboxStep &step : plan.steps())
        count += step.kind == kind && !step.onlyIfLeft;
    if (count == 1)
        return describe(plan.steps().front());
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
    case Kind::Empty:
        return tr("Empty %Ln mailbox(es)", nullptr, count);
    case Kind::Expunge:
        return tr("Expunge %Ln mailbox(es)", nullptr, count);
    case Kind::Check:
        return tr("Check %Ln mailbox(es)", nullptr, count);
    }
    return {};
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

QString MailboxTexts::compare(const imap::MailboxOutcome &outcome)
{
    if (outcome.before && outcome.after)
        return tr("%1 before, %2 after").arg(contents(*outcome.before), contents(*outcome.after));
    if (outcome.before)
        return tr("%1 before").arg(contents(*outcome.before));
    return outcome.after ? tr("%1 after").arg(contents(*outcome.after)) : QString();
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

QString MailboxTexts::describe(const imap::MailboxOutcome &outcome)
{
    const QString why = outcome.error ? describe(*outcome.error) : QString();
    switch (outcome.state) {
    case State::NotDone:
        return tr("not done");
    case State::Done:
        return outcome.contradicted ? tr("The server says OK, and its list of mailboxes says otherwise.")
                                    : tr("done");
    case State::Gone:
        return tr("was gone with what was below it");
    case State::Unneeded:
        return tr("was moved with the mailbox above it");
    case State::Failed:
        return why;
    case State::Unknown:
        return tr("It was sent, and no answer came. Whether it was done is not known. %1").arg(why);
    }
    return {};
}

QString MailboxTexts::summary(const imap::MailboxRun &run)
{
    quint64 messages = 0, octets = 0;
    bool isSizeKnown = true;
    int done = 0, failed = 0, unknown = 0, open = 0;
    const auto &steps = run.plan().steps();
    const imap::MailboxOutcome *only = nullptr;
    QString why; // of the first that failed
    const Kind kind = steps.empty() ? Kind::Check : steps.front().kind;
    for (size_t i = 0; i < steps.size(); ++i) {
        const imap::MailboxOutcome &outcome = run.outcomes()[i];
        const bool isGood =
            (outcome.state == State::Done && !outcome.contradicted) || outcome.state == State::Gone;
        failed += outcome.state == State::Failed || (outcome.state == State::Done && outcome.contradicted);
        unknown += outcome.state == State::Unknown;
        if (why.isEmpty() && (outcome.state == State::Failed || outcome.contradicted))
            why = describe(outcome);
        // What follows something else is told only where it failed.
        if (steps[i].kind != kind || steps[i].onlyIfLeft)
            continue;
        open += outcome.state == State::NotDone;
        done += isGood;
        only = &outcome;
        if (isGood && outcome.before) {
            const quint64 after = outcome.after ? outcome.after->messages.value_or(0) : 0;
            const quint64 before = outcome.before->messages.value_or(0);
            messages += before > after ? before - after : 0;
            isSizeKnown = isSizeKnown && outcome.before->size;
            octets += outcome.before->size.value_or(0)
                      - std::min(outcome.before->size.value_or(0),
                                 outcome.after ? outcome.after->size.value_or(0) : 0);
        }
    }
    const auto size = isSizeKnown ? std::optional(octets) : std::nullopt;
    QStringList parts;
    if (done + failed + unknown + open == 1 && done == 1) {
        const QString compared = kind == Kind::Create ? QString() : compare(*only);
        parts += compared.isEmpty() ? tr("Done.") : tr("Done: %1.").arg(compared);
    } else if (done > 0) {
        switch (kind) {
        case Kind::Delete:
            parts +=
                tr("%Ln mailbox(es) deleted", nullptr, done) + tr(", with %1.").arg(contents(messages, size));
            break;
        case Kind::Empty:
            parts +=
                tr("%Ln mailbox(es) emptied", nullptr, done) + tr(", of %1.").arg(contents(messages, size));
            break;
        case Kind::Expunge:
            parts +=
                tr("%Ln mailbox(es) expunged", nullptr, done) + tr(", of %1.").arg(contents(messages, size));
            break;
        default:
            parts += tr("%Ln mailbox(es) done.", nullptr, done);
        }
    }
    if (run.wasCut())
        parts += tr("The connection was lost.");
    else if (run.wasCancelled())
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

QString MailboxTexts::lines(const imap::MailboxPlan &plan)
{
    QStringList all;
    for (const imap::MailboxStep &step : plan.steps()) {
        if (all.size() >= MaxLines) {
            all += tr("# … and so on");
            break;
        }
        if (step.onlyIfLeft)
            all += tr("# only if the server leaves it behind:");
        for (const QByteArray &line : plan.lines(step))
            all += QString::fromUtf8(line);
    }
    return all.join(u'\n');
}

} // namespace ui
