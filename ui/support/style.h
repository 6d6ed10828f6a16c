#pragma once

class QStyle;

namespace ui {

// Fusion as Theme wants it; the application owns it once it is set.
QStyle *makeStyle();

} // namespace ui
