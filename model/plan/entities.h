// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The definitions of all entities, for what serves each of them. What reads some includes their headers instead, so that a
// change of an entity compiles what uses it.
#include "model/plan/baselines.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/entity_list.h"
#include "model/plan/equipment.h"
#include "model/plan/knowledge.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/scenarios.h"
#include "model/plan/tasks.h"
