// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/why_model.h"

#include "model/items/roles.h"
#include "model/workspace/risk_run.h"

namespace gigaplan {

WhyModel::WhyModel(Workspace &workspace, QObject *parent) : QAbstractListModel(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::forecastChanged, this, &WhyModel::refresh);
    for (const auto signal : {&RiskRun::resultChanged, &RiskRun::staleChanged}) {
        connect(&workspace.risk(), signal, this, &WhyModel::refresh);
    }
    connect(&workspace, &Workspace::documentReplaced, this, [this] { explain({}); });
}

void WhyModel::explain(Id<Task> task)
{
    m_subject = task;
    refresh();
}

void WhyModel::setActive(bool active)
{
    m_isActive = active;
    refresh();
}

void WhyModel::refresh()
{
    const auto &forecast = m_workspace.forecast();
    std::vector<WhyLine> lines;
    if (m_isActive && m_subject && forecast) {
        const RiskRun &risk = m_workspace.risk();
        lines = explainTask(*forecast, m_subject, risk.isStale() ? nullptr : risk.result().get());
    }
    if (lines != m_lines) {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
    }
}

int WhyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant WhyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const WhyLine &line = m_lines[row];
    switch (role) {
    case Qt::DisplayRole: return qtext(line.text);
    case Qt::AccessibleTextRole: return qtext(line.detail.empty() ? line.text : line.text + ". " + line.detail);
    case KindRole: return static_cast<int>(line.kind);
    case DetailRole: return qtext(line.detail);
    case LinkedRole: return row > 0 && line.kind == WhyLine::Kind::Step && m_lines[row - 1].kind == WhyLine::Kind::Step;
    case EntityRole: return QVariant::fromValue(line.ref);
    default: return {};
    }
}

} // namespace gigaplan
