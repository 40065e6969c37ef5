// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/findings_panel.h"

#include "model/base/text.h"
#include "model/items/roles.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/empty_hint.h"
#include "ui/kit/row_filter.h"
#include "ui/tables/findings_delegate.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>

namespace gigaplan {

FindingsPanel::FindingsPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_model(new FindingsModel(workspace, this)),
      m_filter(new RowFilter(this)),
      m_table(new QTableView),
      m_bar(makeBar())
{
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new FindingsDelegate(this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    QHeaderView *header = m_table->horizontalHeader();
    header->hide();
    header->setMinimumSectionSize(space::kRow);
    header->setSectionResizeMode(FindingsModel::SeverityColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(FindingsModel::TextColumn, QHeaderView::Stretch);
    m_hint = new EmptyHint(*m_table, QString());

    column(this, {m_bar, {m_table, 1}});

    connect(m_table, &QTableView::clicked, this, &FindingsPanel::go);
    connect(m_table, &QTableView::activated, this, &FindingsPanel::go);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &FindingsPanel::updateCounts);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &FindingsPanel::updateCounts);
    connect(&workspace, &Workspace::documentReplaced, this, &FindingsPanel::updateCounts);
    connect(&workspace, &Workspace::planChanged, this, &FindingsPanel::updateCounts);
    setTheme(Theme::light());
    updateCounts();
}

QWidget *FindingsPanel::makeBar()
{
    auto *bar = new QWidget;
    auto *row = line(bar, {}, {space::kSmall, space::kTiny, space::kSmall, space::kTiny}, space::kTiny);
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({space::kIcon, space::kIcon});
        connect(button, &QToolButton::toggled, this, &FindingsPanel::updateFilter);
        row->addWidget(button);
        m_kinds[static_cast<std::size_t>(severity)] = button;
    }
    row->addStretch(1);
    m_words = new QLineEdit;
    m_words->setPlaceholderText(tr("Filter findings"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(240);
    connect(m_words, &QLineEdit::textChanged, this, &FindingsPanel::updateFilter);
    row->addWidget(m_words);
    return bar;
}

void FindingsPanel::setTheme(const Theme &theme)
{
    setAutoFillBackground(true);
    setPalette(theme.panelPalette());
    dressView(*m_table, theme);
    dressBar(*m_bar, theme);
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        m_kinds[static_cast<std::size_t>(severity)]->setIcon(severityIcon(severity, theme));
    }
    const QFontMetrics metrics(Theme::font());
    m_table->setColumnWidth(FindingsModel::SeverityColumn, space::kHuge + space::kSmall);
    m_table->setColumnWidth(FindingsModel::WhenColumn,
                            metrics.horizontalAdvance(QStringLiteral("28 May 2028")) + 2 * space::kSmall + 2);
    m_table->setColumnWidth(FindingsModel::WhereColumn, 180);
}

void FindingsPanel::updateCounts()
{
    const FindingsModel::Counts counts = m_model->counts();
    const auto label = [](int count, const QString &one, const QString &many) {
        return QString(qtext(grouped(count)) + QLatin1Char(' ') + (count == 1 ? one : many));
    };
    m_kinds[static_cast<std::size_t>(Severity::Error)]->setText(label(counts.errors, tr("error"), tr("errors")));
    m_kinds[static_cast<std::size_t>(Severity::Warning)]->setText(
        label(counts.warnings, tr("warning"), tr("warnings")));
    m_kinds[static_cast<std::size_t>(Severity::Info)]->setText(label(counts.infos, tr("note"), tr("notes")));
    m_hint->setText(hintText());
}

QString FindingsPanel::hintText() const
{
    const FindingsModel::Counts counts = m_model->counts();
    if (!m_workspace.document()) {
        return tr("No plan is open. Findings are listed here.");
    }
    if (counts.errors + counts.warnings + counts.infos > 0) {
        return tr("All findings are filtered out.");
    }
    bool isEmpty = true;
    forEachPlanned([&]<class E>(Tag<E>) {
        isEmpty = isEmpty && (std::same_as<E, Plan> || m_workspace.plan().table<E>().isEmpty());
    });
    return isEmpty ? tr("Nothing to check yet: the plan is empty.")
                   : tr("No findings. For checks of the schedule itself, see Plan ▸ Schedule Quality.");
}

void FindingsPanel::updateFilter()
{
    unsigned shown = 0;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        shown |= m_kinds[i]->isChecked() ? 1u << i : 0u;
    }
    m_filter->setSeverities(shown);
    m_filter->setWords(m_words->text());
}

void FindingsPanel::go(const QModelIndex &index)
{
    m_workspace.showRow(entityOf(index.data(EntityRole)));
}

} // namespace gigaplan
