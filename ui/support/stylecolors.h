#pragma once

#include <QPalette>

namespace ui {

// Every colour of one scheme, those that a palette has a role for and those of our own.
struct Colors
{
    QRgb window, base, alternateBase, text, placeholder, button;
    QRgb highlight, highlightedText, inactiveHighlight, inactiveHighlightedText;
    QRgb light, midlight, mid, dark, shadow;
    QRgb link, linkVisited, toolTipBase, toolTipText;
    QRgb disabledText, disabledBase, disabledHighlight;
    QRgb outline, groove;
    QRgb accent, good, warning, bad, muted;
    QRgb sent, received, staged, warningRow, badRow;
};

// The palette's Window colour says which scheme's.
const Colors &colorsFor(const QPalette &palette);

QPalette makePalette(bool isDark);

} // namespace ui
