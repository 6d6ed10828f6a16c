#pragma once
#include <QString>

namespace ui {

// Gives a widget that can be used what every one has.
template<typename T>
T *named(T *widget, const char *objectName, const QString &accessibleName, const QString &toolTip)
{
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(toolTip);
    return widget;
}

} // namespace ui
