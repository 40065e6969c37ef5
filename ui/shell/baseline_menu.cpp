// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/baseline_menu.h"

#include "model/analysis/baselines/variance.h"
#include "model/edit/commands.h"
#include "model/edit/take_baseline.h"
#include "ui/paint/labels.h"
#include "ui/shell/baseline_dialog.h"

#include <QActionGroup>
#include <QDateTime>
#include <QLocale>

namespace gigaplan {

namespace {

/// An ampersand in a name is no shortcut.
QString label(const Baseline &baseline)
{
    QString text = qtext(baseline.name).replace(QLatin1Char('&'), QStringLiteral("&&"));
    return baseline.taken ? QString(text + QLatin1Char('\t') + localTimeLabel(*baseline.taken)) : text;
}

} // namespace

BaselineMenu::BaselineMenu(Workspace &workspace, QAction *take, QWidget *parent)
    : QMenu(tr("&Baselines"), parent), m_workspace(workspace), m_take(take), m_remove(new QMenu(tr("&Remove"), this))
{
    setObjectName(QStringLiteral("baselines"));
    m_remove->setObjectName(QStringLiteral("removeBaseline"));
    connect(this, &QMenu::aboutToShow, this, &BaselineMenu::fill);
    connect(m_remove, &QMenu::aboutToShow, this, &BaselineMenu::fillRemove);
    connect(m_take, &QAction::triggered, this, &BaselineMenu::take);
    fill();
}

void BaselineMenu::fill()
{
    clear();
    addAction(m_take);
    const auto baselines = orderedBaselines(m_workspace.plan());
    m_remove->menuAction()->setEnabled(!baselines.empty());
    if (!baselines.empty()) {
        addSection(tr("Compare the schedule with"));
        auto *group = new QActionGroup(this);
        const auto add = [&](const QString &text, Id<Baseline> id) {
            QAction *action = addAction(text);
            action->setCheckable(true);
            action->setChecked(m_workspace.baseline() == id);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [this, id] { m_workspace.setBaseline(id); });
        };
        add(tr("No Baseline"), {});
        for (const Baseline *baseline : baselines) {
            add(label(*baseline), baseline->id);
        }
        addSeparator();
    }
    addMenu(m_remove);
}

void BaselineMenu::fillRemove()
{
    m_remove->clear();
    for (const Baseline *baseline : orderedBaselines(m_workspace.plan())) {
        connect(m_remove->addAction(label(*baseline)), &QAction::triggered, this,
                [this, id = baseline->id] { remove(id); });
    }
}

void BaselineMenu::take()
{
    if (!m_workspace.document()) {
        return;
    }
    BaselineDialog dialog(m_workspace.plan(), parentWidget());
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    // Of the plan as it is now: the forecast at hand may still be of the edit before.
    const auto forecast = computeForecast(m_workspace.plan(), m_workspace.forecast().get());
    auto rows = baselineRows(m_workspace.plan(), *forecast->schedule, *forecast->capital);
    if (!m_workspace.perform(TakeBaseline(dialog.name(), currentMinute(), std::move(rows), dialog.reason()))) {
        return;
    }
    m_workspace.setBaseline(orderedBaselines(m_workspace.plan()).back()->id);
}

void BaselineMenu::remove(Id<Baseline> baseline)
{
    m_workspace.perform(RemoveEntities({baseline}));
}

} // namespace gigaplan
