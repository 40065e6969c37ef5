// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/paint/theme.h"

#include <QString>

#include <functional>

class QWidget;

namespace gigaplan {

/// A view as the shell sees it: a widget whose colours can be set.
struct ViewInstance {
    QWidget *widget = nullptr;
    std::function<void(const Theme &)> setTheme;
};

/// The description of a tab; its view is made when it is first shown. Each family of views describes its own, and the
/// shell's register (`ui/shell/views.h`) puts them in order.
struct ViewSpec {
    QLatin1String id; ///< its name in code and settings, in every language
    QString name, tip;
    std::function<ViewInstance(Workspace &, QWidget *parent)> make;
    /// Whether "go there" shows such a row in this view, where the view in front cannot. None: no row.
    std::function<bool(EntityRef)> isHomeOf = {};
};

template <class View>
ViewSpec viewSpec(QLatin1String id, const QString &name, const QString &tip,
                  std::function<bool(EntityRef)> isHomeOf = {})
{
    return {id, name, tip,
            [](Workspace &workspace, QWidget *parent) {
                auto *view = new View(workspace, parent);
                return ViewInstance{view, [view](const Theme &theme) { view->setTheme(theme); }};
            },
            std::move(isHomeOf)};
}

} // namespace gigaplan
