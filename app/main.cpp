#include "application.h"
#include "options.h"
#include "ui/mainwindow.h"
#include "ui/support/theme.h"
#include <QSettings>
#include <cstdio>

int main(int argc, char *argv[])
{
    // Before there is a window: a wrong command line is answered without a display, too.
    app::Application::setNames();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const app::Options options = app::parseOptions(arguments);
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
    return result == 0 && options.connect && !window.wasConnected() ? 1 : result;
}
