// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/history_panel.h"

#include "model/base/text.h"
#include "model/items/logged_changes_model.h"
#include "model/items/roles.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/empty_hint.h"
#include "ui/tables/change_delegate.h"
#include "ui/tables/history_delegate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QSplitter>
#include <QTimer>

namespace gigaplan {

namespace {

QString memoryText(std::size_t bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), bytes < (10u << 20) ? 1 : 0,
                                          QLocale::DataSizeTraditionalFormat);
}

void prepare(QListView &list, QAbstractItemModel *model, QAbstractItemDelegate *delegate)
{
    list.setModel(model);
    list.setItemDelegate(delegate);
    list.setUniformItemSizes(true);
    list.setSelectionMode(QAbstractItemView::SingleSelection);
    list.setEditTriggers(QAbstractItemView::NoEditTriggers);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

} // namespace

HistoryPanel::HistoryPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_model(new HistoryModel(workspace, this)),
      m_changes(new LoggedChangesModel(this)),
      m_steps(new QListView),
      m_details(new QListView),
      m_reason(new QLineEdit),
      m_bar(new QWidget),
      m_foot(new QLabel)
{
    m_steps->setObjectName(QStringLiteral("historySteps"));
    m_details->setObjectName(QStringLiteral("historyDetails"));
    m_reason->setObjectName(QStringLiteral("historyReason"));
    m_foot->setObjectName(QStringLiteral("historyFoot"));
    prepare(*m_steps, m_model, new HistoryDelegate(this));
    prepare(*m_details, m_changes, new ChangeDelegate(this));
    m_steps->installEventFilter(this);
    m_reason->installEventFilter(this);
    new EmptyHint(*m_details, tr("Choose an edit to see what it changed."));

    auto *parts = new QSplitter(Qt::Vertical);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_steps);
    parts->addWidget(makeDetails());
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    column(this, {parts});

    connect(m_steps, &QListView::clicked, this, &HistoryPanel::go);
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPanel::showDetails);
    connect(m_reason, &QLineEdit::editingFinished, this, &HistoryPanel::keepReason);
    connect(&workspace, &Workspace::historyChanged, this, &HistoryPanel::followSoon);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryPanel::followSoon);
    setTheme(Theme::light());
    follow();
}

QWidget *HistoryPanel::makeDetails()
{
    m_reason->setPlaceholderText(tr("Why was this done?"));
    m_reason->setAccessibleName(tr("Why"));
    line(m_bar, {m_reason}, {space::kSmall, space::kTiny, space::kSmall, space::kTiny});
    m_foot->setContentsMargins(space::kSmall, space::kTiny, space::kSmall, space::kTiny);
    m_foot->setWordWrap(true);
    auto *lower = new QWidget;
    column(lower, {m_bar, {m_details, 1}, m_foot});
    return lower;
}

void HistoryPanel::setTheme(const Theme &theme)
{
    setAutoFillBackground(true);
    setPalette(theme.panelPalette());
    dressView(*m_steps, theme);
    dressView(*m_details, theme);
    dressBar(*m_bar, theme);
    m_foot->setFont(Theme::font(TextSize::Small));
    m_foot->setStyleSheet(QStringLiteral("color: %1; background: %2; border-top: 1px solid %3;")
                              .arg(theme.quietText.name(), theme.panel.name(), theme.hairline.name()));
}

bool HistoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_steps && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            go(m_steps->currentIndex());
            return true;
        }
        if (watched == m_steps && key == Qt::Key_F2 && m_reason->isEnabled()) {
            m_reason->setFocus();
            m_reason->selectAll();
            return true;
        }
        if (watched == m_reason && (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)) {
            if (key == Qt::Key_Escape) {
                m_reason->setText(m_reasonOf.data().toString());
            }
            m_steps->setFocus(); // what was typed is kept when the focus goes
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

void HistoryPanel::followSoon()
{
    // A jump over many steps signals each of them; looking once at the end is enough.
    if (!m_waiting) {
        m_waiting = true;
        QTimer::singleShot(0, this, &HistoryPanel::follow);
    }
}

void HistoryPanel::follow()
{
    m_waiting = false;
    if (!isVisible()) {
        return;
    }
    const QModelIndex current = m_model->index(m_model->currentRow(), HistoryModel::WhatColumn);
    m_steps->setCurrentIndex(current);
    m_steps->scrollTo(current);
    showDetails();
    updateFoot();
}

void HistoryPanel::showDetails()
{
    const QModelIndex current = m_steps->currentIndex();
    const QModelIndex why = current.siblingAtColumn(HistoryModel::WhyColumn);
    if (m_reasonOf != why || !m_reason->isModified()) {
        keepReason();
        m_reasonOf = why;
        m_reason->setText(why.flags() & Qt::ItemIsEditable ? why.data().toString() : QString());
        m_reason->setEnabled(why.flags() & Qt::ItemIsEditable);
    }
    const Document *document = m_workspace.document();
    const std::int64_t entry = m_model->entryOf(current.row());
    auto changes = document && entry ? document->store().changesLogged(entry) : Result(std::vector<LoggedChange>());
    m_changes->show(changes ? std::move(*changes) : std::vector<LoggedChange>());
}

void HistoryPanel::keepReason()
{
    if (m_reason->isModified() && m_reasonOf.isValid()) {
        m_reason->setModified(false);
        m_model->setData(m_reasonOf, m_reason->text(), Qt::EditRole);
    }
}

void HistoryPanel::updateFoot()
{
    const Document *document = m_workspace.document();
    if (!document) {
        m_foot->clear();
        return;
    }
    const History &history = document->history();
    const auto count = [](std::size_t value) { return qtext(grouped(static_cast<std::int64_t>(value))); };
    QStringList parts;
    parts << (history.stepCount() == 1 ? tr("1 step") : tr("%1 steps").arg(count(history.stepCount())));
    parts << tr("%1 of %2 memory").arg(memoryText(history.bytes()), memoryText(History::kMemoryBudget));
    if (history.droppedCount() > 0) {
        parts << tr("%1 oldest dropped").arg(count(history.droppedCount()));
    }
    m_foot->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace gigaplan
