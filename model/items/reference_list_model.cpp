// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/reference_list_model.h"

#include "model/items/roles.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "model/plan/natural_order.h"

#include <algorithm>

namespace gigaplan {

ReferenceListModel::ReferenceListModel(PlanSnapshot plan, TableId table, bool withNone, QObject *parent)
    : QAbstractListModel(parent), m_plan(std::move(plan)), m_table(table)
{
    std::vector<std::pair<std::string, std::int64_t>> named;
    withEntity(table, [&]<class E>(Tag<E>) {
        for (const E &row : m_plan.table<E>()) {
            named.emplace_back(displayName(m_plan, row.id), row.id.value);
        }
    });
    std::stable_sort(named.begin(), named.end(),
                     [](const auto &a, const auto &b) { return compareNaturally(a.first, b.first) < 0; });
    if (withNone) {
        m_ids.push_back(0);
        m_sharesName.push_back(false);
    }
    for (std::size_t i = 0; i < named.size(); ++i) {
        m_ids.push_back(named[i].second);
        m_sharesName.push_back((i > 0 && named[i - 1].first == named[i].first)
                               || (i + 1 < named.size() && named[i + 1].first == named[i].first));
    }
}

int ReferenceListModel::rowOfId(std::int64_t id) const
{
    const auto at = std::find(m_ids.begin(), m_ids.end(), id);
    return at == m_ids.end() ? -1 : static_cast<int>(at - m_ids.begin());
}

int ReferenceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant ReferenceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const std::int64_t id = idAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (id == 0) {
            return tr("None");
        }
        return m_sharesName[static_cast<std::size_t>(index.row())]
            ? qtext(displayName(m_plan, {m_table, id}) + " (" + keyOf(m_plan, {m_table, id}) + ')')
            : qtext(displayName(m_plan, {m_table, id}));
    case Qt::ToolTipRole: return id == 0 ? QVariant() : qtext(keyOf(m_plan, {m_table, id}));
    case EntityRole: return QVariant::fromValue(EntityRef(m_table, id));
    default: return {};
    }
}

} // namespace gigaplan
