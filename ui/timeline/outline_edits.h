// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "ui/timeline/timeline_lines.h"

#include <QKeyCombination>

#include <span>

class QMenu;

namespace gigaplan {

/// Edits of the tree and of links for the chosen tasks; each is one step. The menu and the keys come from one list.
class OutlineEdits final : public QObject {
    Q_OBJECT

public:
    enum class Needs { Line, Tasks, Parent, TwoTasks };
    struct Edit {
        const char *text; ///< to be translated; nullptr: a separator of the menu
        QKeyCombination keys;
        Needs needs;
        void (OutlineEdits::*run)();
    };
    static std::span<const Edit> all();

    OutlineEdits(Workspace &workspace, TimelineLines &lines, TimelineSelection &selection, QObject *parent = nullptr);

    void editName();
    void indent();
    void outdent();
    void splitGroup(); ///< at the first chosen task
    void link(); ///< each to the next, in the order of the lines
    void unlink(); ///< from each other
    bool isPossible(Needs needs) const;
    void fillMenu(QMenu &menu);

Q_SIGNALS:
    void revealRequested(gigaplan::Id<gigaplan::Task> task);
    void nameEditRequested();

private:
    using Make = Result<std::unique_ptr<Command>> (*)(const PlanSnapshot &, const std::vector<Id<Task>> &);
    void changeDepth(Make make);
    /// Whether the plan has a chosen task that is filtered out; then it is shown, and the edit waits to be asked again.
    bool showsHiddenFirst();

    Workspace &m_workspace;
    TimelineLines &m_lines;
    TimelineSelection &m_selection;
};

} // namespace gigaplan
