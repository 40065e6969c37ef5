// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/plan_tree_model.h"

#include "model/base/text.h"
#include "model/edit/scenarios.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/natural_order.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "model/plan/scenarios.h"

#include <algorithm>

namespace gigaplan {

namespace {

template <class E>
std::vector<EntityRef> inOrder(std::vector<const E *> rows)
{
    std::sort(rows.begin(), rows.end(), [](const E *a, const E *b) {
        if (const int order = compareNaturally(a->name, b->name)) {
            return order < 0;
        }
        const int order = compareNaturally(a->key, b->key);
        return order ? order < 0 : a->id < b->id;
    });
    std::vector<EntityRef> refs;
    refs.reserve(rows.size());
    for (const E *row : rows) {
        refs.emplace_back(row->id);
    }
    return refs;
}

template <class Parent, class Child>
std::vector<EntityRef> childrenIn(const PlanSnapshot &plan, const ChildIndex &children, EntityRef parent)
{
    const std::size_t at = plan.table<Parent>().indexOf(parent.as<Parent>());
    std::vector<const Child *> rows;
    if (at != Table<Parent>::npos) {
        for (const std::uint32_t i : children.of(at)) {
            rows.push_back(&plan.table<Child>()[i]);
        }
    }
    return inOrder(std::move(rows));
}

std::string_view basisLabel(CapacityBasis basis)
{
    return basis == CapacityBasis::It ? "IT" : "facility";
}

template <class E>
std::size_t countIn(const ChangeSummary &summary)
{
    return summary.of<E>().size();
}

/// Whether rows came, went, or changed in one of the fields that place them in the tree.
template <class E>
bool placesChanged(const ChangeSummary &summary, std::initializer_list<std::string_view> fields)
{
    const TableChange<E> &change = summary.of<E>();
    std::uint64_t placing = std::uint64_t{1} << 63;
    for (const std::string_view name : fields) {
        placing |= std::uint64_t{1} << *fieldNamed(tableId<E>(), name);
    }
    return !change.inserted.empty() || !change.removed.empty()
        || std::any_of(change.updated.begin(), change.updated.end(),
                       [placing](const auto &update) { return (update.fields & placing) != 0; });
}

} // namespace

PlanTreeModel::PlanTreeModel(Workspace &workspace, QObject *parent)
    : TreeModel(parent), m_workspace(workspace), m_derived(workspace.forecast())
{
    indexPlaces();
    connect(&workspace, &Workspace::documentReplaced, this, [this] {
        m_derived = DerivedFacts(m_workspace.forecast());
        indexPlaces();
        resetTree();
    });
    connect(&workspace, &Workspace::planChanged, this, &PlanTreeModel::onPlanChanged);
    connect(&workspace, &Workspace::forecastChanged, this, [this] {
        m_derived = DerivedFacts(m_workspace.forecast());
        announceColumns(LiveColumn, PowerColumn);
    });
}

void PlanTreeModel::indexPlaces()
{
    m_plan = m_workspace.plan();
    m_buildingsOf = ChildIndex(m_plan.table<Site>(), m_plan.table<Building>(), &Building::site);
    m_hallsOf = ChildIndex(m_plan.table<Building>(), m_plan.table<Hall>(), &Hall::building);
    m_rowsOf = ChildIndex(m_plan.table<Hall>(), m_plan.table<Row>(), &Row::hall);
}

void PlanTreeModel::onPlanChanged(const ChangeSummary &summary)
{
    const std::size_t places =
        countIn<Site>(summary) + countIn<Building>(summary) + countIn<Hall>(summary) + countIn<Row>(summary);
    const std::size_t size = places + countIn<Plan>(summary) + countIn<Phase>(summary);
    if (places > 0) {
        indexPlaces();
    } else {
        m_plan = m_workspace.plan();
    }
    if (summary.of<Scenario>().size() > 0 && !m_plan.table<Plan>().isEmpty()) {
        announce({m_plan.plan().id}); // it names the open scenario
    }
    if (size > kSmallChange) {
        resetTree();
    } else if (size > 0) {
        if (placesChanged<Plan>(summary, {}) || placesChanged<Phase>(summary, {"order"})
            || placesChanged<Site>(summary, {"name"}) || placesChanged<Building>(summary, {"name", "site"})
            || placesChanged<Hall>(summary, {"name", "building"}) || placesChanged<Row>(summary, {"name", "hall"})) {
            followStructure();
        }
        announce(summary.touched());
    }
}

int PlanTreeModel::columnCount(const QModelIndex &) const
{
    return kColumnCount;
}

QVariant PlanTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn: return tr("Plan");
    case LiveColumn: return tr("Live");
    case PowerColumn: return m_plan.plan().basis == CapacityBasis::It ? tr("IT power") : tr("Facility power");
    default: return {};
    }
}

