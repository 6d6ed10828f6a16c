#include <QWidget>

QWidget *make()
{
    return new QWidget;
}
