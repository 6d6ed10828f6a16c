#include "imapcore/session.h"
#include <QObject>

QObject *make()
{
    return new QObject;
}
