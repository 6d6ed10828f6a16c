#pragma once

#include "theme.h"

#include <QAnyStringView>
#include <QIcon>
#include <QStringList>
#include <QStyle>

namespace ui {

// The icon of that name in the colour of the application's palette at the time it is painted: of its text, of
// its disabled text, of its highlighted text. An icon made once therefore stays right in another scheme and
// at another scale. A name that does not exist gives a warning and a picture nobody can miss.
QIcon icon(QAnyStringView name, Tone tone = Tone::Normal);

// The same in a colour of the caller's, for example that of a connection, whatever the scheme.
QIcon icon(QAnyStringView name, const QColor &color);

// The program's own icon.
QIcon applicationIcon();

// Our icon in place of one that Qt brings, where it would stand out in its old colours; else a null icon.
QIcon standardIcon(QStyle::StandardPixmap standard);

// The icon as it is in that mode, whatever mode it is painted in, unless it is disabled. On a selected row of
// a view that has not the focus the highlight is pale, and the colour for the strong one would be lost on it:
// delegates that paint icons by themselves want QIcon::Normal there. Theme's style does so for all others.
QIcon inMode(const QIcon &icon, QIcon::Mode mode);

QStringList iconNames();

} // namespace ui
