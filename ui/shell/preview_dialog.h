// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/report_pages.h"

#include <QDialog>

namespace gigaplan {

/// One sheet of the report as large as the widget allows, painted when it is shown.
class PageView final : public QWidget {
    Q_OBJECT

public:
    explicit PageView(const ReportPages &pages, QWidget *parent = nullptr);
    void show(int page);
    int page() const { return m_page; }

Q_SIGNALS:
    void pageChanged(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const ReportPages &m_pages;
    int m_page = 0;
};

/// The report page by page. Qt's own preview lays out every page at once, which a long timeline makes gigabytes.
class PreviewDialog final : public QDialog {
    Q_OBJECT

public:
    explicit PreviewDialog(ReportPages pages, QWidget *parent = nullptr);
    PageView &pageView() { return *m_view; }

private:
    ReportPages m_pages;
    PageView *m_view;
};

} // namespace gigaplan
