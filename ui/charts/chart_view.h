// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/charts/chart_sources.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace gigaplan {

class StepChart;

/// Shared by the chart views: a headline with options next to it, the chart, and a text where there is nothing to draw.
/// Follows the workspace; while hidden it waits.
class ChartView : public QWidget {
    Q_OBJECT

public:
    ChartView(Workspace &workspace, QWidget *parent);

    void setTheme(const Theme &theme);
    StepChart &chart() const { return *m_chart; }
    QString headlineText() const;
    QString emptyText() const; ///< the text in place of the chart; empty while the chart is shown

protected:
    virtual ChartData chartData(const Forecast &forecast) const = 0;
    virtual ChartHeadline headline(const Forecast &forecast, Date asOf) const = 0;
    /// Called after everything was refreshed.
    virtual void optionsChanged(const Forecast *) {}

    /// A choice of one: buttons side by side, returned as one widget; `chosen` is called with the position.
    QWidget *addChoice(const QStringList &labels, const QString &accessibleName, std::function<void(int)> chosen);
    /// For a narrow place: a smaller headline says more.
    void setHeadlineFont(const QFont &font);
    QToolButton *addButton(const QString &text, QLayout *into = nullptr);
    void refresh();
    void follow(); ///< refreshes now, or when the view comes into sight
    Workspace &workspace() const { return m_workspace; }

    void showEvent(QShowEvent *event) override;

private:
    void refreshHeadline();
    void styleHeader();

    Workspace &m_workspace;
    Theme m_theme = Theme::light();
    QWidget *m_header;
    QHBoxLayout *m_headerLayout;
    QLabel *m_warning;
    QLabel *m_headline;
    QStackedLayout *m_pages;
    StepChart *m_chart;
    QLabel *m_empty;
    bool m_isStale = true;
};

} // namespace gigaplan
