// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/go_to.h"

#include "model/plan/fields.h"
#include "ui/paint/labels.h"
#include "ui/paint/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace gigaplan {

namespace {

constexpr std::size_t kMostMatches = 40;

} // namespace

GoTo::GoTo(Workspace &workspace, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_text(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setWindowTitle(tr("Go to"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    layout->setSpacing(space::kSmall);
    m_text->setPlaceholderText(tr("Name or key of a phase, hall, task, node …"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    resize(520, 420);
    connect(m_text, &QLineEdit::textChanged, this, &GoTo::refresh);
    connect(m_text, &QLineEdit::returnPressed, this, &GoTo::accept);
    connect(m_list, &QListWidget::itemActivated, this, &GoTo::accept);
    refresh();
}

std::vector<EntityRef> GoTo::matches(const PlanSnapshot &plan, const QString &text, std::size_t limit)
{
    const QString wanted = text.trimmed();
    std::vector<EntityRef> beginning;
    std::vector<EntityRef> containing;
    forEachEntity([&]<class E>(Tag<E>) {
        if constexpr (requires(E e) { e.name; }) {
            for (const E &row : plan.table<E>()) {
                const QString name = qtext(row.name);
                if (name.startsWith(wanted, Qt::CaseInsensitive)) {
                    beginning.emplace_back(row.id);
                } else if (name.contains(wanted, Qt::CaseInsensitive) || qtext(row.key).contains(wanted, Qt::CaseInsensitive)) {
                    containing.emplace_back(row.id);
                }
                if (beginning.size() >= limit) {
                    return;
                }
            }
        }
    });
    beginning.insert(beginning.end(), containing.begin(), containing.end());
    beginning.resize(std::min(beginning.size(), limit));
    return beginning;
}

void GoTo::refresh()
{
    const PlanSnapshot &plan = m_workspace.plan();
    m_matches = matches(plan, m_text->text(), kMostMatches);
    m_list->clear();
    for (const EntityRef ref : m_matches) {
        m_list->addItem(tr("%1   %2 · %3").arg(qtext(displayName(plan, ref)), qtext(tableInfo(ref.table).label).toLower(), qtext(keyOf(plan, ref))));
    }
    m_list->setCurrentRow(0);
}

void GoTo::accept()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < static_cast<int>(m_matches.size())) {
        const EntityRef ref = m_matches[static_cast<std::size_t>(row)];
        m_workspace.select({ref});
        Q_EMIT m_workspace.revealRequested(ref);
    }
    QDialog::accept();
}

bool GoTo::eventFilter(QObject *watched, QEvent *event)
{
    // The arrows walk the list while the text keeps the focus.
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace gigaplan
