// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workspace/workspace.h"

#include "model/analysis/baselines/variance.h"
#include "model/plan/baselines.h"
#include "model/plan/difference.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"
#include "model/work/latest_work.h"
#include "model/workspace/await_forecast.h"
#include "model/workspace/relations.h"
#include "model/workspace/risk_run.h"

namespace gigaplan {

Workspace::Workspace(QObject *parent)
    : QObject(parent),
      m_forecasting(std::make_unique<LatestWork>(LatestWork::Older::IsStopped)),
      m_risk(std::make_unique<RiskRun>(*this))
{
}
Workspace::~Workspace() = default;

const PlanSnapshot &Workspace::plan() const
{
    static const PlanSnapshot none;
    return m_document ? m_document->snapshot() : none;
}

void Workspace::setDocument(std::unique_ptr<Document> document, std::shared_ptr<const Forecast> forecast)
{
    m_forecasting->cancel(); // a forecast of the document before says nothing about this one
    m_document = std::move(document);
    m_forecast = std::move(forecast);
    m_selection.clear();
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
    Q_EMIT documentReplaced();
    Q_EMIT forecastChanged();
    Q_EMIT asOfChanged(m_asOf);
    Q_EMIT selectionChanged();
    Q_EMIT comparisonChanged();
    Q_EMIT baselineChanged();
    Q_EMIT historyChanged();
}

std::shared_ptr<const Forecast> Workspace::currentForecast() const
{
    const bool isCurrent = m_forecast && m_forecast->plan.version() == plan().version();
    return isCurrent || !m_document ? m_forecast : awaitForecast(plan(), m_forecast);
}

void Workspace::compareWith(ComparedPlan other)
{
    other.plan = alignedTo(plan(), other.plan);
    auto forecast = awaitForecast(other.plan);
    m_compared = std::make_unique<const ComparedPlan>(std::move(other));
    m_comparedForecast = std::move(forecast);
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

bool Workspace::perform(const Command &command, const std::string &reason, const std::shared_ptr<const Forecast> &tried)
{
    if (!m_document) {
        return false;
    }
    m_tried = tried;
    const auto done = m_document->perform(command, {m_selection, reason});
    m_tried.reset();
    if (!done) {
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

void Workspace::showRow(EntityRef ref)
{
    if (exists(plan(), ref)) {
        select({ref});
        reveal(ref);
    }
}

void Workspace::startForecast()
{
    m_forecasting->run(
        [this, plan = plan(), previous = m_forecast, tried = m_tried](std::stop_token stop) -> LatestWork::Finish {
            auto forecast = tried ? sameForecast(plan, *tried) : nullptr;
            if (!forecast) {
                forecast = computeForecast(plan, previous.get(), stop);
            }
            if (!forecast) {
                return {};
            }
            return [this, forecast = std::move(forecast)] {
                m_forecast = forecast;
                Q_EMIT forecastChanged();
            };
        });
}

} // namespace gigaplan
