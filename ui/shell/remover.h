// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/chosen_rows.h"

#include <QObject>

namespace gigaplan {

class UndoOffer;

/// Removing as the user does it: what goes beyond the rows that are named, or was not in sight, is asked about before;
/// undo is offered after.
class Remover final : public QObject {
    Q_OBJECT

public:
    Remover(Workspace &workspace, UndoOffer &undo, QWidget *window);

    void remove(const ChosenRows &chosen);

private:
    bool confirm(const ChosenRows &chosen) const;
    /// What else is selected, in words; a phase is selected with its bar.
    QString restText(const std::vector<EntityRef> &named) const;

    Workspace &m_workspace;
    UndoOffer &m_undo;
    QWidget *m_window;
};

} // namespace gigaplan
