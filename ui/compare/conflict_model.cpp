// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/conflict_model.h"

#include "model/compare/values.h"
#include "model/items/roles.h"

#include <algorithm>

namespace gigaplan {

void ConflictModel::setConflicts(std::vector<Conflict> conflicts, PlanSnapshot ours, PlanSnapshot theirs)
{
    m_ours = std::move(ours);
    m_theirs = std::move(theirs);
    const bool sameOnes =
        std::equal(conflicts.begin(), conflicts.end(), m_conflicts.begin(), m_conflicts.end(),
                   [](const Conflict &a, const Conflict &b) { return a.words == b.words && a.row == b.row; });
    if (sameOnes) {
        // The current item stays in place for a user who is choosing by keyboard.
        m_conflicts = std::move(conflicts);
        if (!m_conflicts.empty()) {
            Q_EMIT dataChanged(index(0, OursColumn), index(rowCount() - 1, TheirsColumn), {Qt::CheckStateRole});
        }
        return;
    }
    beginResetModel();
    m_conflicts = std::move(conflicts);
    endResetModel();
}

void ConflictModel::chooseAll(Side side)
{
    if (m_conflicts.empty()) {
        return;
    }
    for (Conflict &conflict : m_conflicts) {
        conflict.chosen = side;
    }
    Q_EMIT dataChanged(index(0, OursColumn), index(rowCount() - 1, TheirsColumn), {Qt::CheckStateRole});
    Q_EMIT chosen();
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_conflicts.size());
}

/// Two values of a field are shown as the two choices; any other conflict takes a sentence.
QString ConflictModel::display(const Conflict &conflict, int column) const
{
    const bool values = conflict.kind == Conflict::Kind::Field && conflict.row;
    if (column == WordsColumn) {
        if (!values) {
            return qtext(conflict.words);
        }
        const std::string place = spokenPlace(m_ours, conflict.row);
        const QString where =
            place.empty() ? QString() : QString(QStringLiteral(" (") % qtext(place) % QLatin1Char(')'));
        return tr("%1 of “%2”%3")
            .arg(qtext(tableInfo(conflict.row.table).fields[conflict.field].label),
                 qtext(spokenName(m_ours, conflict.row)), where);
    }
    QString side = column == OursColumn ? tr("Ours") : tr("Theirs");
    if (!values) {
        return side;
    }
    const auto said = [&](const PlanSnapshot &plan, bool day) {
        return spokenValue(plan, conflict.row, conflict.field, day);
    };
    const bool day = said(m_ours, true) != said(m_theirs, true);
    const QString value = qtext(said(column == OursColumn ? m_ours : m_theirs, day));
    return QString(side % QStringLiteral(": ") % (value.isEmpty() ? tr("none") : value));
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Conflict &conflict = m_conflicts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return display(conflict, index.column());
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole: return qtext(conflict.words);
    case Qt::CheckStateRole:
        return index.column() == WordsColumn
            ? QVariant()
            : QVariant((conflict.chosen == Side::Ours) == (index.column() == OursColumn) ? Qt::Checked : Qt::Unchecked);
    case EntityRole: return QVariant::fromValue(conflict.row);
    default: return {};
    }
}

bool ConflictModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() == WordsColumn
        || value.toInt() != Qt::Checked) {
        return false;
    }
    Conflict &conflict = m_conflicts[static_cast<std::size_t>(index.row())];
    const Side side = index.column() == OursColumn ? Side::Ours : Side::Theirs;
    if (conflict.chosen != side) {
        conflict.chosen = side;
        Q_EMIT dataChanged(this->index(index.row(), OursColumn), this->index(index.row(), TheirsColumn),
                           {Qt::CheckStateRole});
        Q_EMIT chosen();
    }
    return true;
}

Qt::ItemFlags ConflictModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags basic = QAbstractTableModel::flags(index);
    return !index.isValid() || index.column() == WordsColumn ? basic : basic | Qt::ItemIsUserCheckable;
}

QStringList ConflictModel::headers() const
{
    const qsizetype count = static_cast<qsizetype>(m_conflicts.size());
    return {count == 1 ? tr("1 conflict") : tr("%1 conflicts").arg(count), tr("Keep"), tr("Take")};
}

Qt::Alignment ConflictModel::alignmentOf(int) const
{
    return Qt::AlignLeft | Qt::AlignVCenter;
}

} // namespace gigaplan