std::vector<EntityRef> PlanTreeModel::childrenOf(EntityRef parent) const
{
    if (!parent) {
        std::vector<EntityRef> top;
        for (const Plan &plan : m_plan.table<Plan>()) {
            top.emplace_back(plan.id);
        }
        std::vector<const Site *> sites;
        for (const Site &site : m_plan.table<Site>()) {
            sites.push_back(&site);
        }
        const auto refs = inOrder(std::move(sites));
        top.insert(top.end(), refs.begin(), refs.end());
        return top;
    }
    if (parent.is<Plan>()) {
        std::vector<EntityRef> refs;
        for (const Phase *phase : inOrder<Phase>(m_plan)) {
            refs.emplace_back(phase->id);
        }
        return refs;
    }
    if (parent.is<Site>()) {
        return childrenIn<Site, Building>(m_plan, m_buildingsOf, parent);
    }
    if (parent.is<Building>()) {
        return childrenIn<Building, Hall>(m_plan, m_hallsOf, parent);
    }
    return parent.is<Hall>() ? childrenIn<Hall, Row>(m_plan, m_rowsOf, parent) : std::vector<EntityRef>();
}

bool PlanTreeModel::mayHaveChildren(EntityRef ref) const
{
    if (ref.is<Plan>()) {
        return !m_plan.table<Phase>().isEmpty();
    }
    const auto any = [&]<class E>(Tag<E>, const ChildIndex &children) {
        const std::size_t at = m_plan.table<E>().indexOf(ref.as<E>());
        return at != Table<E>::npos && !children.of(at).empty();
    };
    if (ref.is<Site>()) {
        return any(Tag<Site>{}, m_buildingsOf);
    }
    if (ref.is<Building>()) {
        return any(Tag<Building>{}, m_hallsOf);
    }
    return ref.is<Hall>() && any(Tag<Hall>{}, m_rowsOf);
}

EntityRef PlanTreeModel::parentOf(EntityRef ref) const
{
    if (ref.is<Phase>() && !m_plan.table<Plan>().isEmpty()) {
        return m_plan.plan().id;
    }
    if (const Building *building = m_plan.find(ref.as<Building>())) {
        return building->site;
    }
    if (const Hall *hall = m_plan.find(ref.as<Hall>())) {
        return hall->building;
    }
    const Row *row = m_plan.find(ref.as<Row>());
    return row ? EntityRef(row->hall) : EntityRef();
}

PlanTreeModel::Figures PlanTreeModel::figuresOf(EntityRef ref) const
{
    const auto &forecast = m_derived.forecast();
    if (!forecast) {
        return {};
    }
    const CapacityBasis basis = m_plan.plan().basis;
    const Capacity &capacity = *forecast->capacity;
    if (const PlaceTotals *place = m_derived.place(ref)) {
        return {place->allLive, place->power(basis), place->racks > 0};
    }
    if (const auto i = forecast->plan.table<Row>().indexOf(ref.as<Row>()); i != Table<Row>::npos) {
        const RowContent &content = capacity.contents[i];
        return {capacity.rows[i].live, basis == CapacityBasis::It ? content.it : content.facility, true};
    }
    if (const auto i = forecast->plan.table<Phase>().indexOf(ref.as<Phase>()); i != Table<Phase>::npos) {
        return {capacity.phaseLiveOn[i], {capacity.phases[i].power(basis, RowState::Planned).last()}, true};
    }
    if (ref.is<Plan>() && !capacity.phaseLiveOn.empty()) {
        const Date last = *std::max_element(capacity.phaseLiveOn.begin(), capacity.phaseLiveOn.end());
        return {last, {capacity.total.power(basis, RowState::Planned).last()}, true};
    }
    return {};
}

QString PlanTreeModel::nameOf(EntityRef ref) const
{
    const QString name = qtext(displayName(m_plan, ref));
    const Scenario *open = ref.is<Plan>() ? openScenario(m_plan) : nullptr;
    return open ? QString(qtext(open->name) + QStringLiteral(" — ") + name)
                : name; // narrow: the title is elsewhere too
}

QVariant PlanTreeModel::cell(EntityRef ref, int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        return int((column == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == SearchRole) {
        return qtext(displayName(m_plan, ref) + '\n' + keyOf(m_plan, ref));
    }
    if (column == NameColumn) {
        if (role == Qt::ToolTipRole) {
            return qtext(tableInfo(ref.table).label);
        }
        return role == Qt::DisplayRole || role == SortRole ? nameOf(ref) : QVariant();
    }
    const Figures figures = figuresOf(ref);
    if (!figures.known) {
        return {};
    }
    if (column == LiveColumn) {
        switch (role) {
        case Qt::DisplayRole: return qtext(displayDate(figures.live));
        case DayRole: return figures.live == kNever ? QVariant() : QVariant(figures.live.days);
        case SortRole: return figures.live.days;
        default: return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole: return qtext(displayPower(figures.power, basisLabel(m_plan.plan().basis)));
    case SortRole: return static_cast<qlonglong>(figures.power.value);
    default: return {};
    }
}

} // namespace gigaplan
