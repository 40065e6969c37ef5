// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/findings_model.h"

#include "model/items/roles.h"
#include "model/plan/fields.h"

namespace gigaplan {

namespace {

bool same(const Finding &a, const Finding &b)
{
    return a.severity == b.severity && a.date == b.date && a.subject == b.subject && a.rule == b.rule
        && a.text == b.text;
}

} // namespace

FindingsModel::FindingsModel(Workspace &workspace, QObject *parent)
    : FixedColumns(kColumnCount, parent), m_workspace(workspace)
{
    follow();
    connect(&workspace, &Workspace::forecastChanged, this, &FindingsModel::follow);
    connect(&workspace, &Workspace::documentReplaced, this, &FindingsModel::follow);
}

void FindingsModel::follow()
{
    const auto &forecast = m_workspace.forecast();
    const std::vector<Finding> wanted = forecast && forecast->findings ? *forecast->findings : std::vector<Finding>();
    const std::size_t shorter = std::min(wanted.size(), m_findings.size());
    std::size_t head = 0;
    while (head < shorter && same(wanted[head], m_findings[head])) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < shorter - head && same(wanted[wanted.size() - 1 - tail], m_findings[m_findings.size() - 1 - tail])) {
        ++tail;
    }
    const auto first = m_findings.begin() + static_cast<std::ptrdiff_t>(head);
    if (m_findings.size() > head + tail) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(m_findings.size() - tail) - 1);
        m_findings.erase(first, m_findings.end() - static_cast<std::ptrdiff_t>(tail));
        endRemoveRows();
    }
    m_plan = forecast ? forecast->plan : PlanSnapshot();
    if (wanted.size() > head + tail) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(wanted.size() - tail) - 1);
        m_findings.insert(m_findings.begin() + static_cast<std::ptrdiff_t>(head),
                          wanted.begin() + static_cast<std::ptrdiff_t>(head),
                          wanted.end() - static_cast<std::ptrdiff_t>(tail));
        endInsertRows();
    }
    if (!m_findings.empty()) {
        Q_EMIT dataChanged(index(0, WhereColumn), index(rowCount() - 1, WhereColumn));
    }
}

FindingsModel::Counts FindingsModel::counts() const
{
    Counts counts;
    for (const Finding &finding : m_findings) {
        switch (finding.severity) {
        case Severity::Error: ++counts.errors; break;
        case Severity::Warning: ++counts.warnings; break;
        case Severity::Info: ++counts.infos; break;
        }
    }
    return counts;
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Finding &finding = m_findings[static_cast<std::size_t>(index.row())];
    const auto display = [&](int column) {
        switch (column) {
        case SeverityColumn: return severityLabel(finding.severity);
        case WhenColumn: return finding.date == kNever ? QString() : qtext(displayDate(finding.date));
        case TextColumn: return qtext(finding.text);
        default: return qtext(displayName(m_plan, finding.subject));
        }
    };
    switch (role) {
    case Qt::DisplayRole:
    case PlainTextRole: return display(index.column());
    case Qt::ToolTipRole: return qtext(finding.text);
    case EntityRole: return QVariant::fromValue(finding.subject);
    case SeverityRole: return static_cast<int>(finding.severity);
    case DayRole: return finding.date == kNever ? QVariant() : QVariant(finding.date.days);
    case SearchRole: return QString(display(TextColumn) + QLatin1Char('\n') + display(WhereColumn));
    case SortRole:
        switch (index.column()) {
        case SeverityColumn: return -static_cast<int>(finding.severity);
        case WhenColumn: return static_cast<qlonglong>(finding.date.days);
        default: return display(index.column());
        }
    default: return {};
    }
}

QStringList FindingsModel::headers() const
{
    return {tr("Severity"), tr("When"), tr("What breaks"), tr("Where")};
}

QString severityLabel(Severity severity)
{
    switch (severity) {
    case Severity::Error: return FindingsModel::tr("Error");
    case Severity::Warning: return FindingsModel::tr("Warning");
    case Severity::Info: break;
    }
    return FindingsModel::tr("Note");
}

} // namespace gigaplan
