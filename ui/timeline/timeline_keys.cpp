// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_keys.h"

#include "ui/timeline/timeline_canvas.h"

#include <QKeyEvent>

#include <array>

namespace gigaplan {

namespace {

using Kind = TimelineGesture::Kind;

constexpr int kWeek = 7;

} // namespace

/// False from `run`: the key is not used, and goes on to the window.
struct TimelineKeys::Binding {
    QKeyCombination keys;
    bool (*run)(TimelineKeys &);
};

TimelineKeys::TimelineKeys(TimelineCanvas &canvas, TimelineSelection &selection, TimelineGestures &gestures)
    : m_canvas(canvas), m_selection(selection), m_gestures(gestures)
{
}

std::span<const TimelineKeys::Binding> TimelineKeys::bindings()
{
    using Keys = TimelineKeys &;
    static constexpr auto edit = [](Keys k) {
        k.m_canvas.edits().editName();
        return true;
    };
    static constexpr auto larger = [](Keys k) { return k.m_canvas.zoomBy(TimelineCanvas::zoomStep), true; };
    static constexpr std::array keys{
        Binding{QKeyCombination(Qt::Key_Return), edit},
        Binding{QKeyCombination(Qt::Key_Enter), edit},
        Binding{QKeyCombination(Qt::Key_F3), [](Keys k) { return k.m_canvas.lines().setFilter({}), true; }},
        Binding{QKeyCombination(Qt::Key_Slash),
                [](Keys k) {
                    Q_EMIT k.filterRequested();
                    return true;
                }},
        Binding{Qt::CTRL | Qt::Key_A, [](Keys k) { return k.m_selection.selectAll(k.m_canvas.lines().rows()), true; }},
        Binding{QKeyCombination(Qt::Key_Escape), [](Keys k) { return k.escape(); }},
        Binding{QKeyCombination(Qt::Key_Up), [](Keys k) { return k.moveTo(std::max(0, k.line() - 1), false), true; }},
        Binding{Qt::SHIFT | Qt::Key_Up, [](Keys k) { return k.moveTo(std::max(0, k.line() - 1), true), true; }},
        Binding{QKeyCombination(Qt::Key_Down), [](Keys k) { return k.moveTo(k.line() + 1, false), true; }},
        Binding{Qt::SHIFT | Qt::Key_Down, [](Keys k) { return k.moveTo(k.line() + 1, true), true; }},
        Binding{QKeyCombination(Qt::Key_PageUp), [](Keys k) { return k.moveTo(k.line() - k.page(), false), true; }},
        Binding{Qt::SHIFT | Qt::Key_PageUp, [](Keys k) { return k.moveTo(k.line() - k.page(), true), true; }},
        Binding{QKeyCombination(Qt::Key_PageDown), [](Keys k) { return k.moveTo(k.line() + k.page(), false), true; }},
        Binding{Qt::SHIFT | Qt::Key_PageDown, [](Keys k) { return k.moveTo(k.line() + k.page(), true), true; }},
        Binding{Qt::ALT | Qt::Key_PageUp, [](Keys k) { return k.m_gestures.moveByKeys(-kWeek), true; }},
        Binding{Qt::ALT | Qt::Key_PageDown, [](Keys k) { return k.m_gestures.moveByKeys(kWeek), true; }},
        Binding{Qt::ALT | Qt::Key_Left, [](Keys k) { return k.m_gestures.moveByKeys(-1), true; }},
        Binding{Qt::ALT | Qt::Key_Right, [](Keys k) { return k.m_gestures.moveByKeys(1), true; }},
        Binding{Qt::CTRL | Qt::Key_Left, [](Keys k) { return k.m_gestures.stretchByKeys(-1), true; }},
        Binding{Qt::CTRL | Qt::Key_Right, [](Keys k) { return k.m_gestures.stretchByKeys(1), true; }},
        Binding{QKeyCombination(Qt::Key_Left), [](Keys k) { return k.closeOrLeave(), true; }},
        Binding{QKeyCombination(Qt::Key_Right), [](Keys k) { return k.openOrEnter(), true; }},
        Binding{QKeyCombination(Qt::Key_Plus), larger},
        Binding{QKeyCombination(Qt::Key_Equal), larger},
        Binding{QKeyCombination(Qt::Key_Minus),
                [](Keys k) { return k.m_canvas.zoomBy(1 / TimelineCanvas::zoomStep), true; }},
        Binding{QKeyCombination(Qt::Key_Home), [](Keys k) { return k.m_canvas.fitAll(), true; }},
    };
    return keys;
}

bool TimelineKeys::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Where a task is chosen, Ctrl+Left and Ctrl+Right stretch it; the same keys move the as-of date elsewhere.
        if (isStretch(static_cast<const QKeyEvent &>(*event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (m_canvas.lines().hasPlan() && press(static_cast<const QKeyEvent &>(*event))) {
            return true;
        }
        break;
    case QEvent::KeyRelease:
        if (release(static_cast<const QKeyEvent &>(*event))) {
            return true;
        }
        break;
    case QEvent::FocusOut:
        if (m_gestures.now().byKeys) {
            m_gestures.cancel();
        }
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

bool TimelineKeys::press(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier);
    const QKeyCombination pressed(modifiers, Qt::Key(event.key()));
    for (const OutlineEdits::Edit &edit : OutlineEdits::all()) {
        if (edit.text && edit.keys == pressed) {
            (m_canvas.edits().*edit.run)();
            return true;
        }
    }
    // A key with modifiers that mean nothing is the key without them: on some keyboards a slash needs Shift.
    const QKeyCombination withoutShift(modifiers & ~Qt::KeyboardModifiers(Qt::ShiftModifier), pressed.key());
    for (const QKeyCombination wanted : {pressed, withoutShift, QKeyCombination(pressed.key())}) {
        for (const Binding &binding : bindings()) {
            if (binding.keys == wanted) {
                return binding.run(*this);
            }
        }
    }
    return false;
}

bool TimelineKeys::release(const QKeyEvent &event)
{
    const TimelineGesture &now = m_gestures.now();
    const bool letGo = (event.key() == Qt::Key_Alt && now.kind == Kind::Move)
        || (event.key() == Qt::Key_Control && now.kind == Kind::Stretch);
    if (now.byKeys && letGo && !event.isAutoRepeat()) {
        m_gestures.drop();
        return true;
    }
    return false;
}

bool TimelineKeys::isStretch(const QKeyEvent &event) const
{
    const OutlineRows &rows = m_canvas.lines().rows();
    return event.modifiers() == Qt::ControlModifier && (event.key() == Qt::Key_Left || event.key() == Qt::Key_Right)
        && m_selection.isCurrentChosen(rows) && !rows.isSummary(line());
}

int TimelineKeys::line() const
{
    return m_selection.currentLine(m_canvas.lines().rows());
}

int TimelineKeys::page() const
{
    return std::max(1, static_cast<int>(m_canvas.geometry().body().height() / space::kRow) - 1);
}

void TimelineKeys::moveTo(int line, bool extend)
{
    const OutlineRows &rows = m_canvas.lines().rows();
    if (!rows.isEmpty()) {
        m_canvas.scrollToLine(m_selection.moveTo(rows, line, extend));
    }
}

void TimelineKeys::closeOrLeave()
{
    const OutlineRows &rows = m_canvas.lines().rows();
    if (line() >= 0 && rows.isExpanded(line())) {
        m_canvas.lines().toggle(line());
    } else if (line() >= 0 && rows.parentLine(line()) >= 0) {
        moveTo(rows.parentLine(line()), false);
    }
}

void TimelineKeys::openOrEnter()
{
    const OutlineRows &rows = m_canvas.lines().rows();
    if (line() >= 0 && rows.isSummary(line()) && !rows.isExpanded(line())) {
        m_canvas.lines().toggle(line());
    } else if (line() >= 0 && rows.isExpanded(line())) {
        moveTo(line() + 1, false);
    }
}

bool TimelineKeys::escape()
{
    if (!m_gestures.isActive()) {
        return false;
    }
    m_gestures.cancel();
    return true;
}

} // namespace gigaplan
