#include "application.h"
#include "ui/support/icons.h"
#include "ui/support/largememory.h"
#include "ui/support/watchdog.h"
#include <QThread>
#include <QTranslator>

namespace app {

Application::Application(int &argc, char **argv) : QApplication(argc, argv)
{
    ui::giveBackLargeMemory();
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
    const auto install = [](QTranslator *translator, bool loaded) {
        if (loaded)
            installTranslator(translator);
        else
            delete translator;
    };
    // English is what the source speaks; its file only has the plurals, and stands behind every other language.
    auto *plurals = new QTranslator(instance());
    install(plurals, plurals->load(QStringLiteral(":/i18n/mailreeve_en")));
    for (const QString &name : {QStringLiteral("qtbase"), QStringLiteral("mailreeve")}) {
        auto *translator = new QTranslator(instance());
        install(translator, translator->load(locale, name, QStringLiteral("_"), QStringLiteral(":/i18n")));
    }
}

QStringList Application::commandLine(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return arguments;
}

bool Application::notify(QObject *receiver, QEvent *event)
{
    // Other threads may take as long as they like.
    if (!m_watchdog || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const ui::Watchdog::Watch watch(m_watchdog, receiver, event);
    return QApplication::notify(receiver, event);
}

} // namespace app
