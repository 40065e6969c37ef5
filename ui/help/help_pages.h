// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <vector>

namespace gigaplan {

/// A page of the help: `resources/help/<id>.md`. The page of a view has the view's id.
struct HelpPage {
    QString id;
    QString title; ///< its first heading
    QString text; ///< its source, in Markdown

    QUrl url() const;
    /// Whether the page has each of the words, in any case; true without words.
    bool contains(const QStringList &words) const;
};

/// All pages: the index, then those of its lists, in their order.
const std::vector<HelpPage> &helpPages();

/// nullptr: there is none.
const HelpPage *helpPage(const QString &id);

/// The id of the page that an address leads to, with or without an anchor.
QString helpPageId(const QUrl &url);

} // namespace gigaplan
