#include "ui/connection.h"
#include <QWidget>

QWidget *make()
{
    return new QWidget;
}
