// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedule/levelling_tables.h"

#include "model/analysis/levelling/levelling_words.h"
#include "model/analysis/resources/overload_words.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/plan/row_words.h"
#include "model/words/labels.h"
#include "ui/kit/dialog_tree.h"
#include "ui/paint/theme.h"

namespace gigaplan {

namespace {

constexpr int kMostRows = 1000;
enum Tab { MovedTab, HallsTab, GoLivesTab, LeftTab };

void add(QTreeWidget &table, const QStringList &cells, EntityRef ref, std::initializer_list<int> numbers = {})
{
    auto *item = new QTreeWidgetItem(cells);
    item->setSizeHint(0, {0, space::kRow});
    for (int column = 0; column < cells.size(); ++column) {
        item->setToolTip(column, cells[column]);
    }
    for (const int column : numbers) {
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    if (ref) {
        item->setData(0, EntityRole, QVariant::fromValue(ref));
    }
    table.addTopLevelItem(item);
}

/// "no wait" is a dash: zeros would hide what matters.
QString waitLabel(std::int64_t minutes)
{
    return minutes == 0 ? QStringLiteral("–") : workLabel(minutes);
}

QString shiftLabel(Date now, Date then)
{
    if (now == then) {
        return LevellingTables::tr("unchanged");
    }
    if (now == kNever || then == kNever) {
        return {};
    }
    const int days = then - now;
    return days > 0 ? LevellingTables::tr("%L1 days later").arg(days)
                    : LevellingTables::tr("%L1 days earlier").arg(-days);
}

/// Where a task belongs: its hall, else its summary.
QString placeOf(const PlanSnapshot &plan, Id<Task> task)
{
    const Id<Hall> hall = hallOf(plan, task);
    return qtext(hall ? placeName(plan, hall) : placeAbove(plan, task, 1));
}

} // namespace

LevellingTables::LevellingTables(QWidget *parent) : QTabWidget(parent)
{
    setDocumentMode(true);
    m_moved = makeTable({tr("Task"), tr("Where"), tr("Starts"), tr("Would start"), tr("Working time"), tr("Why")},
                        tr("Tasks that move"), {220, 130, 95, 95, 100}, {4});
    m_halls = makeTable({tr("Hall"), tr("Tasks that wait"), tr("For crews"), tr("Longest"), tr("For deliveries"),
                         tr("Longest"), QString()},
                        tr("Waiting per hall"), {230, 120, 120, 120, 120, 120}, {1, 2, 3, 4, 5});
    m_goLives = makeTable({tr("Phase"), tr("Live now"), tr("Live, levelled"), tr("Difference")}, tr("Go-lives"),
                          {230, 150, 150}, {});
    m_left = makeTable({tr("Overloads that remain: nothing may move here, or capacity never suffices")},
                       tr("What levelling cannot cure"), {}, {});
    addTab(m_moved, tr("What &moves"));
    addTab(m_halls, tr("&Waiting per hall"));
    addTab(m_goLives, tr("&Go-lives"));
    addTab(m_left, tr("Cannot be c&ured"));
}

DialogTree *LevellingTables::makeTable(const QStringList &headers, const QString &name,
                                       std::initializer_list<int> widths, std::initializer_list<int> numbers)
{
    auto *table = new DialogTree(headers, name, widths, this);
    table->setRootIsDecorated(false);
    for (const int number : numbers) {
        table->headerItem()->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
    }
    connect(table, &DialogTree::chosen, this, &LevellingTables::chosen);
    return table;
}

void LevellingTables::setTheme(const Theme &theme)
{
    for (DialogTree *table : {m_moved, m_halls, m_goLives, m_left}) {
        table->setTheme(theme);
    }
}

void LevellingTables::clear()
{
    for (DialogTree *table : {m_moved, m_halls, m_goLives, m_left}) {
        table->clear();
    }
}

void LevellingTables::show(const LevellingPreview &preview)
{
    clear();
    showMoved(preview);
    showHalls(preview);
    showGoLives(preview);
    showLeft(preview);
    const auto left = preview.levelling.overloads.size() + preview.levelling.shortArrivals.size();
    setTabText(LeftTab, left == 0 ? tr("Cannot be c&ured") : tr("Cannot be c&ured (%L1)").arg(left));
}

void LevellingTables::showMoved(const LevellingPreview &preview)
{
    const auto &moved = preview.levelling.moved;
    const int shown = std::min(static_cast<int>(moved.size()), kMostRows);
    for (int i = 0; i < shown; ++i) {
        const LevelledTask &one = moved[static_cast<std::size_t>(i)];
        add(*m_moved,
            {qtext(displayName(preview.plan, one.task)), placeOf(preview.plan, one.task),
             dateLabel(dateOf(one.startBefore)), dateLabel(dateOf(one.startAfter)), workLabel(one.movedWorkMin),
             qtext(waitText(preview.plan, one))},
            one.task, {4});
    }
    if (const int more = static_cast<int>(moved.size()) - shown; more > 0) {
        add(*m_moved, {tr("and %L1 more").arg(more)}, {});
    }
}

void LevellingTables::showHalls(const LevellingPreview &preview)
{
    for (const HallWait &wait : preview.levelling.halls) {
        add(*m_halls,
            {wait.hall ? qtext(placeName(preview.plan, wait.hall)) : tr("Tasks outside halls"),
             tr("%L1").arg(wait.tasks), waitLabel(wait.crewMin), waitLabel(wait.longestCrewMin),
             waitLabel(wait.arrivalMin), waitLabel(wait.longestArrivalMin)},
            wait.hall, {1, 2, 3, 4, 5});
    }
}

void LevellingTables::showGoLives(const LevellingPreview &preview)
{
    for (const GoLive &one : preview.goLives) {
        add(*m_goLives,
            {qtext(displayName(preview.plan, one.phase)), dateLabel(one.before), dateLabel(one.after),
             shiftLabel(one.before, one.after)},
            one.phase);
    }
}

void LevellingTables::showLeft(const LevellingPreview &preview)
{
    for (const Overload &overload : preview.levelling.overloads) {
        add(*m_left, {qtext(overloadText(preview.plan, overload))}, overload.resource);
    }
    for (const ShortArrival &missing : preview.levelling.shortArrivals) {
        add(*m_left, {qtext(shortArrivalText(preview.plan, missing))}, missing.task);
    }
}

} // namespace gigaplan
