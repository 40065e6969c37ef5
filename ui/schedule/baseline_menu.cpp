// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedule/baseline_menu.h"

#include "model/analysis/baselines/variance.h"
#include "model/edit/take_baseline.h"
#include "model/plan/baselines.h"
#include "model/plan/in_order.h"
#include "model/words/labels.h"
#include "ui/kit/name_dialog.h"

#include <QActionGroup>
#include <QLineEdit>

#include <algorithm>

namespace gigaplan {

namespace {

/// An ampersand in a name does not make a shortcut.
QString label(const Baseline &baseline)
{
    QString text = qtext(baseline.name).replace(QLatin1Char('&'), QStringLiteral("&&"));
    return baseline.taken ? QString(text + QLatin1Char('\t') + localTimeLabel(*baseline.taken)) : text;
}

} // namespace

BaselineMenu::BaselineMenu(Workspace &workspace, QAction *take, QWidget *parent)
    : QMenu(tr("&Baselines"), parent),
      m_workspace(workspace),
      m_remove(new QMenu(tr("&Remove"), this)),
      m_group(new QActionGroup(this))
{
    setObjectName(QStringLiteral("baselines"));
    m_remove->setObjectName(QStringLiteral("removeBaseline"));
    connect(this, &QMenu::aboutToShow, this, &BaselineMenu::fill);
    connect(m_remove, &QMenu::aboutToShow, this, &BaselineMenu::fillRemove);
    addAction(take);
    addMenu(m_remove);
    connect(take, &QAction::triggered, this, &BaselineMenu::take);
    fill();
}

void BaselineMenu::fill()
{
    // Only what this made goes: an action that leaves a menu is disconnected from all slots of it, and taking a baseline
    // is one.
    qDeleteAll(m_choices);
    m_choices.clear();
    const auto baselines = inOrder<Baseline>(m_workspace.plan());
    m_remove->menuAction()->setEnabled(!baselines.empty());
    if (baselines.empty()) {
        return;
    }
    m_choices << insertSection(m_remove->menuAction(), tr("Compare the schedule with"));
    addChoice(tr("No Baseline"), {});
    for (const Baseline *baseline : baselines) {
        addChoice(label(*baseline), baseline->id);
    }
    m_choices << insertSeparator(m_remove->menuAction());
}

void BaselineMenu::addChoice(const QString &text, Id<Baseline> id)
{
    auto *action = new QAction(text, m_group);
    action->setCheckable(true);
    action->setChecked(m_workspace.baseline() == id);
    connect(action, &QAction::triggered, this, [this, id] { m_workspace.setBaseline(id); });
    insertAction(m_remove->menuAction(), action);
    m_choices << action;
}

void BaselineMenu::fillRemove()
{
    m_remove->clear();
    for (const Baseline *baseline : inOrder<Baseline>(m_workspace.plan())) {
        connect(m_remove->addAction(label(*baseline)), &QAction::triggered, this,
                [this, id = baseline->id] { Q_EMIT removeRequested(id); });
    }
}

void BaselineMenu::take()
{
    if (!m_workspace.document()) {
        return;
    }
    const PlanSnapshot plan = m_workspace.plan();
    const auto &others = plan.table<Baseline>();
    auto *why = new QLineEdit;
    why->setPlaceholderText(tr("Approved by the board in October"));
    NameDialog dialog(
        {.id = QStringLiteral("baseline"),
         .title = tr("Take baseline"),
         .explanation = tr("Keeps dates, durations and costs of all %L1 tasks as they are now, to compare with.")
                            .arg(static_cast<qlonglong>(plan.table<Task>().size())),
         .name = others.isEmpty() ? tr("Baseline") : tr("Baseline %1").arg(static_cast<int>(others.size()) + 1),
         .about = tr("&Why"),
         .taken = tr("Another baseline has this name."),
         .accept = tr("Take")},
        *why,
        [&](const std::string &name) {
            return std::any_of(others.begin(), others.end(), [&](const Baseline &one) { return one.name == name; });
        },
        parentWidget());
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const auto forecast = m_workspace.currentForecast();
    if (!forecast) {
        return;
    }
    auto rows = baselineRows(m_workspace.plan(), *forecast->schedule, *forecast->capital);
    const std::string reason = why->text().simplified().toStdString();
    if (!m_workspace.perform(TakeBaseline(dialog.name(), currentMinute(), std::move(rows), reason))) {
        return;
    }
    m_workspace.setBaseline(inOrder<Baseline>(m_workspace.plan()).back()->id);
}

} // namespace gigaplan
