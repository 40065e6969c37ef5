// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/history_model.h"

#include "model/base/text.h"
#include "model/items/roles.h"

#include <QDateTime>
#include <QLocale>

namespace gigaplan {

QString localTimeLabel(const std::string &loggedTime)
{
    const QDateTime time = QDateTime::fromString(qtext(loggedTime), Qt::ISODate).toLocalTime();
    if (!time.isValid()) {
        return qtext(loggedTime);
    }
    const bool today = time.date() == QDate::currentDate();
    return QLocale::c().toString(time, today ? QStringLiteral("HH:mm:ss") : QStringLiteral("d MMM yyyy, HH:mm"));
}

HistoryModel::HistoryModel(Workspace &workspace, QObject *parent)
    : FixedColumns(kColumnCount, parent), m_workspace(workspace)
{
    reset();
    connect(&workspace, &Workspace::documentReplaced, this, &HistoryModel::reset);
    connect(&workspace, &Workspace::historyChanged, this, &HistoryModel::follow);
}

const History *HistoryModel::history() const
{
    return m_workspace.document() ? &m_workspace.document()->history() : nullptr;
}

void HistoryModel::reset()
{
    beginResetModel();
    m_earlier.clear();
    m_entries.clear();
    m_steps.clear();
    m_older = m_read = 0;
    m_dropped = 0;
    m_saved = -1;
    if (const History *now = history()) {
        const Store &store = m_workspace.document()->store();
        const std::int64_t last = now->stepCount() > 0 ? now->step(0).logged - 1 : store.lastLogged();
        if (auto log = store.log(std::max<std::int64_t>(0, last - kEarlierShown), false)) {
            for (LoggedEdit &edit : *log) {
                m_read = edit.number;
                edit.number <= last ? m_earlier.push_back(edit) : void(m_entries.emplace(edit.number, edit));
            }
        }
        m_older = m_earlier.empty() ? 0 : m_earlier.front().number - 1;
        m_dropped = now->droppedCount();
        for (std::size_t i = 0; i < now->stepCount(); ++i) {
            m_steps.push_back(now->step(i).logged);
        }
        m_current = openedRow() + static_cast<int>(now->doneCount());
        m_saved = now->isClean() ? m_current : -1;
    }
    endResetModel();
}

void HistoryModel::showAllEarlier()
{
    const Document *document = m_workspace.document();
    if (m_older == 0 || !document) {
        return;
    }
    auto log = document->store().log(0, false);
    if (!log) {
        Q_EMIT m_workspace.failed(qtext(log.error().message));
        return;
    }
    const int shift = static_cast<int>(m_older) - 1;
    beginResetModel();
    std::deque<LoggedEdit> all;
    for (LoggedEdit &edit : *log) {
        if (edit.number <= m_older) {
            all.push_back(std::move(edit));
        }
    }
    m_earlier.insert(m_earlier.begin(), std::make_move_iterator(all.begin()), std::make_move_iterator(all.end()));
    m_older = 0;
    m_current += shift;
    m_saved += m_saved < 0 ? 0 : shift;
    endResetModel();
}

void HistoryModel::readNewEntries()
{
    if (auto log = m_workspace.document()->store().log(m_read, false)) {
        for (LoggedEdit &edit : *log) {
            m_read = edit.number;
            if (edit.kind == LoggedEdit::Kind::Edit) {
                m_entries.emplace(edit.number, std::move(edit));
            }
        }
    }
}

void HistoryModel::follow()
{
    const History *now = history();
    if (!now) {
        return;
    }
    readNewEntries();
    // Steps go at the front for the budget and at the end where something else was done instead; each is known by its
    // entry in the log.
    std::size_t gone = std::min(now->droppedCount() - m_dropped, m_steps.size());
    std::size_t kept = std::min(m_steps.size(), gone + now->stepCount());
    while (kept > gone && m_steps[kept - 1] != now->step(kept - 1 - gone).logged) {
        --kept;
    }
    forgetSteps(kept);
    dropSteps(gone);
    m_dropped = now->droppedCount();
    addSteps();
    followMarks();
}

void HistoryModel::forgetSteps(std::size_t from)
{
    if (from >= m_steps.size()) {
        return;
    }
    const int first = openedRow() + 1;
    beginRemoveRows({}, first + static_cast<int>(from), first + static_cast<int>(m_steps.size()) - 1);
    for (std::size_t i = from; i < m_steps.size(); ++i) {
        m_entries.erase(m_steps[i]);
    }
    m_steps.resize(from);
    endRemoveRows();
    m_saved = m_saved < openedRow() + 1 + static_cast<int>(from) ? m_saved : -1;
}

void HistoryModel::dropSteps(std::size_t count)
{
    if (count == 0) {
        return;
    }
    const int opened = openedRow(), rows = static_cast<int>(count);
    beginRemoveRows({}, opened + 1, opened + rows);
    const std::vector<std::int64_t> dropped(m_steps.begin(), m_steps.begin() + rows);
    m_steps.erase(m_steps.begin(), m_steps.begin() + rows);
    m_saved = m_saved < opened + rows ? -1 : m_saved - rows;
    endRemoveRows();
    beginInsertRows({}, opened, opened + rows - 1);
    for (const std::int64_t number : dropped) {
        m_earlier.push_back(std::move(m_entries[number]));
        m_entries.erase(number);
    }
    m_saved += m_saved < 0 ? 0 : rows;
    endInsertRows();
}

void HistoryModel::addSteps()
{
    const History &now = *history();
    if (now.stepCount() > m_steps.size()) {
        const int first = openedRow() + 1;
        beginInsertRows({}, first + static_cast<int>(m_steps.size()), first + static_cast<int>(now.stepCount()) - 1);
        for (std::size_t i = m_steps.size(); i < now.stepCount(); ++i) {
            m_steps.push_back(now.step(i).logged);
        }
        endInsertRows();
    }
}

void HistoryModel::followMarks()
{
    const History &now = *history();
    const int before = std::min(m_current, rowCount() - 1), savedBefore = m_saved;
    m_current = openedRow() + static_cast<int>(now.doneCount());
    if (now.isClean()) {
        m_saved = m_current;
    } else if (m_saved == m_current) {
        m_saved = -1;
    }
    Q_EMIT dataChanged(index(std::min(before, m_current), 0), index(std::max(before, m_current), kColumnCount - 1));
    if (savedBefore != m_saved) {
        for (const int row : {savedBefore, m_saved}) {
            if (row >= 0 && row < rowCount()) {
                Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
            }
        }
    }
}

HistoryModel::Place HistoryModel::placeOf(int row) const
{
    if (row < moreRows()) {
        return Place::More;
    }
    if (row < openedRow()) {
        return Place::Earlier;
    }
    return row == m_current ? Place::Current : row < m_current ? Place::Done : Place::Undone;
}

std::optional<std::size_t> HistoryModel::stepsAt(int row) const
{
    return row < openedRow() || row >= rowCount() ? std::nullopt
                                                  : std::optional(static_cast<std::size_t>(row - openedRow()));
}

int HistoryModel::currentRow() const
{
    return m_current;
}

const LoggedEdit *HistoryModel::logged(int row) const
{
    const int opened = openedRow();
    if (row < moreRows() || row == opened) {
        return nullptr;
    }
    if (row < opened) {
        return &m_earlier[static_cast<std::size_t>(row - moreRows())];
    }
    const auto found = m_entries.find(m_steps[static_cast<std::size_t>(row - opened - 1)]);
    return found == m_entries.end() ? nullptr : &found->second;
}

std::int64_t HistoryModel::entryOf(int row) const
{
    const LoggedEdit *edit = row >= 0 && row < rowCount() ? logged(row) : nullptr;
    return edit ? edit->number : 0;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !history() ? 0 : openedRow() + 1 + static_cast<int>(m_steps.size());
}

QVariant HistoryModel::step(int row, int column) const
{
    if (row < moreRows()) {
        return column == WhatColumn ? QVariant(tr("Show %1 older entries").arg(qtext(grouped(m_older)))) : QVariant();
    }
    if (row == openedRow()) {
        if (column == WhyColumn && !m_earlier.empty()) {
            return tr("Steps above are for reading only");
        }
        return column != WhatColumn ? QVariant()
            : m_dropped > 0         ? QVariant(tr("Undo goes back to here"))
                                    : QVariant(tr("As opened"));
    }
    const LoggedEdit *edit = logged(row);
    if (!edit) {
        return {};
    }
    const std::size_t at = row > openedRow() ? static_cast<std::size_t>(row - openedRow() - 1) : m_steps.size();
    switch (column) {
    case WhatColumn: return qtext(edit->text);
    case WhyColumn: return qtext(edit->reason);
    case RowsColumn:
        return at < history()->stepCount()
            ? QVariant(qtext(grouped(static_cast<std::int64_t>(history()->step(at).rows))))
            : QVariant();
    case WhoColumn: return qtext(edit->madeBy);
    default: return localTimeLabel(edit->madeOn);
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case PlainTextRole: return step(row, index.column());
    case PlaceRole: return static_cast<int>(placeOf(row));
    case SavedRole: return row == m_saved;
    case Qt::TextAlignmentRole: return static_cast<int>(alignmentOf(index.column()));
    case Qt::ToolTipRole: {
        QString said = step(row, index.column()).toString();
        if (index.column() == WhyColumn && said.isEmpty() && (index.flags() & Qt::ItemIsEditable)) {
            return tr("Reason for this edit");
        }
        if (placeOf(row) == Place::Earlier && index.column() == WhatColumn) {
            said += QLatin1Char('\n') + tr("Done before this session, or discarded; it cannot be restored from here.");
        }
        if (row == m_saved && index.column() == WhatColumn) {
            said += QLatin1Char('\n') + tr("The file was last saved here.");
        }
        return said;
    }
    default: return {};
    }
}

bool HistoryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) {
        return false;
    }
    LoggedEdit &edit = m_entries.at(entryOf(index.row()));
    const std::string reason = value.toString().trimmed().toStdString();
    if (reason == edit.reason) {
        return true;
    }
    if (auto set = m_workspace.document()->store().setReason(edit.number, reason); !set) {
        Q_EMIT m_workspace.failed(qtext(set.error().message));
        return false;
    }
    edit.reason = reason;
    Q_EMIT dataChanged(index, index);
    return true;
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    const bool editable =
        index.isValid() && index.column() == WhyColumn && index.row() > openedRow() && logged(index.row());
    return QAbstractTableModel::flags(index) | (editable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QStringList HistoryModel::headers() const
{
    return {tr("What"), tr("Why"), tr("Rows"), tr("Who"), tr("When")};
}

Qt::Alignment HistoryModel::alignmentOf(int section) const
{
    return (section == RowsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace gigaplan
