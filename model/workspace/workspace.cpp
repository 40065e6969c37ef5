// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workspace/workspace.h"

#include "model/analysis/baselines/variance.h"
#include "model/plan/difference.h"
#include "model/plan/fields.h"
#include "model/workspace/relations.h"
#include "model/workspace/risk_run.h"

#include <QMetaObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gigaplan {

/// Computes forecasts on one thread of its own, always the newest snapshot; a newer one stops the older computation.
struct Workspace::Runner {
    explicit Runner(Workspace &owner) : workspace(owner), thread([this](std::stop_token stop) { run(stop); }) {}
    ~Runner()
    {
        thread.request_stop();
        {
            const std::lock_guard lock(mutex);
            current.request_stop();
        }
        wake.notify_all();
    }

    void compute(const PlanSnapshot &plan, std::shared_ptr<const Forecast> previous, std::uint64_t documentGeneration)
    {
        {
            const std::lock_guard lock(mutex);
            current.request_stop();
            waiting = plan;
            base = std::move(previous);
            waitingGeneration = documentGeneration;
        }
        wake.notify_all();
    }

    void run(std::stop_token stop)
    {
        for (;;) {
            PlanSnapshot plan;
            std::shared_ptr<const Forecast> previous;
            std::stop_token superseded;
            std::uint64_t generation = 0;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, stop, [this] { return waiting.has_value(); });
                if (stop.stop_requested()) {
                    return;
                }
                plan = std::move(*waiting);
                waiting.reset();
                previous = std::move(base);
                generation = waitingGeneration;
                current = std::stop_source();
                superseded = current.get_token();
            }
            if (auto forecast = computeForecast(plan, previous.get(), superseded)) {
                // The receiver is the workspace: a result that arrives after its end is dropped by Qt.
                QMetaObject::invokeMethod(
                    &workspace, [this, forecast, generation] { workspace.finishForecast(forecast, generation); },
                    Qt::QueuedConnection);
            }
        }
    }

    Workspace &workspace;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::optional<PlanSnapshot> waiting;
    std::shared_ptr<const Forecast> base;
    std::uint64_t waitingGeneration = 0;
    std::stop_source current;
    std::jthread thread; ///< last, so that it starts when the rest is there and ends before the rest goes
};

Workspace::Workspace(QObject *parent)
    : QObject(parent), m_runner(std::make_unique<Runner>(*this)), m_risk(std::make_unique<RiskRun>(*this))
{
}
Workspace::~Workspace() = default;

const PlanSnapshot &Workspace::plan() const
{
    static const PlanSnapshot none;
    return m_document ? m_document->snapshot() : none;
}

void Workspace::setDocument(std::unique_ptr<Document> document)
{
    m_document = std::move(document);
    ++m_generation;
    m_selection.clear();
    m_forecast.reset();
    m_compared.reset();
    m_comparedForecast.reset();
    const Baseline *first = firstBaseline(plan());
    m_baseline = first ? first->id : Id<Baseline>{};
    const Plan &settings = plan().plan();
    m_asOf = settings.statusDate.value_or(settings.start.value_or(makeDate(2026, 1, 1)));
    connect(m_document.get(), &Document::changed, this, [this](const ChangeSummary &summary) {
        std::erase_if(m_selection, [this](EntityRef ref) { return !exists(plan(), ref); });
        Q_EMIT planChanged(summary);
        if (m_baseline && !plan().find(m_baseline)) {
            setBaseline({});
        }
        startForecast();
    });
    connect(m_document.get(), &Document::historyChanged, this, &Workspace::historyChanged);
    // The first picture of a plan is a whole one: opening waits for the forecast, edits never do.
    m_forecast = computeForecast(plan());
    Q_EMIT documentReplaced();
    Q_EMIT forecastChanged();
    Q_EMIT asOfChanged(m_asOf);
    Q_EMIT selectionChanged();
    Q_EMIT comparisonChanged();
    Q_EMIT baselineChanged();
    Q_EMIT historyChanged();
}

void Workspace::compareWith(ComparedPlan other)
{
    other.plan = alignedTo(plan(), other.plan);
    m_compared = std::make_unique<const ComparedPlan>(std::move(other));
    m_comparedForecast = computeForecast(m_compared->plan);
    Q_EMIT comparisonChanged();
}

void Workspace::stopComparing()
{
    if (m_compared) {
        m_compared.reset();
        m_comparedForecast.reset();
        Q_EMIT comparisonChanged();
    }
}

void Workspace::setBaseline(Id<Baseline> baseline)
{
    if (baseline != m_baseline) {
        m_baseline = baseline;
        Q_EMIT baselineChanged();
    }
}

bool Workspace::isSelected(EntityRef ref) const
{
    return std::find(m_selection.begin(), m_selection.end(), ref) != m_selection.end();
}

bool Workspace::isRelated(EntityRef ref) const
{
    return std::any_of(m_selection.begin(), m_selection.end(),
                       [&](EntityRef selected) { return areRelated(plan(), selected, ref); });
}

bool Workspace::perform(const Command &command, const std::string &reason)
{
    if (!m_document) {
        return false;
    }
    if (auto done = m_document->perform(command, {m_selection, reason}); !done) {
        Q_EMIT failed(QString::fromStdString(done.error().message));
        return false;
    }
    return true;
}

void Workspace::undo()
{
    if (m_document && m_document->history().canUndo()) {
        goTo(m_document->history().doneCount() - 1);
    }
}

void Workspace::redo()
{
    if (m_document) {
        goTo(m_document->history().doneCount() + 1);
    }
}

void Workspace::goTo(std::size_t done)
{
    if (!m_document) {
        return;
    }
    auto selection = m_document->goTo(done, m_selection);
    if (!selection) {
        Q_EMIT failed(QString::fromStdString(selection.error().message));
        return;
    }
    std::erase_if(*selection, [this](EntityRef ref) { return !exists(plan(), ref); });
    select(*selection);
}

void Workspace::setAsOf(Date date)
{
    date = std::clamp(date, kFirstDate, kLastDate);
    if (date != m_asOf) {
        m_asOf = date;
        Q_EMIT asOfChanged(date);
    }
}

void Workspace::select(const std::vector<EntityRef> &refs)
{
    if (refs != m_selection) {
        m_selection = refs;
        Q_EMIT selectionChanged();
    }
}

void Workspace::startForecast()
{
    m_runner->compute(plan(), m_forecast, m_generation);
}

void Workspace::finishForecast(std::shared_ptr<const Forecast> forecast, std::uint64_t generation)
{
    // A result for a document that has been replaced meanwhile says nothing about this one.
    if (generation == m_generation) {
        m_forecast = std::move(forecast);
        Q_EMIT forecastChanged();
    }
}

} // namespace gigaplan
