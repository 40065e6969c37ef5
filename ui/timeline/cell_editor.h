// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/trial.h"
#include "ui/paint/readout_card.h"
#include "ui/timeline/timeline_geometry.h"
#include "ui/timeline/timeline_lines.h"

class QLineEdit;

namespace gigaplan {

/// Types into the cells next to the bars. With several tasks chosen the text is for all of them; what it would do is
/// shown next to the cell and under the bars, and only Enter or Tab commits it.
class CellEditor final : public QObject {
    Q_OBJECT

public:
    /// The editor's line lies in `viewport`.
    CellEditor(Workspace &workspace, TimelineLines &lines, TimelineSelection &selection,
               const TimelineGeometry &geometry, QWidget *viewport);

    void edit(int line, OutlineColumn column); ///< where the cell is shown and may be edited
    void close(); ///< what was typed is dropped
    void place(); ///< lines or columns moved
    QLineEdit *line() const { return m_editor; } ///< nullptr: no cell is edited
    const std::shared_ptr<const TrialEffect> &effect() const { return m_effect; } ///< nullptr: not yet known
    /// What the card next to the cell says; empty before anything was typed.
    Readout readout() const;

Q_SIGNALS:
    void opening(int line); ///< the line must come into sight
    void changed(); ///< text, effect, or whether a cell is edited
    void closed(bool hadFocus);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void commit(int step); ///< then goes on to the next cell (1), the previous (-1) or none (0)
    void commitAndStep(int lines); ///< in the same column
    void leave();
    void askWhatItDoes();
    void take(std::shared_ptr<const TrialEffect> effect);
    std::vector<Id<Task>> tasks() const;
    void listChanges(Readout &readout) const;
    const OutlineRows &rows() const { return m_lines.rows(); }

    Workspace &m_workspace;
    TimelineLines &m_lines;
    TimelineSelection &m_selection;
    const TimelineGeometry &m_geometry;
    QWidget *m_viewport;
    QLineEdit *m_editor = nullptr;
    Id<Task> m_task;
    OutlineColumn m_column = OutlineColumn::Name;
    std::string m_error;
    Trial m_trial;
    std::shared_ptr<const TrialEffect> m_effect;
    std::shared_ptr<const OutlineRows> m_rowsAfter; ///< as the effect has them, while several tasks are edited
};

} // namespace gigaplan
