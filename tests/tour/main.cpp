#include "app/application.h"
#include "app/options.h"
#include "tour.h"
#include "ui/support/theme.h"
#include <QCommandLineParser>
#include <QSettings>
#include <QTemporaryDir>
#include <cstdio>

namespace {

class TourOptions final : public app::OptionParser
{
public:
    QString folder;

protected:
    void addOptions(QCommandLineParser &parser) override
    {
        parser.addOption({QStringLiteral("out"), QStringLiteral("Where the pictures go."),
                          QStringLiteral("folder"), QStringLiteral("tour")});
    }
    void readOptions(const QCommandLineParser &parser) override
    {
        folder = parser.value(QStringLiteral("out"));
    }
};

} // namespace

// The guided tour: the real window, worked by mouse and keyboard events against a real server, a picture a step.
int main(int argc, char *argv[])
{
    // What the person has set stays as it is.
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    qputenv("XDG_DATA_HOME", QFile::encodeName(settings.path()));
    app::Application application(argc, argv);
    TourOptions parser;
    const app::Options options = parser.parse(app::Application::commandLine(argc, argv));
    if (!options.message.isEmpty() || !options.connect) {
        std::fprintf(stderr, "%s\n",
                     options.message.isEmpty() ? "mailreeve-tour: name a server"
                                               : qUtf8Printable(options.message));
        return options.message.isEmpty() ? 2 : options.exitCode;
    }
    ui::Theme theme;
    theme.setScheme(ui::Theme::Scheme::Light);
    Tour tour(*options.connect, &theme, QDir(parser.folder));
    return tour.run() ? 0 : 1;
}
