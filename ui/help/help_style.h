// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QTextDocument;

namespace gigaplan {

struct Theme;

/// The anchor of a heading, as in links to it: "What moves?" is "what-moves".
QString helpAnchor(const QString &heading);

/// Gives a page as Qt reads it from Markdown the theme's fonts, distances and colours, and its headings their anchors. May
/// be repeated, after the theme changed.
void dressHelpPage(QTextDocument &page, const Theme &theme);

} // namespace gigaplan
