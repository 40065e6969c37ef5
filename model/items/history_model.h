// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/fixed_columns.h"
#include "model/workspace/workspace.h"

#include <deque>
#include <unordered_map>

namespace gigaplan {

/// The edits of a plan, oldest first: those of former sessions from its log (only the last part until everything is
/// requested), the point where this session began, and this session's steps, which can be jumped to. Who, when and why
/// come from the log. Follows the document; a step that is dropped for the memory budget joins the former ones.
class HistoryModel final : public FixedColumns {
    Q_OBJECT

public:
    enum Column { WhatColumn, WhyColumn, RowsColumn, WhoColumn, WhenColumn, kColumnCount };
    /// How a row relates to the current plan.
    enum class Place {
        More, ///< represents older entries that are not shown
        Earlier, ///< of a former session, or dropped: cannot be jumped to
        Done,
        Current, ///< the plan is as this step left it (or as it was opened)
        Undone,
    };
    enum Role { PlaceRole = Qt::UserRole + 100, SavedRole };

    explicit HistoryModel(Workspace &workspace, QObject *parent = nullptr);

    Place placeOf(int row) const;
    /// How many steps are done at a row's point; none where it cannot be jumped to.
    std::optional<std::size_t> stepsAt(int row) const;
    int currentRow() const;
    /// The number of a row's entry in the log; 0: it has none.
    std::int64_t entryOf(int row) const;
    void showAllEarlier();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; ///< the reason of a step
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    static constexpr std::int64_t kEarlierShown = 500;

private:
    QStringList headers() const override;
    Qt::Alignment alignmentOf(int section) const override;
    const History *history() const;
    void reset();
    void follow();
    void readNewEntries();
    void forgetSteps(std::size_t from);
    void dropSteps(std::size_t count);
    void addSteps();
    void followMarks();
    int moreRows() const { return m_older > 0 ? 1 : 0; }
    int openedRow() const { return moreRows() + static_cast<int>(m_earlier.size()); }
    const LoggedEdit *logged(int row) const;
    QVariant step(int row, int column) const;

    Workspace &m_workspace;
    std::int64_t m_older = 0; ///< entries before the first of m_earlier
    std::deque<LoggedEdit> m_earlier;
    std::vector<std::int64_t> m_steps; ///< entries of the steps, as views know them
    std::unordered_map<std::int64_t, LoggedEdit> m_entries; ///< of this session
    std::int64_t m_read = 0; ///< the newest entry that was read
    std::size_t m_dropped = 0;
    int m_current = 0;
    int m_saved = -1; ///< row of the last save; -1: that point is gone
};

/// "24 Nov 2026, 14:32" in local time from the log's UTC; today only "14:32:07".
QString localTimeLabel(const std::string &loggedTime);

} // namespace gigaplan
