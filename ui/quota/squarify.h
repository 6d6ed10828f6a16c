#pragma once
#include <QRectF>
#include <vector>

namespace ui {

// Divides a rectangle among sizes, the largest first, so that each has an area of its share and none is longer than it
// need be (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000). Sizes of 0 have no area.
std::vector<QRectF> squarify(const std::vector<double> &sizes, const QRectF &room);

} // namespace ui
