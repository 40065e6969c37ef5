// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/charts/step_chart.h"
#include "ui/kit/boxes.h"
#include "ui/kit/eliding_label.h"

#include <QButtonGroup>
#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>

namespace gigaplan {

ChartView::ChartView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_header(new QWidget(this)),
      m_headerLayout(line(m_header, {}, {}, space::kTiny)),
      m_warning(new QLabel(QStringLiteral("\u26a0"), m_header)),
      m_headline(new ElidingLabel(m_header)),
      m_pages(new QStackedLayout),
      m_chart(new StepChart(this)),
      m_empty(new QLabel(this))
{
    setAutoFillBackground(true);
    m_headerLayout->addWidget(m_warning);
    m_headerLayout->addWidget(m_headline, 1);
    // By style sheet: a sheet on the parent drops the palette that a label was given before.
    m_headline->setObjectName(QStringLiteral("headline"));
    m_warning->setObjectName(QStringLiteral("warning"));
    m_headline->setAccessibleName(QStringLiteral("Headline"));
    m_headline->setFont(Theme::font(TextSize::Heading));
    m_warning->setFont(Theme::font(TextSize::Heading));
    m_warning->setAccessibleName(QStringLiteral("Warning"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_empty);

    column(this, {m_header, {m_pages, 1}}, {space::kLarge, space::kMedium, space::kLarge, space::kSmall},
           space::kSmall);

    connect(m_chart, &StepChart::asOfRequested, &m_workspace, &Workspace::setAsOf);
    connect(m_chart, &StepChart::selectRequested, this, [this](EntityRef ref) { m_workspace.select({ref}); });
    connect(&m_workspace, &Workspace::forecastChanged, this, &ChartView::follow);
    connect(&m_workspace, &Workspace::selectionChanged, this, &ChartView::follow);
    connect(&m_workspace, &Workspace::documentReplaced, this, [this] {
        m_chart->resetWindow();
        follow();
    });
    connect(&m_workspace, &Workspace::asOfChanged, this, [this](Date date) {
        m_chart->setAsOf(date);
        refreshHeadline();
    });
    setTheme(m_theme);
}

void ChartView::setTheme(const Theme &theme)
{
    m_theme = theme;
    setPalette(theme.panelPalette());
    m_empty->setPalette(theme.quietPalette());
    m_chart->setTheme(theme);
    styleHeader();
}

void ChartView::styleHeader()
{
    m_header->setStyleSheet(QString());
    m_header->setStyleSheet(
        QStringLiteral("QToolButton { border: 1px solid transparent; border-radius: %1px; padding: 3px %2px; "
                       "color: %3; }"
                       "QToolButton:hover { background: %4; color: %5; }"
                       "QToolButton:checked { background: %6; color: %5; }"
                       "QToolButton:focus { border-color: %7; }"
                       "QLabel#headline { color: %5; } QLabel#warning { color: %8; }")
            .arg(space::kCorner)
            .arg(space::kSmall)
            .arg(m_theme.quietText.name(), m_theme.hover.name(), m_theme.text.name(), m_theme.hairline.name(),
                 m_theme.accent.name(), m_theme.failed.name()));
}

QString ChartView::headlineText() const
{
    return m_headline->text();
}

QString ChartView::emptyText() const
{
    return m_pages->currentWidget() == m_empty ? m_empty->text() : QString();
}

QWidget *ChartView::addChoice(const QStringList &labels, const QString &accessibleName, std::function<void(int)> chosen)
{
    auto *row = new QWidget(m_header);
    auto *layout = line(row, {}, {}, space::kTiny);
    m_headerLayout->addWidget(row);
    auto *group = new QButtonGroup(this);
    for (int i = 0; i < labels.size(); ++i) {
        QToolButton *button = addButton(labels[i], layout);
        button->setCheckable(true);
        button->setChecked(i == 0);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(accessibleName, labels[i]));
        group->addButton(button, i);
    }
    connect(group, &QButtonGroup::idClicked, this, [this, chosen = std::move(chosen)](int id) {
        chosen(id);
        refresh();
    });
    return row;
}

void ChartView::setHeadlineFont(const QFont &font)
{
    m_headline->setFont(font);
}

QToolButton *ChartView::addButton(const QString &text, QLayout *into)
{
    auto *button = new QToolButton(m_header);
    button->setText(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    (into ? into : m_headerLayout)->addWidget(button);
    return button;
}

void ChartView::follow()
{
    if (isVisible()) {
        refresh();
    } else {
        m_isStale = true;
    }
}

void ChartView::showEvent(QShowEvent *event)
{
    if (m_isStale) {
        refresh();
    }
    // Buttons that were made before the first showing keep the rules of the sheet that stood then.
    styleHeader();
    QWidget::showEvent(event);
}

void ChartView::refresh()
{
    m_isStale = false;
    const Forecast *forecast = m_workspace.forecast().get();
    ChartData shown;
    if (forecast) {
        shown = chartData(*forecast);
    } else {
        shown.empty = m_workspace.document() ? QStringLiteral("Working out the forecast …")
                                             : QStringLiteral("Open a plan, or make a new one, to see its chart here.");
    }
    const bool isEmpty = !shown.empty.isEmpty();
    m_empty->setText(shown.empty);
    if (!isEmpty) {
        m_chart->setAsOf(m_workspace.asOf());
        m_chart->setData(std::move(shown));
        m_chart->setSelected(m_workspace.selection());
    }
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_chart);
    refreshHeadline();
    optionsChanged(forecast);
}

void ChartView::refreshHeadline()
{
    const Forecast *forecast = m_workspace.forecast().get();
    const bool isShown = forecast && emptyText().isEmpty();
    const ChartHeadline line = isShown ? headline(*forecast, m_workspace.asOf()) : ChartHeadline();
    m_headline->setText(line.text);
    m_headline->setToolTip(line.text);
    m_warning->setVisible(line.warning);
    m_chart->setAccessibleDescription(line.text);
}

} // namespace gigaplan
