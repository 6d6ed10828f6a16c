#pragma once
#include "imapcore/traffic/checkrun.h"
#include "rundialog.h"

namespace ui {

// Runs an assertion script.
class CheckDialog final : public RunDialog
{
    Q_OBJECT
public:
    CheckDialog(const QString &fileName, imap::CheckScript script, Connection *connection, QWidget *parent);
    ~CheckDialog() override;

private:
    void begin(imap::Session *session) override;
    void halt() override;
    void reset();
    void showStep(size_t step);

    imap::CheckScript m_script;
    std::unique_ptr<imap::CheckRun> m_run;
};

} // namespace ui
