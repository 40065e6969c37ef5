// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include <QIcon>

#include <array>

namespace gigaplan {

std::span<const ActionSpec> actionSpecs()
{
    static constexpr std::array specs{
        ActionSpec{ActionId::NewPlan, "&File", "&New…", "document-new", "Ctrl+N", "Make a plan for a capacity"},
        ActionSpec{ActionId::Open, "&File", "&Open…", "document-open", "Ctrl+O", "Open a plan file"},
        ActionSpec{ActionId::Recover, "&File", "Reco&ver…", "document-revert", "",
                   "Plans with edits that a crash kept from being saved"},
        ActionSpec{ActionId::Save, "&File", "&Save", "document-save", "Ctrl+S", "Write the plan to its file", false,
                   true},
        ActionSpec{ActionId::SaveAs, "&File", "Save &As…", "document-save-as", "Ctrl+Shift+S",
                   "Write the plan to another file"},
        ActionSpec{ActionId::SaveCopy, "&File", "Save a Cop&y…", "", "",
                   "Write the plan to another file and stay with this one"},
        ActionSpec{ActionId::Revert, "&File", "Rever&t to Saved", "", "",
                   "Go back to what the file has; can be undone"},
        ActionSpec{ActionId::CompareSaved, "&File", "Compare with Save&d", "", "Ctrl+D",
                   "What changed since the plan was saved", false, true},
        ActionSpec{ActionId::CompareFile, "&File", "Compare with &File…", "", "Ctrl+Shift+D",
                   "What differs from another plan"},
        ActionSpec{ActionId::Print, "&File", "&Print…", "document-print", "Ctrl+P", "Print the report", false, true},
        ActionSpec{ActionId::PrintPreview, "&File", "Print Pre&view…", "document-print-preview", "",
                   "Look at the report page by page"},
        ActionSpec{ActionId::ExportPdf, "&File", "&Export PDF…", "document-export", "Ctrl+E",
                   "Write the report as PDF"},
        ActionSpec{ActionId::ImportCsv, "&File", "&Import CSV…", "document-import", "Ctrl+I",
                   "Bring the rows of a sheet into the plan, after a look at what they would change", false, true},
        ActionSpec{ActionId::ExportCsv, "&File", "E&xport CSV…", "", "Ctrl+Shift+E",
                   "Write the tasks, or the table that is shown, for a spreadsheet"},
        ActionSpec{ActionId::ExportCalendar, "&File", "Export Calenda&r (.ics)…", "", "",
                   "Write milestones, go-lives, releases, deadlines and order dates for a calendar"},
        ActionSpec{ActionId::ExportMspdi, "&File", "Export MS Pro&ject XML…", "", "",
                   "Write tasks, links, calendars, crews and baselines for other schedulers"},
        ActionSpec{ActionId::ExportLog, "&File", "Export &Log of Edits…", "", "",
                   "Write who changed what, when and why, as a table or as JSON"},
        ActionSpec{ActionId::Quit, "&File", "&Quit", "application-exit", "Ctrl+Q", "Close the window", false, true},
        ActionSpec{ActionId::Undo, "&Edit", "&Undo", "edit-undo", "Ctrl+Z", "Take the last change back"},
        ActionSpec{ActionId::Redo, "&Edit", "&Redo", "edit-redo", "Ctrl+Shift+Z", "Make the change again"},
        ActionSpec{ActionId::PasteRows, "&Edit", "&Paste Rows…", "edit-paste", "Ctrl+V",
                   "Bring rows that were copied from a spreadsheet into the plan", false, true},
        ActionSpec{ActionId::Remove, "&Edit", "Re&move", "edit-delete", "Del",
                   "Remove what is selected, with what depends on it"},
        ActionSpec{ActionId::Find, "&Edit", "&Go To…", "edit-find", "Ctrl+K", "Find anything in the plan by name",
                   false, true},
        ActionSpec{ActionId::ShowTree, "&View", "Plan &Tree", "view-list-tree", "F7", "Show or hide the plan tree",
                   true},
        ActionSpec{ActionId::ShowInspector, "&View", "&Inspector", "document-properties", "F8",
                   "Show or hide the inspector", true},
        ActionSpec{ActionId::ShowFindings, "&View", "&Findings", "dialog-warning", "F9", "Show or hide the findings",
                   true},
        ActionSpec{ActionId::ShowWhy, "&View", "&Why This Date", "help-hint", "F6",
                   "Show or hide what drives the selected task's dates", true},
        ActionSpec{ActionId::ShowHistory, "&View", "&History", "view-history", "Ctrl+H",
                   "Show or hide what was done to the plan", true},
        ActionSpec{ActionId::SplitView, "&View", "&Split View", "view-split-left-right", "Ctrl+\\",
                   "Show two linked views side by side", true, true},
        ActionSpec{ActionId::ThemeSystem, "&View", "Colours of the S&ystem", "", "", "Light or dark as the system is",
                   true, true},
        ActionSpec{ActionId::ThemeLight, "&View", "&Light", "", "", "Ink on paper", true},
        ActionSpec{ActionId::ThemeDark, "&View", "&Dark", "", "", "Light on slate", true},
        ActionSpec{ActionId::FullScreen, "&View", "F&ull Screen", "view-fullscreen", "F11", "Fill the screen", true,
                   true},
        ActionSpec{ActionId::NewScenario, "&Plan", "&New Scenario…", "vcs-branch", "Ctrl+Shift+N",
                   "Branch a what-if copy of the whole plan"},
        ActionSpec{ActionId::RenameScenario, "&Plan", "&Rename Scenario…", "edit-rename", "Ctrl+Shift+R",
                   "Give the open scenario another name"},
        ActionSpec{ActionId::TakeBaseline, "&Plan", "&Take Baseline…", "", "Ctrl+Shift+B",
                   "Keep the schedule as it is now, to compare with"},
        ActionSpec{ActionId::ScheduleQuality, "&Plan", "Schedule &Quality…", "", "Ctrl+Shift+Q",
                   "How sound the schedule is, point by point"},
        ActionSpec{ActionId::Learn, "&Plan", "&Learn from Finished Work…", "", "Ctrl+Shift+L",
                   "What finished phases say of those to come"},
        ActionSpec{ActionId::LevelResources, "&Plan", "Le&vel Resources…", "", "Ctrl+Shift+V",
                   "Hold tasks back until crews and deliveries are there"},
        ActionSpec{ActionId::Play, "&Time", "&Play", "media-playback-start", "Ctrl+Space", "Run through the years",
                   true},
        ActionSpec{ActionId::MonthBack, "&Time", "One Month &Back", "go-previous", "Ctrl+Left",
                   "Move the as-of date a month back", false, true},
        ActionSpec{ActionId::MonthForward, "&Time", "One Month &Forward", "go-next", "Ctrl+Right",
                   "Move the as-of date a month forward"},
        ActionSpec{ActionId::PreviousGoLive, "&Time", "P&revious Go-Live", "go-first", "Ctrl+Shift+Left",
                   "To the go-live of the phase before"},
        ActionSpec{ActionId::NextGoLive, "&Time", "&Next Go-Live", "go-last", "Ctrl+Shift+Right",
                   "To the go-live of the next phase"},
        ActionSpec{ActionId::About, "&Help", "&About Gigaplan", "help-about", "", "What this program is"},
    };
    return specs;
}

Actions::Actions(QObject *owner)
{
    for (const ActionSpec &spec : actionSpecs()) {
        auto *action = new QAction(QObject::tr(spec.text), owner);
        action->setToolTip(QObject::tr(spec.tip));
        action->setStatusTip(action->toolTip());
        action->setCheckable(spec.checkable);
        if (*spec.keys) {
            action->setShortcut(QKeySequence::fromString(QString::fromLatin1(spec.keys), QKeySequence::PortableText));
        }
        m_actions.insert(static_cast<int>(spec.id), action);
    }
    refreshIcons();
}

QHash<QString, QMenu *> Actions::fill(QMenuBar &bar) const
{
    QHash<QString, QMenu *> menus;
    for (const ActionSpec &spec : actionSpecs()) {
        const QString title = QObject::tr(spec.menu);
        QMenu *&menu = menus[title];
        if (!menu) {
            menu = bar.addMenu(title);
        }
        if (spec.separatorBefore) {
            menu->addSeparator();
        }
        menu->addAction((*this)[spec.id]);
    }
    return menus;
}

void Actions::refreshIcons()
{
    for (const ActionSpec &spec : actionSpecs()) {
        if (*spec.icon) {
            (*this)[spec.id]->setIcon(QIcon::fromTheme(QString::fromLatin1(spec.icon)));
        }
    }
}

} // namespace gigaplan
