#pragma once

#include <QStyle>
#include <QStyleOption>

class QPainter;
class QWidget;

// What the style paints in place of Fusion.
namespace ui {

// Theme::setInvalid sets it on a field, and drawField looks for it.
constexpr auto invalidProperty = "mailreeveInvalid";

// Flat, and with text that keeps its contrast. What has no end yet is left to Fusion, which animates it.
bool drawProgress(QStyle::ControlElement element, const QStyleOptionProgressBar &bar, QPainter *painter);

void drawHeaderSection(const QStyleOption &option, QPainter *painter);

// A selected row shows by itself where one is.
void drawCurrent(const QStyleOption &option, QPainter *painter);

// Fusion fills the page with the colour of buttons, on which in the dark nothing keeps its contrast.
void drawTab(const QStyleOptionTab &tab, QPainter *painter);

void drawTabBase(const QStyleOption &option, QPainter *painter);

void drawIndicator(const QStyleOption &option, QPainter *painter, bool round);

void drawMenuFrame(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter *painter);

void drawField(const QStyleOption &option, QPainter *painter, const QWidget *widget);

} // namespace ui
