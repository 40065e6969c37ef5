// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/inspector_model.h"

#include "model/edit/commands.h"
#include "model/items/roles.h"
#include "model/items/sources.h"
#include "model/items/value_text.h"
#include "model/plan/knowledge.h"

#include <algorithm>

namespace gigaplan {

InspectorModel::InspectorModel(Workspace &workspace, QObject *parent)
    : FixedColumns(kColumnCount, parent), m_workspace(workspace), m_derived(workspace.forecast())
{
    changeSubject();
    connect(&workspace, &Workspace::documentReplaced, this, &InspectorModel::changeSubject);
    connect(&workspace, &Workspace::selectionChanged, this, &InspectorModel::changeSubject);
    connect(&workspace, &Workspace::planChanged, this, &InspectorModel::refresh);
    connect(&workspace, &Workspace::forecastChanged, this, &InspectorModel::refresh);
    connect(&workspace, &Workspace::asOfChanged, this, &InspectorModel::refresh);
    connect(&workspace, &Workspace::baselineChanged, this, &InspectorModel::changeSubject);
}

void InspectorModel::changeSubject()
{
    const EntityRef primary = m_workspace.primarySelection();
    beginResetModel();
    m_derived = DerivedFacts(m_workspace.forecast(), m_workspace.baseline());
    m_subject = primary && exists(m_workspace.plan(), primary) ? primary : EntityRef();
    m_rows.clear();
    for (const EntityRef ref : m_workspace.selection()) {
        if (m_subject && ref.table == m_subject.table && exists(m_workspace.plan(), ref)) {
            m_rows.push_back(ref);
        }
    }
    m_entries = entries();
    endResetModel();
    Q_EMIT subjectChanged();
}

void InspectorModel::refresh()
{
    const auto gone = [this](EntityRef ref) { return !exists(m_workspace.plan(), ref); };
    if (std::any_of(m_rows.begin(), m_rows.end(), gone)) {
        changeSubject();
        return;
    }
    if (m_derived.forecast() != m_workspace.forecast()) {
        m_derived = DerivedFacts(m_workspace.forecast(), m_workspace.baseline());
    }
    std::vector<Entry> now = entries();
    const bool sameShape = std::equal(now.begin(), now.end(), m_entries.begin(), m_entries.end(),
                                      [](const Entry &a, const Entry &b) { return a.sameShape(b); });
    if (!sameShape) {
        beginResetModel();
        m_entries = std::move(now);
        endResetModel();
    } else {
        const std::vector<Entry> before = std::exchange(m_entries, std::move(now));
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (!(before[i] == m_entries[i])) {
                Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), kColumnCount - 1));
            }
        }
    }
    Q_EMIT subjectChanged();
}

std::vector<InspectorModel::Entry> InspectorModel::entries() const
{
    std::vector<Entry> entries;
    if (m_subject) {
        addFacts(entries);
        addFields(entries);
        addSources(entries);
    }
    return entries;
}

void InspectorModel::addFacts(std::vector<Entry> &entries) const
{
    const std::vector<Fact> facts = m_derived.facts(m_subject, m_workspace.asOf());
    if (facts.empty()) {
        return;
    }
    entries.push_back({.label = tr("Forecast")});
    for (const Fact &fact : facts) {
        entries.push_back({.kind = DerivedEntry,
                           .label = qtext(fact.label),
                           .text = qtext(fact.text),
                           .unit = qtext(fact.unit),
                           .hint = tr("Worked out from the plan"),
                           .isNumber = fact.isNumber});
    }
}

