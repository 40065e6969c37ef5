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

struct ActionSpec {
    ActionId id;
    MenuId menu; ///< entries appear in the order of the list
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
    /// Adds the menus in the order of the list; returns them, for entries that come and go.
    QHash<MenuId, QMenu *> fill(QMenuBar &bar) const;
    /// Looks every icon up again, after the icon theme changed.
    void refreshIcons();

private:
    QHash<int, QAction *> m_actions;
};

} // namespace gigaplan
