// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/table_set.h"

namespace gigaplan {

bool sameTables(const PlanSnapshot &a, const PlanSnapshot &b, TableSet tables)
{
    bool same = true;
    forEachEntity([&]<class E>(Tag<E>) {
        same = same && (!tables.contains(tableId<E>()) || a.table<E>().isSameAs(b.table<E>()));
    });
    return same;
}

} // namespace gigaplan
