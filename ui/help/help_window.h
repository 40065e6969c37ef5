// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QToolButton;

namespace gigaplan {

class HelpBrowser;
struct Theme;

/// The help: its pages at the left, the one that is read at the right. Stays open next to the window.
class HelpWindow final : public QDialog {
    Q_OBJECT

public:
    HelpWindow(const Theme &theme, QWidget *parent);

    void setTheme(const Theme &theme);
    /// Brings the page of this id to the front; the index where there is none. The page of a view has the view's id.
    void showPage(const QString &id);
    const QString &page() const { return m_page; } ///< the id of the one that is shown

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeContents();
    QWidget *makeReader();
    QToolButton *makeStep(const QString &text, const char *icon, const QKeySequence &keys);
    void fillList();
    void followPage();

    QString m_page;
    QLineEdit *m_words;
    QListWidget *m_list;
    HelpBrowser *m_browser;
    QToolButton *m_back = nullptr, *m_forward = nullptr;
    QWidget *m_search = nullptr, *m_bar = nullptr;
};

} // namespace gigaplan
