// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/why_model.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QListView;

namespace gigaplan {

/// Why the selected task has its dates. A click on a step selects its task everywhere and brings it into sight, and the
/// answer stays; a double click or Enter asks about that task instead.
class WhyPanel final : public QWidget {
    Q_OBJECT

public:
    explicit WhyPanel(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override { return {320, 480}; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void follow();
    void showSubject();
    void go(const QModelIndex &index);
    void askAbout(const QModelIndex &index);

    Workspace &m_workspace;
    WhyModel *m_model;
    QLabel *m_name;
    QListView *m_list;
    bool m_isGoing = false; ///< the selection changes by a click in here
};

} // namespace gigaplan
