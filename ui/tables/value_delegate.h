// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/workspace/workspace.h"
#include "ui/kit/themed_delegate.h"

namespace gigaplan {

/// Paints cells of plan tables and edits them by the kind of their field: a list for enumerations, yes/no and
/// references (which can be searched by typing), a checked line of text for the rest. Cells that cannot be edited are
/// tinted. Items say which field they hold by FieldTableRole and FieldIndexRole.
class ValueDelegate : public ThemedDelegate {
    Q_OBJECT

public:
    explicit ValueDelegate(Workspace &workspace, QObject *parent = nullptr);

    /// Whether tasks are indented by their depth, which means something only in outline order.
    void setOutline(bool outline) { m_outline = outline; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    QWidget *makeChoice(QWidget *parent, const FieldInfo &info) const;
    QWidget *makeReference(QWidget *parent, const FieldInfo &info) const;
    QWidget *makeLine(QWidget *parent, const FieldInfo &info) const;

    int indentOf(const QModelIndex &index) const;

    Workspace &m_workspace;
    bool m_outline = true;
};

} // namespace gigaplan
