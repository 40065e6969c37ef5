// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/trial.h"
#include "ui/paint/readout_card.h"

namespace gigaplan {

/// What a change would do to go-lives, megawatts and money, as lines of a card: the phases that move (the first four),
/// the first go-live, IT power live and capital on the date where it shows, the end of the plan. Sets the note where the
/// change is refused or where nothing changes.
void describeEffect(const TrialEffect &effect, Readout &readout);

} // namespace gigaplan
