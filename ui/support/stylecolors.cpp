#include "stylecolors.h"

#include "theme.h"

#include <array>
#include <utility>

namespace ui {
namespace {

constexpr Colors makeColors(bool isDark)
{
    const auto either = [isDark](QRgb light, QRgb dark) {
        return isDark ? dark : light;
    };
    return {
        .window = either(0xfff4f5f7, 0xff2b2d31),
        .base = either(0xffffffff, 0xff1f2124),
        .alternateBase = either(0xfff7f8fa, 0xff25272a),
        .text = either(0xff1f2329, 0xffdfe1e5),
        .placeholder = either(0xff6b7280, 0xff8f949d),
        .button = either(0xfff7f8fa, 0xff3a3d43),
        .highlight = either(0xff2563c9, 0xff2f6fd6),
        .highlightedText = either(0xffffffff, 0xffffffff),
        .inactiveHighlight = either(0xffd5e1f5, 0xff3d4a60),
        .inactiveHighlightedText = either(0xff1f2329, 0xffdfe1e5),
        .light = either(0xffffffff, 0xff4b4f57),
        .midlight = either(0xfffafbfc, 0xff43464d),
        .mid = either(0xffc5c9d0, 0xff494d55),
        .dark = either(0xff9aa0a9, 0xff1a1b1e),
        .shadow = either(0xff6b7280, 0xff101113),
        .link = either(0xff1d5bc0, 0xff6aa9ff),
        .linkVisited = either(0xff6a45a8, 0xffb79cf2),
        .toolTipBase = either(0xffffffff, 0xff3a3d43),
        .toolTipText = either(0xff1f2329, 0xffe6e8eb),
        .disabledText = either(0xff9aa0a9, 0xff6d727b),
        .disabledBase = either(0xfff4f5f7, 0xff27292d),
        .disabledHighlight = either(0xffdfe2e7, 0xff3a3d43),
        .outline = either(0xff868d98, 0xff7f858f),
        .groove = either(0xffdfe2e7, 0xff3f4248),
        .accent = either(0xff2563c9, 0xff6aa9ff),
        .good = either(0xff1a7442, 0xff5cc48a),
        .warning = either(0xffa84a08, 0xffe3ab45),
        .bad = either(0xffc22f2f, 0xffff8a80),
        .muted = either(0xff5f6672, 0xff9aa0a9),
        .sent = either(0xffeaf1fd, 0xff222b3a),
        .received = either(0xffedf7f0, 0xff212c26),
        .staged = either(0xfff3ecfc, 0xff302a3d),
        .warningRow = either(0xfffff0d9, 0xff3a2e1c),
        .badRow = either(0xfffdeaea, 0xff3b2628),
    };
}

constexpr Colors lightColors = makeColors(false);
constexpr Colors darkColors = makeColors(true);

} // namespace

const Colors &colorsFor(const QPalette &palette)
{
    return Theme::isDark(palette) ? darkColors : lightColors;
}

QPalette makePalette(bool isDark)
{
    const Colors &c = isDark ? darkColors : lightColors;
    using Role = std::pair<QPalette::ColorRole, QRgb>;
    const std::array all{Role{QPalette::Window, c.window},
                         Role{QPalette::WindowText, c.text},
                         Role{QPalette::Base, c.base},
                         Role{QPalette::AlternateBase, c.alternateBase},
                         Role{QPalette::Text, c.text},
                         Role{QPalette::PlaceholderText, c.placeholder},
                         Role{QPalette::Button, c.button},
                         Role{QPalette::ButtonText, c.text},
                         Role{QPalette::BrightText, c.bad},
                         Role{QPalette::Link, c.link},
                         Role{QPalette::LinkVisited, c.linkVisited},
                         Role{QPalette::ToolTipBase, c.toolTipBase},
                         Role{QPalette::ToolTipText, c.toolTipText},
                         Role{QPalette::Light, c.light},
                         Role{QPalette::Midlight, c.midlight},
                         Role{QPalette::Mid, c.mid},
                         Role{QPalette::Dark, c.dark},
                         Role{QPalette::Shadow, c.shadow},
                         Role{QPalette::Highlight, c.highlight},
                         Role{QPalette::HighlightedText, c.highlightedText}};
    const std::array disabled{
        Role{QPalette::WindowText, c.disabledText},      Role{QPalette::Text, c.disabledText},
        Role{QPalette::ButtonText, c.disabledText},      Role{QPalette::PlaceholderText, c.disabledText},
        Role{QPalette::HighlightedText, c.disabledText}, Role{QPalette::Base, c.disabledBase},
        Role{QPalette::Highlight, c.disabledHighlight}};
    QPalette palette;
    for (const auto &[role, color] : all) {
        palette.setColor(role, color);
    }
    for (const auto &[role, color] : disabled) {
        palette.setColor(QPalette::Disabled, role, color);
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    palette.setColor(QPalette::Accent, c.highlight);
#endif
    palette.setColor(QPalette::Inactive, QPalette::Highlight, c.inactiveHighlight);
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, c.inactiveHighlightedText);
    return palette;
}

} // namespace ui
