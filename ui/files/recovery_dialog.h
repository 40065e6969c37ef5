// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/recovery.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace gigaplan {

/// Offers what a process that died left behind: which plan, when its last edit was, and how many it has. Closing the
/// dialog loses nothing; discarding moves a copy aside.
class RecoveryDialog final : public QDialog {
    Q_OBJECT

public:
    explicit RecoveryDialog(std::vector<RecoverablePlan> plans, QWidget *parent = nullptr);
    /// Chooses the newest copy of this file, if there is one.
    void prefer(const std::filesystem::path &file);
    /// The one to open; only after the dialog was accepted.
    const RecoverablePlan &chosen() const;

private:
    void fill();
    void discard();
    std::size_t current() const;

    std::vector<RecoverablePlan> m_plans;
    QTreeWidget *m_list;
    QPushButton *m_recover;
    QPushButton *m_discard;
};

} // namespace gigaplan
