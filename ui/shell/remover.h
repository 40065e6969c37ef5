// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/chosen_rows.h"

#include <QObject>

namespace gigaplan {

class UndoOffer;

/// Removal by the user: confirmation is asked for where it affects more than the named rows or rows out of sight; undo
/// is offered afterwards.
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