void InspectorModel::addFields(std::vector<Entry> &entries) const
{
    const PlanSnapshot &plan = m_workspace.plan();
    const auto fields = tableInfo(m_subject.table).fields;
    const auto claims = claimsAbout(plan, m_subject);
    entries.push_back({.label = tr("Fields")});
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const FieldInfo &info = fields[i];
        const Value value = fieldValue(plan, m_subject, i);
        const bool differs =
            std::any_of(m_rows.begin(), m_rows.end(), [&](EntityRef ref) { return fieldValue(plan, ref, i) != value; });
        const std::string sources = sourcesOfField(claims, info.name);
        Entry entry{.kind = FieldEntry,
                    .label = qtext(info.label),
                    .text = qtext(displayField(plan, info, value)),
                    .unit = qtext(unitIn(plan, info)),
                    .hint = qtext(sources.empty() ? expectation(info) : sources),
                    .edit = editValue(value),
                    .field = static_cast<int>(i),
                    .isNumber = isNumber(info.kind),
                    .hasSources = !sources.empty()};
        if (const auto *id = std::get_if<std::int64_t>(&value); id && info.kind == FieldKind::Reference) {
            entry.target = {info.references, *id};
        }
        if (differs) {
            entry.text = tr("(several)");
            entry.edit = QVariant();
            entry.target = {};
        }
        entries.push_back(std::move(entry));
    }
}

void InspectorModel::addSources(std::vector<Entry> &entries) const
{
    const PlanSnapshot &plan = m_workspace.plan();
    const auto claims = claimsAbout(plan, m_subject);
    if (!claims.empty()) {
        entries.push_back({.label = tr("Sources")});
    }
    for (const Claim *claim : claims) {
        const auto field = fieldNamed(m_subject.table, claim->field);
        const QString label = field ? qtext(tableInfo(m_subject.table).fields[*field].label) : tr("As a whole");
        entries.push_back({.kind = ClaimEntry,
                           .label = label,
                           .text = qtext(claimText(*claim)),
                           .hint = qtext(claim->statement),
                           .target = claim->id});
    }
    const auto notes = notesAbout(plan, m_subject);
    if (!notes.empty()) {
        entries.push_back({.label = tr("Notes")});
    }
    for (const Note *note : notes) {
        const QString label = note->author.empty() ? tr("Note") : qtext(note->author);
        entries.push_back({.kind = NoteEntry,
                           .label = label,
                           .text = qtext(note->text),
                           .hint = note->date ? qtext(displayDate(*note->date)) : QString(),
                           .target = note->id});
    }
}

int InspectorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant InspectorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case PlainTextRole: return column == LabelColumn ? entry.label : column == ValueColumn ? entry.text : entry.unit;
    case Qt::EditRole: return column == ValueColumn ? entry.edit : QVariant();
    case Qt::ToolTipRole: return entry.hint.isEmpty() ? QVariant() : entry.hint;
    case Qt::TextAlignmentRole:
        return int((column == ValueColumn && entry.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case EntityRole: return QVariant::fromValue(entry.target);
    case EntryKindRole: return entry.kind;
    case UnitRole: return entry.unit;
    case HasSourcesRole: return entry.hasSources;
    case FieldTableRole: return entry.field < 0 ? QVariant() : QVariant(static_cast<int>(m_subject.table));
    case FieldIndexRole: return entry.field < 0 ? QVariant() : QVariant(entry.field);
    default: return {};
    }
}

QStringList InspectorModel::headers() const
{
    return {tr("Field"), tr("Value"), tr("Unit")};
}

Qt::ItemFlags InspectorModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    if (entry.kind == Heading) {
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    }
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return entry.kind == FieldEntry && index.column() == ValueColumn ? flags | Qt::ItemIsEditable : flags;
}

bool InspectorModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) {
        return false;
    }
    const auto field = static_cast<std::size_t>(m_entries[static_cast<std::size_t>(index.row())].field);
    const PlanSnapshot &plan = m_workspace.plan();
    const auto parsed = parseValue(plan, tableInfo(m_subject.table).fields[field], value);
    if (!parsed) {
        Q_EMIT m_workspace.failed(qtext(parsed.error().message));
        return false;
    }
    const bool changes = std::any_of(m_rows.begin(), m_rows.end(),
                                     [&](EntityRef ref) { return fieldValue(plan, ref, field) != *parsed; });
    return !changes || m_workspace.perform(SetField(m_rows, field, *parsed));
}

} // namespace gigaplan
