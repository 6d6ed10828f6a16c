#include "squarify.h"
#include <algorithm>
#include <numeric>

namespace ui {

std::vector<QRectF> squarify(const std::vector<double> &sizes, const QRectF &room)
{
    std::vector<QRectF> places(sizes.size());
    double left = std::accumulate(sizes.begin(), sizes.end(), 0.0); // what has no place yet
    QRectF free = room;
    for (size_t first = 0; first < sizes.size() && left > 0 && sizes[first] > 0;) {
        const double scale = free.width() * free.height() / left; // area of a unit
        const double side = std::min(free.width(), free.height());
        // A row along the shorter side takes another as long as its most lengthy rectangle gets no longer by it.
        size_t last = first;
        double sum = 0, worst = 0;
        for (; last < sizes.size() && sizes[last] > 0; ++last) {
            const double wider = sum + sizes[last];
            const double square = wider * scale * wider * scale, edge = side * side;
            const double longest =
                std::max(edge * sizes[first] * scale / square, square / (edge * sizes[last] * scale));
            if (last > first && longest > worst)
                break;
            sum = wider;
            worst = longest;
        }
        const bool isColumn = free.width() >= free.height();
        const double depth = side > 0 ? sum * scale / side : 0;
        double at = 0;
        for (size_t i = first; i < last; ++i) {
            const double length = side * sizes[i] / sum;
            places[i] = isColumn ? QRectF(free.left(), free.top() + at, depth, length)
                                 : QRectF(free.left() + at, free.top(), length, depth);
            at += length;
        }
        if (isColumn)
            free.setLeft(free.left() + depth);
        else
            free.setTop(free.top() + depth);
        left -= sum;
        first = last;
    }
    return places;
}

} // namespace ui
