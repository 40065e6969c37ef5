// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/scenario_box.h"

#include "model/edit/scenario_origins.h"
#include "model/edit/scenarios.h"
#include "model/plan/scenarios.h"
#include "model/words/labels.h"
#include "ui/kit/name_dialog.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <optional>

namespace gigaplan {

namespace {

constexpr int kWidestName = 220;

/// "From Base plan, by Ann, 24 Nov 2026, 14:32", and what is asked on a second line.
QString descent(const PlanSnapshot &plan, const Scenario &scenario)
{
    const Scenario *origin = plan.find(scenario.origin);
    QStringList parts;
    parts << (origin ? ScenarioBox::tr("From “%1”").arg(qtext(origin->name)) : ScenarioBox::tr("The first"));
    if (!scenario.author.empty()) {
        parts << ScenarioBox::tr("by %1").arg(qtext(scenario.author));
    }
    if (scenario.created) {
        parts << localTimeLabel(*scenario.created);
    }
    const QString line = parts.join(QStringLiteral(", "));
    return scenario.description.empty() ? line : QString(line + QLatin1Char('\n') + qtext(scenario.description));
}

/// An ampersand in a name does not make a shortcut.
QString menuText(const std::string &name)
{
    return qtext(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QMenu *makeMenu(const QString &title, const char *name, QWidget *parent)
{
    auto *menu = new QMenu(title, parent);
    menu->setObjectName(QLatin1String(name));
    return menu;
}

struct WantedScenario {
    std::string name, question;
};

/// Asks what a scenario is called and what it is for: `renamed`, or a new one that branches from what is open. Nothing
/// where the user declines.
std::optional<WantedScenario> askForScenario(const PlanSnapshot &plan, const Scenario *renamed, QWidget *window)
{
    NameDialog::Words words{.id = QStringLiteral("scenario"),
                            .title = ScenarioBox::tr("Rename scenario"),
                            .placeholder = ScenarioBox::tr("Late substation"),
                            .about = ScenarioBox::tr("&What is asked"),
                            .taken = ScenarioBox::tr("Another scenario has this name."),
                            .accept = ScenarioBox::tr("Rename")};
    auto *question = new QPlainTextEdit;
    if (renamed) {
        words.name = qtext(renamed->name);
        question->setPlainText(qtext(renamed->description));
    } else {
        const Scenario *open = openScenario(plan);
        words.title = ScenarioBox::tr("New scenario");
        words.explanation = open
            ? ScenarioBox::tr("A copy of “%1” as it is now; the original stays.").arg(qtext(open->name))
            : ScenarioBox::tr("A copy of the plan as it is now; the original stays as “%1”.")
                  .arg(qtext(kFirstScenarioName));
        words.accept = ScenarioBox::tr("Create");
    }
    const auto isTaken = [plan, id = renamed ? renamed->id : Id<Scenario>()](const std::string &name) {
        const auto &all = plan.table<Scenario>();
        return (!id && all.isEmpty() && name == kFirstScenarioName)
            || std::any_of(all.begin(), all.end(),
                           [&](const Scenario &one) { return one.id != id && one.name == name; });
    };
    NameDialog dialog(words, *question, isTaken, window);
    question->setObjectName(QStringLiteral("scenarioQuestion"));
    question->setPlaceholderText(ScenarioBox::tr("What if the substation is energised six months late?"));
    question->setTabChangesFocus(true);
    question->setFixedHeight(3 * dialog.fontMetrics().lineSpacing() + 2 * space::kSmall);
    if (dialog.exec() != QDialog::Accepted) {
        return {};
    }
    return WantedScenario{dialog.name(), question->toPlainText().trimmed().toStdString()};
}

} // namespace

ScenarioBox::ScenarioBox(Workspace &workspace, SharedActions actions, QWidget *parent)
    : QToolButton(parent),
      m_workspace(workspace),
      m_actions(actions),
      m_open(makeMenu(tr("&Open Scenario"), "openScenario", this)),
      m_remove(makeMenu(tr("&Delete Scenario"), "deleteScenario", this)),
      m_compare(makeMenu(tr("&Compare With"), "compareScenario", this)),
      m_merge(makeMenu(tr("&Merge Into This One"), "mergeScenario", this))
{
    setObjectName(QStringLiteral("scenarioBox"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    auto *menu = makeMenu({}, "scenarioMenu", this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fill(*menu, true, &ScenarioBox::open);
        menu->addSeparator();
        menu->addActions({m_actions.create, m_actions.rename, m_remove->menuAction()});
        menu->addSeparator();
        menu->addActions({m_compare->menuAction(), m_merge->menuAction()});
    });
    connect(m_actions.create, &QAction::triggered, this, &ScenarioBox::create);
    connect(m_actions.rename, &QAction::triggered, this, &ScenarioBox::rename);
    connect(m_open, &QMenu::aboutToShow, this, [this] {
        m_open->clear();
        fill(*m_open, true, &ScenarioBox::open);
    });
    connect(m_remove, &QMenu::aboutToShow, this, [this] {
        m_remove->clear();
        fill(*m_remove, false, &ScenarioBox::remove);
    });
    connect(m_compare, &QMenu::aboutToShow, this, [this] {
        m_compare->clear();
        fill(*m_compare, false, &ScenarioBox::compareWith);
    });
    connect(m_merge, &QMenu::aboutToShow, this, &ScenarioBox::fillMerge);
    connect(&workspace, &Workspace::documentReplaced, this, &ScenarioBox::refresh);
    connect(&workspace, &Workspace::planChanged, this, [this](const ChangeSummary &summary) {
        if (summary.of<Scenario>().size() > 0) {
            refresh();
        }
    });
    refresh();
}

void ScenarioBox::setTheme(const Theme &theme)
{
    setIcon(QIcon::fromTheme(QStringLiteral("vcs-branch")));
    setIconSize({space::kIcon, space::kIcon});
    setStyleSheet(QStringLiteral("QToolButton { background: %1; color: %2; border: 1px solid %3; border-radius: 4px;"
                                 " padding: 4px 8px; margin-right: 8px; }"
                                 "QToolButton:hover, QToolButton:pressed { background: %4; }"
                                 "QToolButton:focus { border-color: %5; }"
                                 "QToolButton:disabled { color: %6; }"
                                 "QToolButton::menu-indicator { image: none; }")
                      .arg(theme.panel.name(), theme.text.name(), theme.hairline.name(), theme.hover.name(),
                           theme.accent.name(), theme.quietText.name()));
}

void ScenarioBox::refresh()
{
    const PlanSnapshot &plan = m_workspace.plan();
    const Scenario *open = openScenario(plan);
    const bool several = plan.table<Scenario>().size() > 1;
    const QString name = open ? qtext(open->name) : tr("No scenarios");
    const QString shown = fontMetrics().elidedText(name, Qt::ElideRight, kWidestName);
    setText(QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")) + QStringLiteral(" ▾"));
    setToolTip(open ? QString(name + QLatin1Char('\n') + descent(plan, *open))
                    : tr("Branch a what-if copy of the whole plan, kept in the same file"));
    setAccessibleName(tr("Scenario: %1").arg(name));
    setEnabled(m_workspace.document());
    m_actions.create->setEnabled(m_workspace.document());
    m_actions.rename->setEnabled(open);
    for (QMenu *menu : {m_open, m_remove, m_compare, m_merge}) {
        menu->setEnabled(several);
    }
}

void ScenarioBox::fill(QMenu &menu, bool withOpen, void (ScenarioBox::*act)(Id<Scenario>)) const
{
    const PlanSnapshot &plan = m_workspace.plan();
    for (const Scenario &scenario : plan.table<Scenario>()) {
        const bool open = !scenario.content;
        if (open && !withOpen) {
            continue;
        }
        const Scenario *origin = plan.find(scenario.origin);
        const QString from =
            origin ? QString(QLatin1Char('\t') + tr("from %1").arg(menuText(origin->name))) : QString();
        QAction *action = menu.addAction(menuText(scenario.name) + from);
        action->setStatusTip(descent(plan, scenario).replace(QLatin1Char('\n'), QStringLiteral(" · ")));
        action->setCheckable(withOpen);
        action->setChecked(open);
        connect(action, &QAction::triggered, this,
                [box = const_cast<ScenarioBox *>(this), act, id = scenario.id] { (box->*act)(id); });
    }
    if (menu.isEmpty()) {
        menu.addAction(tr("No scenarios"))->setEnabled(false);
    }
}

void ScenarioBox::fillMerge() const
{
    m_merge->clear();
    fill(*m_merge, false, &ScenarioBox::mergeIntoOpen);
    const PlanSnapshot &plan = m_workspace.plan();
    const Scenario *open = openScenario(plan);
    qsizetype at = 0;
    for (const Scenario &scenario : plan.table<Scenario>()) {
        if (!scenario.content || !open) {
            continue;
        }
        QAction *action = m_merge->actions().at(at++);
        if (!commonOrigin(plan, open->id, scenario.id)) {
            action->setEnabled(false);
            action->setStatusTip(tr("The two share no origin to merge from; compare them instead."));
        }
    }
}

void ScenarioBox::create()
{
    if (!m_workspace.document()) {
        return;
    }
    if (const auto wanted = askForScenario(m_workspace.plan(), nullptr, window())) {
        m_workspace.perform(CreateScenario(wanted->name, wanted->question, m_workspace.document()->author()),
                            wanted->question);
    }
}

void ScenarioBox::rename()
{
    const Scenario *open = openScenario(m_workspace.plan());
    if (!open) {
        return;
    }
    const Id<Scenario> id = open->id;
    if (const auto wanted = askForScenario(m_workspace.plan(), open, window())) {
        m_workspace.perform(RenameScenario(id, wanted->name, wanted->question));
    }
}

void ScenarioBox::remove(Id<Scenario> scenario)
{
    const Scenario *found = m_workspace.plan().find(scenario);
    if (!found) {
        return;
    }
    const QString name = qtext(found->name);
    QMessageBox box(QMessageBox::Question, tr("Gigaplan"), tr("Delete the scenario “%1”?").arg(name),
                    QMessageBox::Cancel, window());
    box.setObjectName(QStringLiteral("removeScenario"));
    const auto &all = m_workspace.plan().table<Scenario>();
    const auto branches =
        std::count_if(all.begin(), all.end(), [&](const Scenario &one) { return one.origin == scenario; });
    const QString orphans = branches == 0 ? QString()
        : branches == 1                   ? tr("One scenario that came from it loses its origin. ")
                                          : tr("%L1 scenarios that came from it lose their origin. ").arg(branches);
    box.setInformativeText(tr("Its whole plan goes with it. %1Undo brings it back.").arg(orphans));
    QPushButton *yes = box.addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == yes) {
        if (m_workspace.perform(RemoveScenario(scenario))) {
            Q_EMIT removed(name);
        }
    }
}

void ScenarioBox::open(Id<Scenario> scenario)
{
    const Scenario *now = openScenario(m_workspace.plan());
    if (!now || now->id != scenario) {
        m_workspace.perform(SwitchScenario(scenario));
    }
}

void ScenarioBox::compareWith(Id<Scenario> scenario)
{
    const PlanSnapshot &plan = m_workspace.plan();
    if (const Scenario *found = plan.find(scenario)) {
        m_workspace.compareWith({qtext(found->name), contentOf(plan, scenario), std::nullopt});
    }
}

void ScenarioBox::mergeIntoOpen(Id<Scenario> scenario)
{
    const PlanSnapshot &plan = m_workspace.plan();
    const Scenario *found = plan.find(scenario), *open = openScenario(plan);
    if (!found || !open) {
        return;
    }
    auto base = commonOrigin(plan, open->id, scenario);
    if (!base) {
        m_workspace.refuse(
            tr("“%1” and “%2” share no origin to merge from").arg(qtext(open->name), qtext(found->name)));
        return;
    }
    m_workspace.compareWith({qtext(found->name), contentOf(plan, scenario), std::move(base)});
}

} // namespace gigaplan
