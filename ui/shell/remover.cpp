// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/remover.h"

#include "model/edit/commands.h"
#include "model/edit/removal.h"
#include "model/words/labels.h"
#include "ui/kit/question.h"
#include "ui/shell/undo_offer.h"

namespace gigaplan {

Remover::Remover(Workspace &workspace, UndoOffer &undo, QWidget *window)
    : QObject(window), m_workspace(workspace), m_undo(undo), m_window(window)
{
}

void Remover::remove(const ChosenRows &chosen)
{
    if (!m_workspace.document() || chosen.rows.empty() || !confirm(chosen)) {
        return;
    }
    // Computed from the current plan: while the question was open, another program's changes may have been taken over.
    const Removal removal = removalOf(m_workspace.plan(), chosen.rows);
    const QString what = qtext(namedText(m_workspace.plan(), removal)), with = qtext(withText(removal));
    if (!removal.isEmpty() && m_workspace.perform(RemoveEntities(removal.named))) {
        m_undo.offer(with.isEmpty() ? tr("Removed %1.").arg(what) : tr("Removed %1 with %2.").arg(what, with));
    }
}

QString Remover::restText(const std::vector<EntityRef> &named) const
{
    Removal rest;
    for (const EntityRef ref : m_workspace.selection()) {
        if (std::find(named.begin(), named.end(), ref) == named.end()) {
            rest.named.push_back(ref);
        }
    }
    return rest.isEmpty() ? QString() : qtext(namedText(m_workspace.plan(), rest));
}

bool Remover::confirm(const ChosenRows &chosen) const
{
    const Removal removal = removalOf(m_workspace.plan(), chosen.rows);
    if (removal.isEmpty() || (chosen.inSight && !removal.isMoreThanNamed())) {
        return true;
    }
    QStringList parts;
    if (!chosen.inSight) {
        parts << (removal.named.size() == 1
                      ? tr("It is selected, but not visible in the view that has the keyboard.")
                      : tr("They are selected, but not all visible in the view that has the keyboard."));
    }
    if (const QString with = qtext(withText(removal)); !with.isEmpty()) {
        parts << (removal.with.size() == 1 ? tr("%1 goes with it.") : tr("%1 go with it.")).arg(with);
    }
    QStringList losses;
    for (const std::string &loss : lossTexts(removal)) {
        losses << qtext(loss);
    }
    if (!losses.isEmpty()) {
        parts << losses.join(QLatin1Char('\n'));
    }
    if (const QString rest = restText(removal.named); !rest.isEmpty()) {
        parts << tr("Selected as well, but not removed: %1.").arg(rest);
    }
    parts << tr("Undo brings everything back.");
    return ask(m_window, QStringLiteral("removeRows"),
               tr("Remove %1?").arg(qtext(namedText(m_workspace.plan(), removal))), parts.join(QStringLiteral("\n\n")),
               {tr("&Remove")})
        == 0;
}

} // namespace gigaplan
