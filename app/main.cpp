#include "application.h"
#include "options.h"
#include "ui/mainwindow.h"
#include "ui/support/theme.h"
#include <QSettings>
#include <cstdio>

namespace {

// Before there is a window: a wrong command line is answered without a display, too.
app::Options readCommandLine(int argc, char **argv)
{
    const QCoreApplication early(argc, argv);
    app::Application::setNames();
    app::Application::loadTranslations(QLocale());
    return app::OptionParser().parse(app::Application::commandLine(argc, argv));
}

} // namespace

int main(int argc, char *argv[])
{
    const app::Options options = readCommandLine(argc, argv);
    if (!options.message.isEmpty()) {
        std::fprintf(options.exitCode == 0 ? stdout : stderr, "%s\n", qUtf8Printable(options.message));
        return options.exitCode;
    }
    app::Application application(argc, argv);
    if (options.watchdog)
        application.startWatchdog();
    ui::Theme theme;
    theme.setScheme(ui::Theme::Scheme(QSettings().value(QStringLiteral("colours")).toInt()));
    ui::MainWindow window(&theme);
    window.show();
    if (options.connect)
        window.connectTo(*options.connect);
    const int result = application.exec();
    // Whoever named a server on the command line learns from the exit status whether it was ever reached.
    return result == 0 && options.connect && !window.wasConnected() ? 1 : result;
}
