// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/derived_facts.h"
#include "model/items/tree_model.h"
#include "model/plan/child_index.h"
#include "model/workspace/workspace.h"

namespace gigaplan {

/// The plan as a tree to browse: the programme with its phases, then the sites with their buildings, halls and rows.
/// Next to each name are the day on which all of it is live and its planned power in the plan's basis. Items are made
/// as they are opened, so tens of thousands of rows cost nothing until they are looked at.
class PlanTreeModel final : public TreeModel {
    Q_OBJECT

public:
    enum Column { NameColumn, LiveColumn, PowerColumn, kColumnCount };
    /// A change that touches more rows of the tree's tables than this resets the model.
    static constexpr std::size_t kSmallChange = 256;

    explicit PlanTreeModel(Workspace &workspace, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    std::vector<EntityRef> childrenOf(EntityRef parent) const override;
    bool mayHaveChildren(EntityRef ref) const override;
    EntityRef parentOf(EntityRef ref) const override;
    QVariant cell(EntityRef ref, int column, int role) const override;

private:
    struct Figures {
        Date live = kNever;
        Watts power;
        bool known = false;
    };
    void indexPlaces();
    void onPlanChanged(const ChangeSummary &summary);
    Figures figuresOf(EntityRef ref) const;
    QString nameOf(EntityRef ref) const;

    Workspace &m_workspace;
    DerivedFacts m_derived;
    PlanSnapshot m_plan; ///< that the child indexes belong to
    ChildIndex m_buildingsOf, m_hallsOf, m_rowsOf;
};

} // namespace gigaplan
