#include "checkdialog.h"
#include "stepmodel.h"
#include "ui/support/errortext.h"
#include <QFileInfo>

namespace ui {

CheckDialog::CheckDialog(const QString &fileName, imap::CheckScript script, Connection *connection,
                         QWidget *parent)
    : RunDialog(connection, QStringLiteral("checkDialog"), parent)
    , m_script(std::move(script))
{
    setWindowTitle(tr("Check by %1").arg(QFileInfo(fileName).fileName()));
    reset();
}

CheckDialog::~CheckDialog() = default;

void CheckDialog::reset()
{
    std::vector<StepModel::Step> steps;
    for (const auto &step : m_script.steps)
        steps.push_back({QString::fromUtf8(step.command)});
    model()->setSteps(std::move(steps));
}

void CheckDialog::begin(imap::Session *session)
{
    reset();
    m_run = std::make_unique<imap::CheckRun>(m_script, session);
    connect(m_run.get(), &imap::CheckRun::stepped, this, &CheckDialog::showStep);
    connect(m_run.get(), &imap::CheckRun::finished, this, [this] {
        if (m_run->error())
            end(ErrorText::describe(*m_run->error()));
        else if (m_run->failed() == 0)
            end(tr("All of it holds."));
        else
            end(tr("%Ln commands did not do what the script says.", nullptr, int(m_run->failed())));
    });
    say(tr("Sending…"));
    m_run->start();
}

void CheckDialog::halt()
{
    if (m_run)
        m_run->disconnect(this);
    m_run.reset();
}

void CheckDialog::showStep(size_t number)
{
    const imap::CheckRun::Step &step = m_run->steps()[number];
    StepModel::Step shown{QString::fromUtf8(step.command)};
    shown.took = step.took;
    shown.mood = step.failures.empty() ? StepModel::Mood::Good : StepModel::Mood::Bad;
    shown.result = step.failures.empty() ? tr("holds") : tr("does not hold");
    for (const auto &failure : step.failures)
        shown.detail += tr("Line %1: %2").arg(failure.line).arg(failure.why) + u'\n';
    if (!step.failures.empty())
        shown.detail += u'\n';
    for (const QByteArray &line : step.responses)
        shown.detail += (line.isValidUtf8() ? QString::fromUtf8(line) : QString::fromLatin1(line)) + u'\n';
    model()->setStep(number, std::move(shown));
}

} // namespace ui
