// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

#include <QObject>

namespace gigaplan {

class MessageBar;

/// Says in the message bar what an edit did beyond its direct target, and offers to undo it, until the next step of the
/// history. It does so automatically where an edit made groups of tasks that had work of their own.
class UndoOffer final : public QObject {
    Q_OBJECT

public:
    UndoOffer(Workspace &workspace, MessageBar &messages, QObject *parent);

    /// About the step that was just done.
    void offer(const QString &text);

private:
    void followHistory();
    void tellOfGroups(const ChangeSummary &change);

    Workspace &m_workspace;
    MessageBar &m_messages;
    std::size_t m_step = 0; ///< how many steps were done when it was offered
};

} // namespace gigaplan
