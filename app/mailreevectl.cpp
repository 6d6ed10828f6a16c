#include "ctl/ctl.h"
#include <QCoreApplication>
#include <fcntl.h>
#include <unistd.h>

// What is opened first would take the place of a closed standard input, and be read for it.
static void openStandardFiles()
{
    int file = 0;
    while (file >= 0 && file <= 2)
        file = ::open("/dev/null", O_RDWR);
    if (file > 2)
        ::close(file);
}

int main(int argc, char *argv[])
{
    openStandardFiles();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("mailreevectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MAILREEVE_VERSION));
    return app::runCtl(QCoreApplication::arguments());
}
