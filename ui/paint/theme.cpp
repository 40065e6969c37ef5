// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/theme.h"

#include "model/plan/links.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace gigaplan {

namespace {

constexpr std::array<QRgb, 8> kPhaseRamp{0xff2f3d8c, 0xff2f5d9b, 0xff267a97, 0xff1f938c,
                                         0xff33a677, 0xff57b85a, 0xff88c43c, 0xffb9cc2e};
// On slate the deepest blues would sink into the ground.
constexpr std::array<QRgb, 8> kPhaseRampDark{0xff5a6fd0, 0xff4a86cc, 0xff3d99bd, 0xff34aba8,
                                             0xff45bd92, 0xff6dcd78, 0xff9edb5b, 0xffd2e655};
constexpr std::array<QRgb, 8> kKindColours{0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                           0xff56b4e9, 0xffd55e00, 0xfff0e442, 0xff000000};
constexpr std::array<QRgb, 4> kValues{0xffeaf1f6, 0xffa5c8e1, 0xff4a90c2, 0xff0b4a8f};
constexpr std::array<QRgb, 4> kValuesDark{0xff232b35, 0xff2e5a85, 0xff4c93cf, 0xffa6d4ff};
constexpr std::array<QRgb, 5> kDiverging{0xffb34a00, 0xffe8a066, 0xffececea, 0xff7fb2d9, 0xff00598c};
constexpr std::array<QRgb, 5> kDivergingDark{0xffff9a4d, 0xff9c5a2a, 0xff3a3f46, 0xff2f6a96, 0xff6cc0ff};

QColor along(std::span<const QRgb> stops, double position)
{
    const double at =
        std::clamp(std::isnan(position) ? 0.0 : position, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(QColor(stops[below]), QColor(stops[below + 1]), at - static_cast<double>(below));
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(QColor colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QColor translucent(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

} // namespace

QColor mixed(QColor a, QColor b, double share)
{
    const auto t = static_cast<float>(std::clamp(share, 0.0, 1.0));
    const auto between = [t](float x, float y) { return x + (y - x) * t; };
    return QColor::fromRgbF(between(a.redF(), b.redF()), between(a.greenF(), b.greenF()), between(a.blueF(), b.blueF()),
                            between(a.alphaF(), b.alphaF()));
}

double contrast(QColor a, QColor b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Theme Theme::light()
{
    Theme theme;
    theme.window = QColor(0xf6f6f4);
    theme.panel = QColor(0xffffff);
    theme.hairline = QColor(0xe2e2de);
    theme.text = QColor(0x1f2328);
    theme.quietText = QColor(0x667080);
    theme.accent = QColor(0x0b6bcb);
    theme.failed = QColor(0xd55e00);
    theme.overloaded = QColor(0xe69f00);
    theme.redundancyLost = QColor(0x8a5a9e);
    theme.weekend = QColor(0xf4f4f1);
    theme.hover = QColor(0xf2f4f6);
    theme.selected = translucent(theme.accent, 0.12);
    theme.related = translucent(theme.accent, 0.05);
    theme.shadow = translucent(theme.text, 0.16);
    return theme;
}

Theme Theme::dark()
{
    Theme theme;
    theme.isDark = true;
    theme.window = QColor(0x15171b);
    theme.panel = QColor(0x1c1f24);
    theme.hairline = QColor(0x2c3138);
    theme.text = QColor(0xe7e7e4);
    theme.quietText = QColor(0x98a1ac);
    theme.accent = QColor(0x5aa9ff);
    theme.failed = QColor(0xd55e00);
    theme.overloaded = QColor(0xe69f00);
    theme.redundancyLost = QColor(0xb98acb);
    theme.weekend = QColor(0x202329);
    theme.hover = QColor(0x252a31);
    theme.selected = translucent(theme.accent, 0.2);
    theme.related = translucent(theme.accent, 0.08);
    theme.shadow = translucent(QColor(Qt::black), 0.45);
    return theme;
}

Theme Theme::print()
{
    Theme theme = light();
    theme.window = QColor(0xffffff);
    return theme;
}

QColor Theme::phase(int index, int count) const
{
    return ramp(count <= 1 ? 0.3 : static_cast<double>(index) / (count - 1));
}

QColor Theme::ramp(double position) const
{
    return along(isDark ? kPhaseRampDark : kPhaseRamp, position);
}

QColor Theme::kind(int index) const
{
    const auto step = static_cast<std::size_t>(((index % kKindCount) + kKindCount) % kKindCount);
    // Black is the eighth of the set; on slate its place is taken by a light grey.
    return isDark && kKindColours[step] == 0xff000000 ? QColor(0xc4c7c9) : QColor(kKindColours[step]);
}

QColor Theme::value(double share) const
{
    return along(isDark ? kValuesDark : kValues, share);
}

QColor Theme::diverging(double share) const
{
    return along(isDark ? kDivergingDark : kDiverging, (share + 1) / 2);
}

QColor Theme::state(QColor base, RowState state) const
{
    static constexpr std::array<double, kRowStateCount> kStrength{0.0, 0.22, 0.48, 0.76, 1.0};
    return faded(base, kStrength[static_cast<std::size_t>(state)]);
}

QColor Theme::readableOn(QColor background) const
{
    const QColor ink(0x1f2328);
    const QColor paper(0xffffff);
    const double onPaper = contrast(background, paper);
    const double onInk = contrast(background, ink);
    if (std::max(onPaper, onInk) >= 4.5) {
        return onInk > onPaper ? ink : paper;
    }
    // In the middle of the scale only the blackest black is far enough from both ends.
    return contrast(background, Qt::black) > onPaper ? QColor(Qt::black) : paper;
}

QColor Theme::faded(QColor base, double strength) const
{
    return mixed(panel, base, strength);
}

QPen Theme::hairlinePen(QColor colour)
{
    QPen pen(colour, 1);
    pen.setCosmetic(true);
    return pen;
}

QFont Theme::font(TextSize size, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPointSize(static_cast<int>(size));
    font.setWeight(weight);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

QPalette Theme::panelPalette() const
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, panel);
    return colours;
}

QPalette Theme::quietPalette() const
{
    QPalette colours = panelPalette();
    colours.setColor(QPalette::WindowText, quietText);
    return colours;
}

QPalette Theme::palette() const
{
    QPalette colours;
    colours.setColor(QPalette::Window, window);
    colours.setColor(QPalette::WindowText, text);
    colours.setColor(QPalette::Base, panel);
    colours.setColor(QPalette::AlternateBase, window);
    colours.setColor(QPalette::Text, text);
    colours.setColor(QPalette::PlaceholderText, quietText);
    colours.setColor(QPalette::Button, isDark ? hover : window);
    colours.setColor(QPalette::ButtonText, text);
    colours.setColor(QPalette::BrightText, failed);
    colours.setColor(QPalette::ToolTipBase, panel);
    colours.setColor(QPalette::ToolTipText, text);
    colours.setColor(QPalette::Highlight, accent);
    colours.setColor(QPalette::HighlightedText, readableOn(accent));
    colours.setColor(QPalette::Link, accent);
    colours.setColor(QPalette::LinkVisited, accent);
    colours.setColor(QPalette::Light, mixed(panel, text, isDark ? 0.12 : 0.0));
    colours.setColor(QPalette::Midlight, mixed(panel, hairline, 0.5));
    colours.setColor(QPalette::Mid, mixed(hairline, text, 0.2));
    colours.setColor(QPalette::Dark, mixed(hairline, text, 0.35));
    colours.setColor(QPalette::Shadow, mixed(text, QColor(Qt::black), isDark ? 1.0 : 0.3));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        colours.setColor(QPalette::Disabled, role, mixed(quietText, panel, 0.35));
    }
    colours.setColor(QPalette::Disabled, QPalette::Highlight, hairline);
    colours.setColor(QPalette::Disabled, QPalette::HighlightedText, quietText);
    return colours;
}

} // namespace gigaplan
