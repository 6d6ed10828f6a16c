#pragma once
#include <QObject>
#include <functional>

namespace app {

// SIGINT and SIGTERM, for as long as this is there: they do not end the program, but call this from its event loop.
class Interruptions final : public QObject
{
public:
    explicit Interruptions(const std::function<void()> &interrupted);
    ~Interruptions() override;

private:
    int m_descriptor = -1;
};

} // namespace app
