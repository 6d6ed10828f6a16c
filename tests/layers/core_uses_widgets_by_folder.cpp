#include <QtWidgets/QWidget>

QWidget *make()
{
    return new QWidget;
}
