// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/paint/theme.h"
#include "ui/paint/time_axis.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace gigaplan {

/// The plan's years as a track: drag or click to set the as-of date, diamonds mark the phases' go-lives, the filled
/// curve behind them is the live power.
class TimeTrack final : public QWidget {
    Q_OBJECT

public:
    explicit TimeTrack(Workspace &workspace, QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// The position of a date, for tests that drag.
    double xOf(Date date) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    TimeAxis axis() const;
    void drawLivePower(QPainter &painter, const TimeAxis &axis) const;
    void drawTicks(QPainter &painter, const TimeAxis &axis) const;
    void drawGoLives(QPainter &painter, const TimeAxis &axis) const;
    void drawHandle(QPainter &painter, const TimeAxis &axis) const;

    Workspace &m_workspace;
    Theme m_theme = Theme::light();
};

/// The track with its play button and the date in words.
class TimeSlider final : public QWidget {
    Q_OBJECT

public:
    TimeSlider(Workspace &workspace, QAction *back, QAction *play, QAction *forward, QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    TimeTrack &track() { return *m_track; }

public Q_SLOTS:
    void setPlaying(bool playing);
    void moveByMonths(int months);
    void moveToGoLive(int direction); ///< +1: the next phase's, -1: the one before

Q_SIGNALS:
    void playEnded();

private:
    void showDate();
    void playOn();

    Workspace &m_workspace;
    TimeTrack *m_track;
    QLabel *m_date;
    QTimer m_timer;
    double m_day = 0; ///< the played date with its fraction of a day
};

} // namespace gigaplan
