// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/gantt_ghosts.h"

#include "model/plan/baselines.h"
#include "model/plan/tasks.h"
#include "model/words/labels.h"
#include "ui/paint/painter_scope.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kHeight = 4, kNarrowest = 3, kDiamond = 7;

QColor inkOf(GanttGhost::Kind kind, const Theme &theme)
{
    return kind == GanttGhost::Kind::Gone ? theme.diverging(-1) : mixed(theme.quietText, theme.text, 0.35);
}

QPainterPath diamond(QPointF centre)
{
    const double r = kDiamond / 2;
    QPainterPath path;
    path.addPolygon(
        QPolygonF({centre + QPointF(0, -r), centre + QPointF(r, 0), centre + QPointF(0, r), centre + QPointF(-r, 0)}));
    path.closeSubpath();
    return path;
}

void paintGhost(QPainter &painter, const GanttGhost &ghost, const QRectF &body, double lineTop, const TimeAxis &axis,
                const Theme &theme)
{
    const double from = body.left() + axis.x(ghost.start), to = body.left() + axis.x(ghost.finish);
    if (to < body.left() - kDiamond || from > body.right() + kDiamond) {
        return;
    }
    const double y = std::round(lineTop) + space::kRow - kHeight - 1.5;
    const bool dashed = ghost.kind != GanttGhost::Kind::Moved;
    QPen pen(inkOf(ghost.kind, theme), 1, dashed ? Qt::DashLine : Qt::SolidLine);
    if (dashed) {
        pen.setDashPattern({3, 2});
    }
    painter.setPen(pen);
    painter.setBrush(theme.panel);
    if (ghost.milestone) {
        painter.drawPath(diamond(QPointF(from, y + kHeight / 2)));
        return;
    }
    const double left = std::clamp(from, body.left() - 20, body.right() + 20);
    const double right = std::clamp(std::max(to, from + kNarrowest), body.left() - 20, body.right() + 20);
    const QRectF bar(std::round(left) + 0.5, y, std::max(kNarrowest, std::round(right - left) - 1), kHeight);
    painter.drawRoundedRect(bar, kHeight / 2, kHeight / 2);
    if (ghost.kind == GanttGhost::Kind::Gone) {
        painter.setPen(QPen(inkOf(ghost.kind, theme), 1));
        const QPointF centre = bar.center();
        painter.drawLine(centre + QPointF(-3, -3), centre + QPointF(3, 3));
        painter.drawLine(centre + QPointF(-3, 3), centre + QPointF(3, -3));
    }
}

} // namespace

GanttGhosts::GanttGhosts(const Forecast &open, const Forecast &other, QString name) : m_name(std::move(name))
{
    const auto &here = open.plan.table<Task>(), &there = other.plan.table<Task>();
    const auto dated = [](GanttGhost::Kind kind, const TaskDates &dates) {
        return GanttGhost{kind, dates.start, dates.finish, !dates.summary && dates.start == dates.finish};
    };
    for (std::size_t i = 0; i < here.size(); ++i) {
        const TaskDates &dates = open.schedule->tasks[i];
        const std::size_t t = there.indexOf(here[i].id);
        if (t == Table<Task>::npos) {
            m_ghosts[here[i].id.value].push_back(dated(GanttGhost::Kind::Gone, dates));
        } else if (other.schedule->tasks[t].start != dates.start || other.schedule->tasks[t].finish != dates.finish) {
            m_ghosts[here[i].id.value].push_back(dated(GanttGhost::Kind::Moved, other.schedule->tasks[t]));
        }
    }
    for (std::size_t t = 0; t < there.size(); ++t) {
        if (here.contains(there[t].id)) {
            continue;
        }
        const Task *above = there.find(there[t].parent);
        for (int up = 0; above && !here.contains(above->id) && up < 64; ++up) {
            above = there.find(above->parent);
        }
        if (above && here.contains(above->id)) {
            m_ghosts[above->id.value].push_back(dated(GanttGhost::Kind::New, other.schedule->tasks[t]));
        }
    }
    for (auto &[task, ghosts] : m_ghosts) {
        std::sort(ghosts.begin(), ghosts.end(), [](const GanttGhost &a, const GanttGhost &b) {
            return std::tie(a.start, a.finish, a.kind) < std::tie(b.start, b.finish, b.kind);
        });
    }
}

GanttGhosts::GanttGhosts(const PlanSnapshot &plan, Id<Baseline> baseline)
{
    const Baseline *chosen = plan.find(baseline);
    if (!chosen) {
        return;
    }
    m_name = qtext(chosen->name.empty() ? chosen->key : chosen->name);
    for (const BaselineTask &task : plan.table<BaselineTask>()) {
        if (task.baseline == baseline && task.start && task.finish) {
            // Rows are in order of ids: of two for one task the later counts.
            m_ghosts[task.task.value] = {
                {GanttGhost::Kind::Moved, *task.start, *task.finish, *task.start == *task.finish}};
        }
    }
}

std::span<const GanttGhost> GanttGhosts::of(Id<Task> task) const
{
    const auto at = m_ghosts.find(task.value);
    return at == m_ghosts.end() ? std::span<const GanttGhost>() : std::span<const GanttGhost>(at->second);
}

void paintGanttGhosts(QPainter &painter, const QRectF &body, double top, int firstLine,
                      std::span<const OutlineRow> rows, const GanttGhosts &ghosts, const TimeAxis &axis,
                      const Theme &theme)
{
    if (ghosts.isEmpty()) {
        return;
    }
    const PainterScope scope(painter, body);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double lineTop = top + (firstLine + static_cast<double>(i)) * space::kRow;
        for (const GanttGhost &ghost : ghosts.of(rows[i].task)) {
            paintGhost(painter, ghost, body, lineTop, axis, theme);
        }
    }
}

void paintGhostLegend(QPainter &painter, const QRectF &area, const QString &what, const Theme &theme)
{
    constexpr double kSample = 24;
    const PainterScope scope(painter, area);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(inkOf(GanttGhost::Kind::Moved, theme), 1));
    painter.setBrush(theme.panel);
    const double y = std::round(area.center().y()) - kHeight / 2 + 0.5;
    painter.drawRoundedRect(QRectF(area.left() + 0.5, y, kSample, kHeight), kHeight / 2, kHeight / 2);
    painter.setFont(Theme::font(TextSize::Small));
    painter.setPen(theme.quietText);
    const QRectF words = area.adjusted(kSample + space::kSmall, 0, 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font(), painter.device()).elidedText(what, Qt::ElideRight, words.width()));
}

} // namespace gigaplan
