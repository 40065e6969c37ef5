// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

namespace gigaplan {

/// Shows the document in the workspace, with its forecast.
inline void openIn(Workspace &workspace, std::unique_ptr<Document> document)
{
    auto forecast = computeForecast(document->snapshot());
    workspace.setDocument(std::move(document), std::move(forecast));
}

} // namespace gigaplan
