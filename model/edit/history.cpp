// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/history.h"

namespace gigaplan {

void History::push(Step step)
{
    while (m_steps.size() > m_done) {
        m_bytes -= m_steps.back().changeset.size();
        m_steps.pop_back();
    }
    if (m_clean > static_cast<std::ptrdiff_t>(m_done)) {
        m_clean = -1;
    }
    m_bytes += step.changeset.size();
    m_steps.push_back(std::move(step));
    ++m_done;
    // The newest step stays even where it alone is over the budget: an edit just made can always be undone.
    while (m_bytes > kMemoryBudget && m_steps.size() > 1) {
        m_bytes -= m_steps.front().changeset.size();
        m_steps.pop_front();
        --m_done;
        ++m_dropped;
        m_clean = m_clean > 0 ? m_clean - 1 : -1;
    }
}

} // namespace gigaplan
