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

    // What programs are told before there is an application: the command line is read first.
    static void setNames();
    void startWatchdog();
    ui::Watchdog *watchdog() const { return m_watchdog; }
    // Loads the texts of this language; nothing happens where there are none.
    void loadTranslations(const QLocale &locale);

    bool notify(QObject *receiver, QEvent *event) override;

private:
    ui::Watchdog *m_watchdog = nullptr;
};

}
