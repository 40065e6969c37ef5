// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

#include <QAction>
#include <QCoreApplication>
#include <QHash>
#include <QKeySequence>
#include <QMenuBar>
#include <QObject>

#include <span>

namespace gigaplan {

/// Every user action of the window, declared once.
enum class ActionId {
    NewPlan,
    Open,
    Recover,
    Save,
    SaveAs,
    SaveCopy,
    Revert,
    CompareSaved,
    CompareFile,
    Print,
    PrintPreview,
    ExportPdf,
    ImportCsv,
    ExportCsv,
    ExportCalendar,
    ExportMspdi,
    ExportLog,
    Quit,
    Undo,
    Redo,
    PasteRows,
    Remove,
    Find,
    ShowTree,
    ShowInspector,
    ShowFindings,
    ShowWhy,
    ShowHistory,
    SplitView,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    FullScreen,
    NewScenario,
    RenameScenario,
    TakeBaseline,
    ScheduleQuality,
    Learn,
    LevelResources,
    Play,
    MonthBack,
    MonthForward,
    PreviousGoLive,
    NextGoLive,
    Help,
    About,
};

/// The menus of the window, in order.
enum class MenuId { File, Edit, View, Plan, Time, Help };

/// What has to be there for an action to be of use.
enum class ActionNeed {
    Nothing = 0, ///< always enabled, or by the menu that it stands in
    Plan = 1,
    File = 2, ///< the plan has one
    Edits = 4, ///< since the plan was saved
    Selection = 8,
    UndoStep = 16,
    RedoStep = 32,
};
Q_DECLARE_FLAGS(ActionNeeds, ActionNeed)
Q_DECLARE_OPERATORS_FOR_FLAGS(ActionNeeds)

struct ActionSpec {
    ActionId id;
    MenuId menu; ///< entries appear in the order of the list
    ActionNeeds needs;
    const char *text;
    const char *icon; ///< name in the icon theme, "" for none
    const char *keys; ///< portable text, "" for none
    const char *tip;
    bool checkable = false;
    bool separatorBefore = false;
};

/// The actions made from the list, by id.
class Actions {
    Q_DECLARE_TR_FUNCTIONS(Actions)

public:
    static std::span<const ActionSpec> specs();
    explicit Actions(QObject *owner);
    QAction *operator[](ActionId id) const { return m_actions.value(static_cast<int>(id)); }
    /// Calls the slot when the action is triggered, or, with whether it is on, when a checkable one is switched.
    template <class Receiver, class Slot>
    void on(ActionId id, Receiver *receiver, Slot slot) const
    {
        const QAction *action = (*this)[id];
        QObject::connect(action, action->isCheckable() ? &QAction::toggled : &QAction::triggered, receiver, slot);
    }
    /// Enables the actions whose needs are met.
    void enable(ActionNeeds met) const;
    /// Adds the menus in the order of the list; returns them, for entries that come and go.
    QHash<MenuId, QMenu *> fill(QMenuBar &bar) const;
    /// Looks every icon up again, after the icon theme changed.
    void refreshIcons();

private:
    QHash<int, QAction *> m_actions;
};

} // namespace gigaplan
