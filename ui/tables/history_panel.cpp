// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/history_panel.h"

#include "model/base/text.h"
#include "model/items/logged_changes_model.h"
#include "model/items/roles.h"
#include "ui/tables/cell_painter.h"
#include "ui/tables/empty_hint.h"
#include "ui/tables/history_delegate.h"
#include "ui/tables/plain_delegate.h"

#include <QApplication>
#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTableView>
#include <QTimer>

namespace gigaplan {

namespace {

QString memoryText(std::size_t bytes)
{
    const QLocale locale = QLocale::c();
    return bytes < 1024 ? QString(QString::number(bytes) + QStringLiteral(" B"))
                        : locale.formattedDataSize(static_cast<qint64>(bytes), bytes < 10 << 20 ? 1 : 0);
}

void prepare(QTableView &table, QAbstractItemModel *model, QAbstractItemDelegate *delegate, int stretched)
{
    table.setModel(model);
    table.setItemDelegate(delegate);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.horizontalHeader()->setMinimumSectionSize(space::kRow);
    table.horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

} // namespace

HistoryPanel::HistoryPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_model(new HistoryModel(workspace, this)),
      m_changes(new LoggedChangesModel(this)),
      m_delegate(new HistoryDelegate(this)),
      m_plain(new PlainDelegate(LoggedChangesModel::FieldColumn, LoggedChangesModel::kColumnCount, this)),
      m_steps(new QTableView),
      m_details(new QTableView),
      m_bar(new QWidget),
      m_foot(new QLabel)
{
    m_steps->setObjectName(QStringLiteral("historySteps"));
    m_details->setObjectName(QStringLiteral("historyDetails"));
    m_foot->setObjectName(QStringLiteral("historyFoot"));
    prepare(*m_steps, m_model, m_delegate, HistoryModel::WhatColumn);
    prepare(*m_details, m_changes, m_plain, LoggedChangesModel::RowColumn);
    // A click decides by the column whether it jumps or edits, so the view itself edits on F2 only.
    m_steps->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_steps->installEventFilter(this);
    m_details->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_hint = new EmptyHint(*m_details, tr("Choose an edit to see what it changed."));

    auto *sides = new QSplitter(Qt::Horizontal);
    sides->setHandleWidth(1);
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_steps);
    sides->addWidget(m_details);
    sides->setStretchFactor(0, 3);
    sides->setStretchFactor(1, 2);
    auto *line = new QHBoxLayout(m_bar);
    line->setContentsMargins(space::kSmall, space::kTiny, space::kSmall, space::kTiny);
    m_foot->setProperty("quiet", true);
    line->addWidget(m_foot, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(sides, 1);
    column->addWidget(m_bar);

    connect(m_steps, &QTableView::clicked, this, &HistoryPanel::onClicked);
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPanel::showDetails);
    const auto wait = [this] {
        // A jump over many steps tells of each; looking once at the end is enough.
        if (!m_waiting) {
            m_waiting = true;
            QTimer::singleShot(0, this, &HistoryPanel::follow);
        }
    };
    connect(&workspace, &Workspace::historyChanged, this, wait);
    connect(m_model, &QAbstractItemModel::modelReset, this, wait);
    setTheme(Theme::light());
    follow();
}

void HistoryPanel::setTheme(const Theme &theme)
{
    setAutoFillBackground(true);
    QPalette colours = theme.palette();
    colours.setColor(QPalette::Window, theme.panel);
    setPalette(colours);
    m_delegate->setTheme(theme);
    m_plain->setTheme(theme);
    dressView(*m_steps, theme);
    dressView(*m_details, theme);
    dressBar(*m_bar, theme);
    m_hint->setTheme(theme);
    const QFontMetrics metrics(Theme::font());
    const auto wide = [&metrics](const QString &text) { return metrics.horizontalAdvance(text) + 2 * space::kSmall + 2; };
    m_steps->setColumnWidth(HistoryModel::WhyColumn, 180);
    m_steps->setColumnWidth(HistoryModel::RowsColumn, wide(QStringLiteral("10,000")));
    m_steps->setColumnWidth(HistoryModel::WhoColumn, 96);
    m_steps->setColumnWidth(HistoryModel::WhenColumn, wide(QStringLiteral("28 May 2028, 23:00")));
    m_details->setColumnWidth(LoggedChangesModel::FieldColumn, 110);
    m_details->setColumnWidth(LoggedChangesModel::FromColumn, 110);
    m_details->setColumnWidth(LoggedChangesModel::ToColumn, 110);
    m_steps->viewport()->update();
    m_details->viewport()->update();
}

bool HistoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_steps && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            go(m_steps->currentIndex());
            return true;
        }
        if (key == Qt::Key_F2 && m_steps->currentIndex().isValid()) {
            const QModelIndex why = m_steps->currentIndex().siblingAtColumn(HistoryModel::WhyColumn);
            m_steps->setCurrentIndex(why);
            if (why.flags() & Qt::ItemIsEditable) {
                m_steps->edit(why);
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void HistoryPanel::onClicked(const QModelIndex &index)
{
    if (index.flags() & Qt::ItemIsEditable) {
        m_steps->edit(index);
    } else {
        go(index);
    }
}

void HistoryPanel::go(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    if (m_model->placeOf(index.row()) == HistoryModel::Place::More) {
        m_model->showAllEarlier();
    } else if (const auto steps = m_model->stepsAt(index.row())) {
        m_workspace.goTo(*steps);
    }
}

void HistoryPanel::follow()
{
    m_waiting = false;
    if (!isVisible()) {
        return;
    }
    const QModelIndex current = m_model->index(m_model->currentRow(), HistoryModel::WhatColumn);
    if (!m_steps->viewport()->isAncestorOf(QApplication::focusWidget())) { // a reason is being typed
        m_steps->setCurrentIndex(current);
        m_steps->scrollTo(current);
    }
    showDetails();
    updateFoot();
}

void HistoryPanel::showDetails()
{
    const Document *document = m_workspace.document();
    const std::int64_t entry = m_model->entryOf(m_steps->currentIndex().row());
    if (!document || entry == 0) {
        m_changes->show({});
        return;
    }
    auto changes = document->store().changesLogged(entry);
    m_changes->show(changes ? std::move(*changes) : std::vector<LoggedChange>());
}

void HistoryPanel::updateFoot()
{
    const Document *document = m_workspace.document();
    if (!document) {
        m_foot->clear();
        return;
    }
    const History &history = document->history();
    const auto count = [](std::size_t value) { return toQString(grouped(static_cast<std::int64_t>(value))); };
    QString text = (history.stepCount() == 1 ? tr("%1 step") : tr("%1 steps")).arg(count(history.stepCount()))
        + QStringLiteral(" · ")
        + tr("%1 of %2 memory").arg(memoryText(history.bytes()), memoryText(History::kMemoryBudget));
    if (history.droppedCount() > 0) {
        text += QStringLiteral(" · ") + tr("%1 oldest dropped for it").arg(count(history.droppedCount()));
    }
    const std::size_t undone = history.stepCount() - history.doneCount();
    if (undone > 0) {
        text += QStringLiteral(" · ") + tr("%1 undone").arg(count(undone));
    }
    m_foot->setText(text);
}

} // namespace gigaplan
