#include "application.h"
#include "ui/support/icons.h"
#include "ui/support/watchdog.h"
#include <QTranslator>

namespace app {

Application::Application(int &argc, char **argv) : QApplication(argc, argv)
{
    setNames();
    setWindowIcon(ui::applicationIcon());
    setDesktopFileName(QStringLiteral("mailreeve"));
    loadTranslations(QLocale());
#ifndef NDEBUG
    startWatchdog();
#endif
}

Application::~Application() = default;

void Application::setNames()
{
    setApplicationName(QStringLiteral("Mailreeve"));
    setOrganizationName(QStringLiteral("Mailreeve"));
    setApplicationVersion(QStringLiteral(MAILREEVE_VERSION));
}

void Application::startWatchdog()
{
    if (!m_watchdog)
        m_watchdog = new ui::Watchdog(50, this);
}

void Application::loadTranslations(const QLocale &locale)
{
    // English is what the source speaks; its file only has the plurals.
    for (const QString &name : {QStringLiteral("qtbase"), QStringLiteral("mailreeve")}) {
        auto *translator = new QTranslator(this);
        if (translator->load(locale, name, QStringLiteral("_"), QStringLiteral(":/i18n")))
            installTranslator(translator);
        else
            delete translator;
    }
}

bool Application::notify(QObject *receiver, QEvent *event)
{
    if (!m_watchdog)
        return QApplication::notify(receiver, event);
    const ui::Watchdog::Watch watch(m_watchdog, receiver, event);
    return QApplication::notify(receiver, event);
}

}
