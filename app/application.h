#pragma once
#include <QApplication>

namespace ui {
class Watchdog;
}

namespace app {

// QApplication with the translations loaded and every event under the eye of the watchdog, if there is one.
class Application final : public QApplication
{
    Q_OBJECT
public:
    Application(int &argc, char **argv);
    ~Application() override;

    // The program's name and version; also for a plain QCoreApplication that reads the command line first.
    static void setNames();
    void startWatchdog();
    ui::Watchdog *watchdog() const { return m_watchdog; }
    // Loads the texts of this language for whatever application there is; English where there are none.
    static void loadTranslations(const QLocale &locale);
    // The command line, as text.
    static QStringList commandLine(int argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

private:
    ui::Watchdog *m_watchdog = nullptr;
};

} // namespace app
