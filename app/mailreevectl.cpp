#include "ctl/ctl.h"
#include <QCoreApplication>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("mailreevectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MAILREEVE_VERSION));
    return app::runCtl(QCoreApplication::arguments());
}
