// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/kit/eliding_label.h"

namespace gigaplan {

/// "3.20 GW IT live · 1.02 M GPUs · $30.0 B released · least headroom 41.0 MW (Substation 2, 14 Aug 2029) · 2 errors,
/// 5 warnings": the plan on the as-of date in one line.
class StatusLine final : public ElidingLabel {
    Q_OBJECT

public:
    explicit StatusLine(Workspace &workspace, QWidget *parent = nullptr);

private:
    void refresh();

    Workspace &m_workspace;
};

/// The line as plain text, for the window's label and for tests.
QString statusText(const Forecast &forecast, Date at);

} // namespace gigaplan
