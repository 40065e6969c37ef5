// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/go_to.h"

#include "model/plan/fields.h"
#include "model/words/labels.h"
#include "ui/kit/boxes.h"
#include "ui/paint/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gigaplan {

namespace {

constexpr std::size_t kMostMatches = 40;

/// What the thing is and where it belongs: "task of GW 7", "hall of Building 3".
QString placeOf(const PlanSnapshot &plan, EntityRef ref)
{
    QString kind = qtext(tableInfo(ref.table).label).toLower();
    const auto fields = tableInfo(ref.table).fields;
    for (const char *name : {"hall", "building", "phase", "site"}) {
        const auto field = fieldNamed(ref.table, name);
        const Value value = field ? fieldValue(plan, ref, *field) : Value();
        if (const auto *id = std::get_if<std::int64_t>(&value)) {
            return QObject::tr("%1 of %2").arg(kind, qtext(displayName(plan, {fields[*field].references, *id})));
        }
    }
    return kind;
}

/// Two columns in one line: the name, and in quiet ink what it is.
class MatchDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, space::kRow}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row(option);
        initStyleOption(&row, index);
        row.text.clear();
        row.widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const QRect line = option.rect.adjusted(space::kSmall, 0, -space::kSmall, 0);
        const QString place = index.data(Qt::UserRole).toString();
        const int placeWidth = option.fontMetrics.horizontalAdvance(place);
        painter->setPen(option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(line.adjusted(0, 0, -placeWidth - space::kMedium, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight,
                                                        line.width() - placeWidth - space::kMedium));
        painter->setPen(option.palette.color(chosen ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, place);
    }
};

} // namespace

GoTo::GoTo(Workspace &workspace, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_text(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setWindowTitle(tr("Go to"));
    m_text->setPlaceholderText(tr("Name or key of a phase, hall, task, node …"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new MatchDelegate(m_list));
    column(this, {m_text, m_list}, {space::kMedium, space::kMedium, space::kMedium, space::kMedium}, space::kSmall);
    resize(520, 420);
    connect(m_text, &QLineEdit::textChanged, this, &GoTo::refresh);
    connect(m_text, &QLineEdit::returnPressed, this, &GoTo::accept);
    connect(m_list, &QListWidget::itemActivated, this, &GoTo::accept);
    refresh();
}

std::vector<EntityRef> GoTo::matches(const PlanSnapshot &plan, const QString &text, std::size_t limit)
{
    const QString wanted = text.trimmed();
    struct Match {
        bool begins;
        std::string name, key;
        EntityRef ref;
    };
    std::vector<Match> found;
    forEachEntity([&]<class E>(Tag<E>) {
        if constexpr (requires(E e) { e.name; }) {
            for (const E &row : plan.table<E>()) {
                const QString name = qtext(row.name);
                const bool begins = name.startsWith(wanted, Qt::CaseInsensitive);
                if (begins || name.contains(wanted, Qt::CaseInsensitive)
                    || qtext(row.key).contains(wanted, Qt::CaseInsensitive)) {
                    found.push_back({begins, row.name, row.key, row.id});
                }
            }
        }
    });
    const auto better = [](const Match &a, const Match &b) {
        return std::tie(b.begins, a.ref.table, a.name, a.key) < std::tie(a.begins, b.ref.table, b.name, b.key);
    };
    const std::size_t count = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(), better);
    std::vector<EntityRef> refs;
    for (std::size_t i = 0; i < count; ++i) {
        refs.push_back(found[i].ref);
    }
    return refs;
}

void GoTo::refresh()
{
    const PlanSnapshot &plan = m_workspace.plan();
    m_matches = matches(plan, m_text->text(), kMostMatches);
    m_list->clear();
    for (const EntityRef ref : m_matches) {
        auto *item = new QListWidgetItem(qtext(displayName(plan, ref)), m_list);
        item->setData(Qt::UserRole, placeOf(plan, ref));
        item->setToolTip(qtext(keyOf(plan, ref)));
    }
    m_list->setCurrentRow(0);
}

void GoTo::accept()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < static_cast<int>(m_matches.size())) {
        m_workspace.showRow(m_matches[static_cast<std::size_t>(row)]);
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
