#pragma once
#include <QStringList>

namespace app {

// mailreevectl: runs the verb that the arguments (which begin with the program's name) ask for, and returns the exit
// status. Its texts are English in every language: scripts read them.
int runCtl(const QStringList &arguments);

} // namespace app
