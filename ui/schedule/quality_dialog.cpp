// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedule/quality_dialog.h"

#include "model/analysis/quality/quality.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/plan/row_words.h"
#include "model/words/labels.h"
#include "ui/kit/boxes.h"
#include "ui/kit/dialog_tree.h"
#include "ui/paint/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QTimer>

#include <algorithm>
#include <set>

namespace gigaplan {

namespace {

constexpr int kMostOffenders = 200;
constexpr int kSoonMs = 250;
constexpr int kCheckColumn = 0, kVerdictColumn = 1, kCountsColumn = 4;

/// A mark next to the word: never colour alone.
QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed: return QualityDialog::tr("✓ passed");
    case Verdict::Failed: return QualityDialog::tr("✗ failed");
    case Verdict::Reported: return QualityDialog::tr("• reported");
    case Verdict::NotApplicable: break;
    }
    return QualityDialog::tr("– not applicable");
}

QString foundText(const QualityResult &result)
{
    if (result.verdict == Verdict::NotApplicable) {
        return {};
    }
    if (result.measure == QualityMeasure::IndexAtLeast) {
        return QString::number(result.value, 'f', 2);
    }
    return QualityDialog::tr("%L1 of %L2 (%3 %)").arg(result.count).arg(result.of).arg(result.value, 0, 'f', 1);
}

QString allowedText(const QualityResult &result)
{
    if (!result.threshold) {
        return {};
    }
    const QString unit = result.measure == QualityMeasure::IndexAtLeast ? QString() : QStringLiteral(" %");
    return (result.measure == QualityMeasure::ShareAtMost ? QualityDialog::tr("at most %1")
                                                          : QualityDialog::tr("at least %1"))
               .arg(*result.threshold)
        + unit;
}

} // namespace

QualityDialog::QualityDialog(Workspace &workspace, const Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_summary(new QLabel(this)),
      m_tree(new DialogTree({tr("Check"), tr("Verdict"), tr("Found"), tr("Allowed"), tr("What is counted")},
                            tr("Checks of the schedule"), {270, 130, 190, 110}, this)),
      m_soon(new QTimer(this))
{
    setWindowTitle(tr("Schedule quality"));
    setObjectName(QStringLiteral("qualityDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_summary->setWordWrap(true);
    auto *source =
        new QLabel(tr("The fourteen points and their thresholds are those of the US Defense Contract Management Agency "
                      "(DCMA-EA PAM 200.1, 2012); the order of work on a site is checked without tolerance."),
                   this);
    source->setFont(Theme::font(TextSize::Small));
    source->setForegroundRole(QPalette::PlaceholderText);
    source->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    column(this, {m_summary, {m_tree, 1}, source, buttons}, kDialogMargins, space::kMedium);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSoonMs);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_tree, &DialogTree::chosen, &workspace, &Workspace::showRow);
    connect(m_soon, &QTimer::timeout, this, &QualityDialog::refresh);
    connect(&workspace, &Workspace::forecastChanged, m_soon, qOverload<>(&QTimer::start));
    connect(&workspace, &Workspace::baselineChanged, m_soon, qOverload<>(&QTimer::start));
    resize(1120, 640);
    setTheme(theme);
}

void QualityDialog::setTheme(const Theme &theme)
{
    m_failed = theme.failed;
    m_quiet = theme.quietText;
    m_tree->setTheme(theme);
    refresh();
}

void QualityDialog::refresh()
{
    std::set<QString> open;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        if (m_tree->topLevelItem(i)->isExpanded()) {
            open.insert(m_tree->topLevelItem(i)->text(kCheckColumn));
        }
    }
    m_tree->clear();
    const auto &forecast = m_workspace.forecast();
    if (!forecast) {
        return;
    }
    const auto quality =
        assessQuality(forecast->plan, *forecast->schedule, *forecast->capacity, m_workspace.baseline());
    m_summary->setText(tr("%1 checks passed, %2 failed; not applicable: %3.")
                           .arg(quality.countOf(Verdict::Passed))
                           .arg(quality.countOf(Verdict::Failed))
                           .arg(quality.countOf(Verdict::NotApplicable)));
    for (const QualityResult &result : quality.results) {
        QTreeWidgetItem *item = itemFor(result);
        m_tree->addTopLevelItem(item);
        item->setExpanded(open.contains(item->text(kCheckColumn)));
    }
}

QTreeWidgetItem *QualityDialog::itemFor(const QualityResult &result)
{
    auto *item = new QTreeWidgetItem(
        {qtext(result.label), verdictText(result.verdict), foundText(result), allowedText(result), qtext(result.asks)});
    item->setSizeHint(kCheckColumn, {0, space::kRow});
    item->setToolTip(kCountsColumn, qtext(result.asks));
    if (result.verdict == Verdict::Failed) {
        item->setForeground(kVerdictColumn, m_failed);
    } else if (result.verdict == Verdict::NotApplicable) {
        item->setText(kCountsColumn, tr("because %1").arg(qtext(result.reason)));
        for (int column = 0; column <= kCountsColumn; ++column) {
            item->setForeground(column, m_quiet);
        }
    }
    if (result.verdict != Verdict::Passed) {
        addOffenders(*item, result);
    }
    return item;
}

void QualityDialog::addOffenders(QTreeWidgetItem &item, const QualityResult &result)
{
    const Forecast &forecast = *m_workspace.forecast();
    const auto start = [&](EntityRef ref) {
        const TaskDates *dates = forecast.schedule->find(forecast.plan, ref.as<Task>());
        return dates ? dates->start : kNeverInstant;
    };
    std::vector<std::pair<Instant, EntityRef>> offenders;
    for (const EntityRef ref : result.offenders) {
        offenders.emplace_back(start(ref), ref);
    }
    std::sort(offenders.begin(), offenders.end());
    const int shown = std::min(static_cast<int>(offenders.size()), kMostOffenders);
    for (int i = 0; i < shown; ++i) {
        const auto &[at, ref] = offenders[static_cast<std::size_t>(i)];
        const QString when = at == kNeverInstant ? QString() : tr("starts %1").arg(dateLabel(dateOf(at)));
        auto *child = new QTreeWidgetItem({qtext(displayName(forecast.plan, ref)), QString(), when, QString(),
                                           qtext(placeAbove(forecast.plan, ref.as<Task>(), 3))});
        child->setData(kCheckColumn, EntityRole, QVariant::fromValue(ref));
        child->setToolTip(kCheckColumn, tr("Go there"));
        item.addChild(child);
    }
    if (const int more = static_cast<int>(offenders.size()) - shown; more > 0) {
        item.addChild(new QTreeWidgetItem({tr("and %L1 more").arg(more)}));
    }
}

} // namespace gigaplan
