// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/value_delegate.h"

#include "model/items/reference_list_model.h"
#include "model/items/roles.h"
#include "model/items/value_text.h"
#include "ui/kit/cell_painter.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QTimer>

namespace gigaplan {

namespace {

/// A list of names needs more room than a narrow column has.
constexpr int kChoiceWidth = 220;

QString placeholderFor(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Date: return QStringLiteral("2026-10-01");
    case FieldKind::Instant: return QStringLiteral("2026-10-01T08:00");
    case FieldKind::Hours: return QStringLiteral("08:00-12:00 13:00-17:00");
    default: return {};
    }
}

/// The editor's text is in the same place as the cell's; its frame and ink show whether the input is valid.
QString lineSheet(const Theme &theme, bool fine)
{
    const QColor ink = fine ? theme.text : theme.failed;
    const QColor frame = fine ? theme.accent : theme.failed;
    return QStringLiteral("QLineEdit { background: %1; color: %2; border: 1px solid %3; padding: 0 5px; }")
        .arg(theme.panel.name(), ink.name(), frame.name());
}

/// The field that an item holds; nullptr: none.
const FieldInfo *fieldOf(const QModelIndex &index)
{
    const QVariant table = index.data(FieldTableRole);
    const QVariant field = index.data(FieldIndexRole);
    if (!table.isValid() || !field.isValid()) {
        return nullptr;
    }
    return &tableInfo(static_cast<TableId>(table.toInt())).fields[static_cast<std::size_t>(field.toInt())];
}

/// Choosing an entry is the edit; there is nothing left to confirm.
void commitWhenChosen(QComboBox *box, const QAbstractItemDelegate *delegate)
{
    auto *target = const_cast<QAbstractItemDelegate *>(delegate);
    QObject::connect(box, &QComboBox::activated, target, [box, target] {
        Q_EMIT target->commitData(box);
        Q_EMIT target->closeEditor(box);
    });
}

} // namespace

ValueDelegate::ValueDelegate(Workspace &workspace, QObject *parent) : ThemedDelegate(parent), m_workspace(workspace) {}

void ValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool editable = index.flags() & Qt::ItemIsEditable;
    paintCellGround(*painter, option, m_theme, !editable);
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    paintCellText(*painter, option.rect.adjusted(indentOf(index), 0, 0, 0), index.data().toString(), alignment,
                  m_theme.text, option.font);
    painter->restore();
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString line = index.data().toString().section(QLatin1Char('\n'), 0, 0);
    return {option.fontMetrics.horizontalAdvance(line) + indentOf(index) + 2 * space::kSmall + 2, space::kRow};
}

int ValueDelegate::indentOf(const QModelIndex &index) const
{
    return m_outline ? index.data(DepthRole).toInt() * space::kLarge : 0;
}

QWidget *ValueDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const FieldInfo *info = fieldOf(index);
    if (!info) {
        return nullptr;
    }
    switch (info->kind) {
    case FieldKind::Enumeration:
    case FieldKind::Boolean: return makeChoice(parent, *info);
    case FieldKind::Reference: return makeReference(parent, *info);
    default: return makeLine(parent, *info);
    }
}

QWidget *ValueDelegate::makeChoice(QWidget *parent, const FieldInfo &info) const
{
    auto *box = new QComboBox(parent);
    box->setFrame(false);
    for (const EnumEntry &entry : info.options) {
        box->addItem(qtext(entry.label), qtext(entry.name));
    }
    if (info.kind == FieldKind::Boolean) {
        box->addItem(tr("no"), false);
        box->addItem(tr("yes"), true);
    }
    commitWhenChosen(box, this);
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

QWidget *ValueDelegate::makeReference(QWidget *parent, const FieldInfo &info) const
{
    auto *box = new QComboBox(parent);
    box->setFrame(false);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    // Tens of thousands of tasks: neither box nor list may measure every name.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *list = new QListView(box);
    list->setUniformItemSizes(true);
    list->setFrameShape(QFrame::NoFrame);
    box->setView(list);
    auto *rows = new ReferenceListModel(m_workspace.plan(), info.references, !info.required, box);
    box->setModel(rows);
    auto *completer = new QCompleter(rows, box);
    completer->setCompletionRole(Qt::DisplayRole);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    box->setCompleter(completer);
    return box;
}

QWidget *ValueDelegate::makeLine(QWidget *parent, const FieldInfo &info) const
{
    auto *line = new QLineEdit(parent);
    line->setFrame(false);
    line->setPlaceholderText(placeholderFor(info.kind));
    line->setAlignment((isNumber(info.kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    line->setToolTip(qtext(expectation(info)));
    line->setStyleSheet(lineSheet(m_theme, true));
    const FieldInfo *field = &info;
    QObject::connect(line, &QLineEdit::textChanged, this, [this, line, field](const QString &text) {
        const bool fine = static_cast<bool>(parseValue(m_workspace.plan(), *field, text));
        line->setStyleSheet(lineSheet(m_theme, fine));
    });
    return line;
}

void ValueDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QVariant value = index.data(Qt::EditRole);
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        const auto *rows = qobject_cast<const ReferenceListModel *>(box->model());
        box->setCurrentIndex(rows ? rows->rowOfId(value.toLongLong()) : box->findData(value));
        if (box->lineEdit()) {
            box->lineEdit()->selectAll();
        }
    } else if (auto *line = qobject_cast<QLineEdit *>(editor); line && !line->isModified()) {
        line->setText(value.toString());
        line->selectAll();
    }
}

void ValueDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        if (line->isModified()) {
            model->setData(index, line->text(), Qt::EditRole);
        }
        return;
    }
    const auto *box = qobject_cast<QComboBox *>(editor);
    const auto *rows = box ? qobject_cast<const ReferenceListModel *>(box->model()) : nullptr;
    if (!rows) {
        if (box && box->currentIndex() >= 0) {
            model->setData(index, box->currentData(), Qt::EditRole);
        }
        return;
    }
    // What is typed counts, chosen from the list or not; the model says so if no row is called that.
    const int chosen = box->currentIndex();
    if (chosen >= 0 && box->itemText(chosen) == box->currentText()) {
        model->setData(index, static_cast<qlonglong>(rows->idAt(chosen)), Qt::EditRole);
    } else {
        const int named = box->findText(box->currentText(), Qt::MatchFixedString);
        model->setData(index, named >= 0 ? QVariant(static_cast<qlonglong>(rows->idAt(named))) : box->currentText(),
                       Qt::EditRole);
    }
}

void ValueDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect rect = option.rect.adjusted(0, 0, 0, -1);
    if (qobject_cast<QComboBox *>(editor) && rect.width() < kChoiceWidth) {
        const int room = editor->parentWidget() ? editor->parentWidget()->width() : rect.right() + 1;
        rect.setWidth(std::min(kChoiceWidth, std::max(rect.width(), room)));
        rect.moveLeft(std::max(0, std::min(rect.left(), room - rect.width())));
    }
    editor->setGeometry(rect);
}

} // namespace gigaplan
