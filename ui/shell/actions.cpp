// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "model/plan/phases.h"
#include "model/plan/programme.h"

#include <QIcon>

#include <array>

namespace gigaplan {

std::span<const ActionSpec> Actions::specs()
{
    static constexpr std::array specs{
        ActionSpec{ActionId::NewPlan, MenuId::File, ActionNeed::Nothing, QT_TR_NOOP("&New…"), "document-new", "Ctrl+N",
                   QT_TR_NOOP("Make a plan for a capacity")},
        ActionSpec{ActionId::Open, MenuId::File, ActionNeed::Nothing, QT_TR_NOOP("&Open…"), "document-open", "Ctrl+O",
                   QT_TR_NOOP("Open a plan file")},
        ActionSpec{ActionId::Recover, MenuId::File, ActionNeed::Nothing, QT_TR_NOOP("Reco&ver…"), "document-revert", "",
                   QT_TR_NOOP("Plans with edits that a crash kept from being saved")},
        ActionSpec{ActionId::Save, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("&Save"), "document-save", "Ctrl+S",
                   QT_TR_NOOP("Write the plan to its file"), false, true},
        ActionSpec{ActionId::SaveAs, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("Save &As…"), "document-save-as",
                   "Ctrl+Shift+S", QT_TR_NOOP("Write the plan to another file")},
        ActionSpec{ActionId::SaveCopy, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("Save a Cop&y…"), "", "",
                   QT_TR_NOOP("Write the plan to another file and stay with this one")},
        ActionSpec{ActionId::Revert, MenuId::File, ActionNeed::File | ActionNeed::Edits, QT_TR_NOOP("Rever&t to Saved"),
                   "", "", QT_TR_NOOP("Go back to what the file has; can be undone")},
        ActionSpec{ActionId::CompareSaved, MenuId::File, ActionNeed::Plan | ActionNeed::File,
                   QT_TR_NOOP("Compare with Save&d"), "", "Ctrl+D", QT_TR_NOOP("What changed since the plan was saved"),
                   false, true},
        ActionSpec{ActionId::CompareFile, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("Compare with &File…"), "",
                   "Ctrl+Shift+D", QT_TR_NOOP("What differs from another plan")},
        ActionSpec{ActionId::Print, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("&Print…"), "document-print", "Ctrl+P",
                   QT_TR_NOOP("Print the report"), false, true},
        ActionSpec{ActionId::PrintPreview, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("Print Pre&view…"),
                   "document-print-preview", "", QT_TR_NOOP("Look at the report page by page")},
        ActionSpec{ActionId::ExportPdf, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("&Export PDF…"), "document-export",
                   "Ctrl+E", QT_TR_NOOP("Write the report as PDF")},
        ActionSpec{ActionId::ImportCsv, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("&Import CSV…"), "document-import",
                   "Ctrl+I",
                   QT_TR_NOOP("Bring the rows of a sheet into the plan, after a look at what they would change"), false,
                   true},
        ActionSpec{ActionId::ExportCsv, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("E&xport CSV…"), "", "Ctrl+Shift+E",
                   QT_TR_NOOP("Write the tasks, or the table that is shown, for a spreadsheet")},
        ActionSpec{ActionId::ExportCalendar, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("Export Calenda&r (.ics)…"), "",
                   "", QT_TR_NOOP("Write milestones, go-lives, releases, deadlines and order dates for a calendar")},
        ActionSpec{ActionId::ExportMspdi, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("Export MS Pro&ject XML…"), "", "",
                   QT_TR_NOOP("Write tasks, links, calendars, crews and baselines for other schedulers")},
        ActionSpec{ActionId::ExportLog, MenuId::File, ActionNeed::Plan, QT_TR_NOOP("Export &Log of Edits…"), "", "",
                   QT_TR_NOOP("Write who changed what, when and why, as a table or as JSON")},
        ActionSpec{ActionId::Quit, MenuId::File, ActionNeed::Nothing, QT_TR_NOOP("&Quit"), "application-exit", "Ctrl+Q",
                   QT_TR_NOOP("Close the window"), false, true},
        ActionSpec{ActionId::Undo, MenuId::Edit, ActionNeed::UndoStep, QT_TR_NOOP("&Undo"), "edit-undo", "Ctrl+Z",
                   QT_TR_NOOP("Take the last change back")},
        ActionSpec{ActionId::Redo, MenuId::Edit, ActionNeed::RedoStep, QT_TR_NOOP("&Redo"), "edit-redo", "Ctrl+Shift+Z",
                   QT_TR_NOOP("Make the change again")},
        ActionSpec{ActionId::PasteRows, MenuId::Edit, ActionNeed::Plan, QT_TR_NOOP("&Paste Rows…"), "edit-paste",
                   "Ctrl+V", QT_TR_NOOP("Bring rows that were copied from a spreadsheet into the plan"), false, true},
        ActionSpec{ActionId::Remove, MenuId::Edit, ActionNeed::Selection, QT_TR_NOOP("Re&move"), "edit-delete", "Del",
                   QT_TR_NOOP("Remove what is selected, with what depends on it")},
        ActionSpec{ActionId::Find, MenuId::Edit, ActionNeed::Plan, QT_TR_NOOP("&Go To…"), "edit-find", "Ctrl+K",
                   QT_TR_NOOP("Find anything in the plan by name"), false, true},
        ActionSpec{ActionId::ShowTree, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("Plan &Tree"), "view-list-tree",
                   "F7", QT_TR_NOOP("Show or hide the plan tree"), true},
        ActionSpec{ActionId::ShowInspector, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("&Inspector"),
                   "document-properties", "F8", QT_TR_NOOP("Show or hide the inspector"), true},
        ActionSpec{ActionId::ShowFindings, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("&Findings"), "dialog-warning",
                   "F9", QT_TR_NOOP("Show or hide the findings"), true},
        ActionSpec{ActionId::ShowWhy, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("&Why This Date"), "help-hint",
                   "F6", QT_TR_NOOP("Show or hide what drives the selected task's dates"), true},
        ActionSpec{ActionId::ShowHistory, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("&History"), "view-history",
                   "Ctrl+H", QT_TR_NOOP("Show or hide what was done to the plan"), true},
        ActionSpec{ActionId::SplitView, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("&Split View"),
                   "view-split-left-right", "Ctrl+\\", QT_TR_NOOP("Show two linked views side by side"), true, true},
        ActionSpec{ActionId::ThemeSystem, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("Colours of the S&ystem"), "",
                   "", QT_TR_NOOP("Light or dark as the system is"), true, true},
        ActionSpec{ActionId::ThemeLight, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("&Light"), "", "",
                   QT_TR_NOOP("Ink on paper"), true},
        ActionSpec{ActionId::ThemeDark, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("&Dark"), "", "",
                   QT_TR_NOOP("Light on slate"), true},
        ActionSpec{ActionId::FullScreen, MenuId::View, ActionNeed::Nothing, QT_TR_NOOP("F&ull Screen"),
                   "view-fullscreen", "F11", QT_TR_NOOP("Fill the screen"), true, true},
        ActionSpec{ActionId::NewScenario, MenuId::Plan, ActionNeed::Nothing, QT_TR_NOOP("&New Scenario…"), "vcs-branch",
                   "Ctrl+Shift+N", QT_TR_NOOP("Branch a what-if copy of the whole plan")},
        ActionSpec{ActionId::RenameScenario, MenuId::Plan, ActionNeed::Nothing, QT_TR_NOOP("&Rename Scenario…"),
                   "edit-rename", "Ctrl+Shift+R", QT_TR_NOOP("Give the open scenario another name")},
        ActionSpec{ActionId::TakeBaseline, MenuId::Plan, ActionNeed::Plan, QT_TR_NOOP("&Take Baseline…"), "",
                   "Ctrl+Shift+B", QT_TR_NOOP("Keep the schedule as it is now, to compare with")},
        ActionSpec{ActionId::ScheduleQuality, MenuId::Plan, ActionNeed::Plan, QT_TR_NOOP("Schedule &Quality…"), "",
                   "Ctrl+Shift+Q", QT_TR_NOOP("How sound the schedule is, point by point")},
        ActionSpec{ActionId::Learn, MenuId::Plan, ActionNeed::Plan, QT_TR_NOOP("&Learn from Finished Work…"), "",
                   "Ctrl+Shift+L", QT_TR_NOOP("What finished phases say of those to come")},
        ActionSpec{ActionId::LevelResources, MenuId::Plan, ActionNeed::Plan, QT_TR_NOOP("Le&vel Resources…"), "",
                   "Ctrl+Shift+V", QT_TR_NOOP("Hold tasks back until crews and deliveries are there")},
        ActionSpec{ActionId::Play, MenuId::Time, ActionNeed::Plan, QT_TR_NOOP("&Play"), "media-playback-start",
                   "Ctrl+Space", QT_TR_NOOP("Run through the years"), true},
        ActionSpec{ActionId::MonthBack, MenuId::Time, ActionNeed::Nothing, QT_TR_NOOP("One Month &Back"), "go-previous",
                   "Ctrl+Left", QT_TR_NOOP("Move the as-of date a month back"), false, true},
        ActionSpec{ActionId::MonthForward, MenuId::Time, ActionNeed::Nothing, QT_TR_NOOP("One Month &Forward"),
                   "go-next", "Ctrl+Right", QT_TR_NOOP("Move the as-of date a month forward")},
        ActionSpec{ActionId::PreviousGoLive, MenuId::Time, ActionNeed::Nothing, QT_TR_NOOP("P&revious Go-Live"),
                   "go-first", "Ctrl+Shift+Left", QT_TR_NOOP("To the go-live of the phase before")},
        ActionSpec{ActionId::NextGoLive, MenuId::Time, ActionNeed::Nothing, QT_TR_NOOP("&Next Go-Live"), "go-last",
                   "Ctrl+Shift+Right", QT_TR_NOOP("To the go-live of the next phase")},
        ActionSpec{ActionId::Help, MenuId::Help, ActionNeed::Nothing, QT_TR_NOOP("Gigaplan &Help"), "help-contents",
                   "F1", QT_TR_NOOP("Explain the view in front")},
        ActionSpec{ActionId::About, MenuId::Help, ActionNeed::Nothing, QT_TR_NOOP("&About Gigaplan"), "help-about", "",
                   QT_TR_NOOP("What this program is"), false, true},
    };
    return specs;
}

Actions::Actions(QObject *owner)
{
    for (const ActionSpec &spec : specs()) {
        auto *action = new QAction(tr(spec.text), owner);
        action->setToolTip(tr(spec.tip));
        action->setStatusTip(action->toolTip());
        action->setCheckable(spec.checkable);
        if (*spec.keys) {
            action->setShortcut(QKeySequence::fromString(QString::fromLatin1(spec.keys), QKeySequence::PortableText));
        }
        m_actions.insert(static_cast<int>(spec.id), action);
    }
    refreshIcons();
}

QHash<MenuId, QMenu *> Actions::fill(QMenuBar &bar) const
{
    static constexpr std::array titles{QT_TR_NOOP("&File"), QT_TR_NOOP("&Edit"), QT_TR_NOOP("&View"),
                                       QT_TR_NOOP("&Plan"), QT_TR_NOOP("&Time"), QT_TR_NOOP("&Help")};
    QHash<MenuId, QMenu *> menus;
    for (const ActionSpec &spec : specs()) {
        QMenu *&menu = menus[spec.menu];
        if (!menu) {
            menu = bar.addMenu(tr(titles[static_cast<std::size_t>(spec.menu)]));
        }
        if (spec.separatorBefore) {
            menu->addSeparator();
        }
        menu->addAction((*this)[spec.id]);
    }
    return menus;
}

void Actions::enable(ActionNeeds met) const
{
    for (const ActionSpec &spec : specs()) {
        if (spec.needs) {
            (*this)[spec.id]->setEnabled(!(spec.needs & ~met));
        }
    }
}

void Actions::refreshIcons()
{
    for (const ActionSpec &spec : specs()) {
        if (*spec.icon) {
            (*this)[spec.id]->setIcon(QIcon::fromTheme(QString::fromLatin1(spec.icon)));
        }
    }
}

} // namespace gigaplan
