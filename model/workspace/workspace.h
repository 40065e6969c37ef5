// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/edit/document.h"

#include <QObject>

namespace gigaplan {

class LatestWork;
class RiskRun;

enum class ComparedFrom {
    Elsewhere,
    OpenFile ///< the open plan's own file, which another program has changed
};

/// Another plan next to the open one: a scenario, a file, what was last saved.
struct ComparedPlan {
    QString name;
    PlanSnapshot plan;
    std::optional<PlanSnapshot> base; ///< the common origin: the comparison offers a merge
    ComparedFrom from = ComparedFrom::Elsewhere;
};

/// The state that all views share: one document, one forecast, one as-of date, one selection. Views hold a reference to
/// it, read from it, and send commands to it; they never talk to each other.
class Workspace final : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    /// Replaces the plan (a new one was opened or made); resets date and selection. Never null afterwards. `forecast` is
    /// the plan's: its first picture is a whole one.
    void setDocument(std::unique_ptr<Document> document, std::shared_ptr<const Forecast> forecast);
    Document *document() const { return m_document.get(); } ///< nullptr before the first one
    const PlanSnapshot &plan() const;

    /// The newest finished forecast, or nullptr before the first. It may be of an older snapshot than `plan()` while
    /// the next is being computed; `forecast()->plan` is what it belongs to, and views draw from that pair.
    const std::shared_ptr<const Forecast> &forecast() const { return m_forecast; }

    /// The forecast of the current plan. Where it is still being computed this waits for it: the window goes on
    /// painting but takes no input. nullptr: there is no document, or the program ends meanwhile.
    std::shared_ptr<const Forecast> currentForecast() const;

    Date asOf() const { return m_asOf; }
    /// All selected rows; the first is the primary one that the inspector shows.
    const std::vector<EntityRef> &selection() const { return m_selection; }
    EntityRef primarySelection() const { return m_selection.empty() ? EntityRef() : m_selection.front(); }
    bool isSelected(EntityRef ref) const;
    /// Whether `ref` belongs to the selection by containment or reference: a selected hall relates its rows, tasks and
    /// nodes; a selected phase its rows and tasks; a selected task the rows it installs.
    bool isRelated(EntityRef ref) const;

    /// Runs a command and emits `failed` if it is refused. `tried` is the forecast of a trial of the command, if there was
    /// one: where its plan is what the command made, it is the next forecast.
    bool perform(const Command &command, const std::string &reason = {},
                 const std::shared_ptr<const Forecast> &tried = nullptr);
    void undo();
    void redo();
    /// Undoes or redoes until `done` steps of the history are done.
    void goTo(std::size_t done);

    /// The plan that the open one is compared with; nullptr: none. Its ids are aligned to the open plan's.
    const ComparedPlan *compared() const { return m_compared.get(); }
    /// Its forecast, for ghosts and consequences; nullptr while there is none.
    const std::shared_ptr<const Forecast> &comparedForecast() const { return m_comparedForecast; }
    void compareWith(ComparedPlan other);
    void stopComparing();

    /// The baseline that views compare the schedule with; none: no baseline. At first that of the lowest order.
    Id<Baseline> baseline() const { return m_baseline; }
    void setBaseline(Id<Baseline> baseline);

    /// Asks the views to show a row ("go there").
    void reveal(EntityRef ref) { Q_EMIT revealRequested(ref); }
    /// Selects a row and asks the views to show it; nothing where the plan has no such row.
    void showRow(EntityRef ref);
    /// Says why something that the user asked for is not done.
    void refuse(const QString &why) { Q_EMIT failed(why); }

    /// The risk analysis of the open plan: one for all views.
    RiskRun &risk() const { return *m_risk; }

public Q_SLOTS:
    void setAsOf(gigaplan::Date date);
    void select(const std::vector<gigaplan::EntityRef> &refs);

Q_SIGNALS:
    void documentReplaced(); ///< everything is new
    void planChanged(const gigaplan::ChangeSummary &summary);
    void forecastChanged();
    void asOfChanged(gigaplan::Date date);
    void selectionChanged();
    void historyChanged();
    void comparisonChanged(); ///< another plan to compare with, or none any more
    void baselineChanged(); ///< another baseline to compare with, or none any more
    void failed(const QString &message); ///< why a command or a wish was refused
    void revealRequested(gigaplan::EntityRef ref); ///< views scroll to it

private:
    void startForecast();

    std::unique_ptr<Document> m_document;
    std::shared_ptr<const Forecast> m_forecast;
    std::shared_ptr<const Forecast> m_tried; ///< while a command is performed
    Date m_asOf;
    std::vector<EntityRef> m_selection;
    std::unique_ptr<const ComparedPlan> m_compared;
    std::shared_ptr<const Forecast> m_comparedForecast;
    Id<Baseline> m_baseline;
    std::unique_ptr<LatestWork> m_forecasting;
    std::unique_ptr<RiskRun> m_risk;
};

} // namespace gigaplan
