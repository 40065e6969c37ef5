// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/consequence_model.h"

#include "model/compare/consequence_words.h"
#include "model/items/roles.h"

namespace gigaplan {

namespace {

int sign(double value)
{
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

/// The change of a column as a number; a phase that is live on one side only counts as moved furthest.
double changeOf(const PhaseConsequence &phase, int column)
{
    switch (column) {
    case ConsequenceModel::DaysColumn:
        if (phase.liveBefore.has_value() != phase.liveAfter.has_value()) {
            return phase.liveAfter ? -1e9 : 1e9;
        }
        return phase.days.value_or(0);
    case ConsequenceModel::PowerColumn: return phase.itMw.value;
    case ConsequenceModel::GpusColumn: return static_cast<double>(phase.gpus);
    case ConsequenceModel::CostColumn: return static_cast<double>(phase.cost);
    case ConsequenceModel::ReleasedColumn: return static_cast<double>(phase.releasedByEnd);
    default: return 0;
    }
}

QString liveText(const std::optional<Date> &date)
{
    return date ? qtext(displayDate(*date)) : ConsequenceModel::tr("never");
}

} // namespace

void ConsequenceModel::setPhases(std::vector<PhaseConsequence> phases, std::string currency)
{
    beginResetModel();
    m_currency = std::move(currency);
    m_all = phases.size();
    m_changed.clear();
    for (std::size_t i = 0; i < phases.size(); ++i) {
        if (!phases[i].isNone()) {
            m_changed.push_back({std::move(phases[i]), static_cast<int>(i)});
        }
    }
    endResetModel();
}

int ConsequenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changed.size()) + (m_changed.size() < m_all ? 1 : 0);
}

QString ConsequenceModel::display(const PhaseConsequence &phase, int column) const
{
    const int direction = sign(changeOf(phase, column));
    const auto change = [direction](const std::string &text, QChar up, QChar down) {
        return direction == 0 ? QStringLiteral("–")
                              : QString((direction > 0 ? up : down) % QLatin1Char(' ') % qtext(text));
    };
    constexpr QChar kUp(0x25b2), kDown(0x25bc), kRight(0x25b6), kLeft(0x25c0);
    switch (column) {
    case PhaseColumn: return qtext(phase.name);
    case LiveHereColumn: return liveText(phase.liveBefore);
    case LiveThereColumn: return liveText(phase.liveAfter);
    case DaysColumn:
        if (phase.liveBefore.has_value() != phase.liveAfter.has_value()) {
            return phase.liveAfter ? tr("becomes live") : tr("never live");
        }
        return change(signedDays(phase.days.value_or(0)), kRight, kLeft);
    case PowerColumn: {
        const std::string power = signedPower(phase.itMw); // the header says that it is IT power
        return change(power.substr(0, power.rfind(' ')), kUp, kDown);
    }
    case GpusColumn: return change(signedCount(phase.gpus), kUp, kDown);
    case CostColumn: return change(signedMoney(phase.cost, m_currency), kUp, kDown);
    case ReleasedColumn: return change(signedMoney(phase.releasedByEnd, m_currency), kUp, kDown);
    default: return {};
    }
}

QVariant ConsequenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto at = static_cast<std::size_t>(index.row());
    if (at >= m_changed.size()) {
        const auto rest = static_cast<int>(m_all - m_changed.size());
        return role == Qt::DisplayRole && index.column() == PhaseColumn
            ? QVariant(m_changed.empty() ? tr("No phase changes in date, power, GPUs or money")
                           : rest == 1   ? tr("1 other phase does not change")
                                         : tr("%1 other phases do not change").arg(rest))
            : role == PhaseStepRole ? QVariant(-1)
                                    : QVariant();
    }
    const PhaseConsequence &phase = m_changed[at].phase;
    const int direction = sign(changeOf(phase, index.column()));
    switch (role) {
    case Qt::DisplayRole: return display(phase, index.column());
    case Qt::TextAlignmentRole: return static_cast<int>(alignmentOf(index.column()));
    case EntityRole: return QVariant::fromValue(EntityRef(phase.phase));
    case VerdictRole: return index.column() == DaysColumn || index.column() == CostColumn ? -direction : direction;
    case PhaseStepRole: return m_changed[at].step;
    default: return {};
    }
}

QStringList ConsequenceModel::headers() const
{
    return {tr("Phase"),    tr("Live here"), tr("Live there"), tr("Live date"),
            tr("IT power"), tr("GPUs"),      tr("Cost"),       tr("Released")};
}

Qt::Alignment ConsequenceModel::alignmentOf(int section) const
{
    return (section == PhaseColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

} // namespace gigaplan
