#pragma once
#include "imapcore/traffic/replay.h"
#include "rundialog.h"
#include "trafficset.h"

namespace ui {

// Sends the commands of a traffic once more, to another server.
class ReplayDialog final : public RunDialog
{
    Q_OBJECT
public:
    ReplayDialog(const TrafficSet::One &traffic, Connection *connection, QWidget *parent);
    ~ReplayDialog() override;

private:
    void begin(imap::Session *session) override;
    void halt() override;
    void showStep(size_t step);

    std::shared_ptr<const imap::Traffic> m_traffic;
    std::unique_ptr<imap::Replay> m_replay;
};

} // namespace ui
