// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_gestures.h"

class QKeyEvent;

namespace gigaplan {

class TimelineCanvas;

/// The keys of the Gantt: an event filter of the canvas. Moves and stretches by keys last as long as their modifier is
/// held.
class TimelineKeys final : public QObject {
    Q_OBJECT

public:
    TimelineKeys(TimelineCanvas &canvas, TimelineSelection &selection, TimelineGestures &gestures);

Q_SIGNALS:
    void filterRequested(); ///< the user wants to type a search

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Binding;
    static std::span<const Binding> bindings();
    bool press(const QKeyEvent &event);
    bool release(const QKeyEvent &event);
    bool isStretch(const QKeyEvent &event) const;
    int line() const;
    void moveTo(int line, bool extend);
    int page() const; ///< lines of a screen
    void closeOrLeave();
    void openOrEnter();
    bool escape();

    TimelineCanvas &m_canvas;
    TimelineSelection &m_selection;
    TimelineGestures &m_gestures;
};

} // namespace gigaplan
