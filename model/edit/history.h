// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/store.h"

#include <deque>

namespace gigaplan {

/// The steps that can be undone and redone, oldest first, kept in memory only. Bounded: beyond `kMemoryBudget` bytes of
/// changesets the oldest steps are dropped. Saving does not touch it.
class History {
public:
    struct Step {
        std::string text;
        Changeset changeset;
        std::size_t rows = 0; ///< touched
        std::int64_t logged = 0; ///< the entry of the log that says who, when and why
        std::vector<EntityRef> selectionBefore; ///< what was selected when the step was done; undo selects it again
        std::vector<EntityRef> selectionAfter; ///< what was selected when it was undone; redo selects it again
    };
    static constexpr std::size_t kMemoryBudget = 256u << 20;

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }
    /// The step that undo (or redo) would replay; only where it can.
    const Step &undoStep() const { return m_steps[m_done - 1]; }
    const Step &redoStep() const { return m_steps[m_done]; }
    std::size_t stepCount() const { return m_steps.size(); }
    std::size_t doneCount() const { return m_done; }
    const Step &step(std::size_t index) const { return m_steps[index]; }
    std::size_t bytes() const { return m_bytes; } ///< of all changesets
    std::size_t droppedCount() const { return m_dropped; } ///< steps given up for the budget

    void push(Step step); ///< drops what could be redone
    void stepBack(std::vector<EntityRef> selection) { m_steps[--m_done].selectionAfter = std::move(selection); }
    void stepForward() { ++m_done; }

    bool isClean() const { return m_clean == static_cast<std::ptrdiff_t>(m_done); }
    void setClean() { m_clean = static_cast<std::ptrdiff_t>(m_done); }
    /// Whatever is done or undone, the plan differs from its file.
    void setNeverClean() { m_clean = -1; }

private:
    std::deque<Step> m_steps;
    std::size_t m_done = 0;
    std::size_t m_bytes = 0;
    std::size_t m_dropped = 0;
    std::ptrdiff_t m_clean = 0; ///< number of done steps at the last save; -1: that point is gone
};

} // namespace gigaplan
