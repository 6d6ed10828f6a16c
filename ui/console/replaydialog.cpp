#include "replaydialog.h"
#include "stepmodel.h"
#include <algorithm>

namespace ui {

namespace {

QString text(const QByteArrayList &lines)
{
    QString all;
    for (const QByteArray &line : lines)
        all += (line.isValidUtf8() ? QString::fromUtf8(line) : QString::fromLatin1(line)) + u'\n';
    return all;
}

} // namespace

ReplayDialog::ReplayDialog(const TrafficSet::One &traffic, Connection *connection, QWidget *parent)
    : RunDialog(connection, QStringLiteral("replayDialog"), parent)
    , m_traffic(traffic.traffic)
{
    setWindowTitle(tr("Replay %1").arg(traffic.title));
    std::vector<StepModel::Step> steps;
    for (quint64 number = traffic.log->firstNumber(); number < traffic.log->endNumber(); ++number) {
        const imap::Exchange &exchange = traffic.log->at(number);
        if (exchange.kind == imap::Exchange::Kind::Command)
            steps.push_back({QString::fromUtf8(imap::SentCommand::of(*traffic.traffic, exchange).line)});
    }
    model()->setSteps(std::move(steps));
}

ReplayDialog::~ReplayDialog() = default;

void ReplayDialog::begin(imap::Session *session)
{
    m_replay = std::make_unique<imap::Replay>(m_traffic.get(), session);
    std::vector<StepModel::Step> steps;
    for (const auto &step : m_replay->steps())
        steps.push_back({QString::fromUtf8(step.line)});
    model()->setSteps(std::move(steps));
    for (size_t i = 0; i < m_replay->steps().size(); ++i)
        showStep(i);
    connect(m_replay.get(), &imap::Replay::stepped, this, &ReplayDialog::showStep);
    connect(m_replay.get(), &imap::Replay::finished, this, [this] {
        using Result = imap::Replay::Result;
        const auto count = [this](Result result) {
            const auto &all = m_replay->steps();
            return int(std::count_if(all.begin(), all.end(),
                                     [result](const auto &step) { return step.result == result; }));
        };
        const int others = count(Result::Differs) + count(Result::Failed) + count(Result::Forbidden);
        end(others == 0
                ? tr("All %Ln commands were answered as they were then.", nullptr, count(Result::Same))
                : tr("%Ln commands were not answered as they were then.", nullptr, others));
    });
    say(tr("Sending…"));
    m_replay->start();
}

void ReplayDialog::halt()
{
    if (m_replay)
        m_replay->disconnect(this);
    m_replay.reset();
}

void ReplayDialog::showStep(size_t number)
{
    using Result = imap::Replay::Result;
    using Mood = StepModel::Mood;
    const imap::Replay::Step &step = m_replay->steps()[number];
    StepModel::Step shown{QString::fromUtf8(step.line)};
    shown.took = step.took;
    switch (step.result) {
    case Result::Waiting:
        break;
    case Result::Same:
        shown.mood = Mood::Good;
        shown.result = tr("same");
        break;
    case Result::Differs:
        shown.mood = Mood::Bad;
        shown.result = tr("differs");
        break;
    case Result::Failed:
        shown.mood = Mood::Bad;
        shown.result = tr("failed");
        break;
    case Result::Forbidden:
        shown.mood = Mood::Neutral;
        shown.result = tr("not allowed");
        break;
    case Result::LeftOut:
        shown.mood = Mood::Neutral;
        shown.result = tr("left out");
        break;
    }
    if (!step.why.isEmpty() && step.result == Result::Failed)
        shown.detail = step.why + u'\n' + u'\n';
    shown.detail += tr("Then:") + u'\n' + text(step.then) + u'\n' + tr("Now:") + u'\n' + text(step.now);
    model()->setStep(number, std::move(shown));
}

} // namespace ui
