// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include "ui/help/help_browser.h"
#include "ui/help/help_pages.h"
#include "ui/help/page_delegate.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/empty_hint.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>

namespace gigaplan {

namespace {

constexpr QSize kUsualSize{820, 600};
constexpr int kContentsWidth = 210;

/// Next to the parent's right edge, where most of the view that is asked about stays in sight; on the screen as a whole.
QRect placeBeside(const QWidget &parent)
{
    const QRect screen = parent.screen()->availableGeometry();
    const QSize size = kUsualSize.boundedTo(screen.size() - QSize(2 * space::kHuge, 2 * space::kHuge));
    QRect place(QPoint(), size);
    place.moveCenter(parent.frameGeometry().center());
    place.moveRight(std::min(parent.frameGeometry().right(), screen.right()) - space::kHuge);
    place.moveTop(std::max(place.top(), screen.top() + space::kHuge));
    place.moveLeft(std::max(place.left(), screen.left()));
    return place;
}

} // namespace

HelpWindow::HelpWindow(const Theme &theme, QWidget *parent)
    : QDialog(parent), m_words(new QLineEdit(this)), m_list(new QListWidget(this)), m_browser(new HelpBrowser(this))
{
    setWindowTitle(tr("Gigaplan Help"));
    setObjectName(QStringLiteral("helpWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeContents());
    parts->addWidget(makeReader());
    parts->setStretchFactor(1, 1);
    parts->setSizes({kContentsWidth, kUsualSize.width() - kContentsWidth});
    column(this, {parts});
    setGeometry(placeBeside(*parent));
    // The browser's own source is still the one before.
    connect(m_browser, &QTextBrowser::sourceChanged, this, [this](const QUrl &url) {
        m_page = helpPageId(url);
        followPage();
    });
    fillList();
    setTheme(theme);
    m_browser->setFocus();
}

QWidget *HelpWindow::makeContents()
{
    auto *contents = new QWidget(this);
    m_search = new QWidget(contents);
    m_words->setPlaceholderText(tr("Search the help"));
    m_words->setAccessibleName(tr("Show pages with these words"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_list->setAccessibleName(tr("Pages of the help"));
    m_list->setItemDelegate(new PageDelegate(this));
    new EmptyHint(*m_list, tr("No page has these words."));
    line(m_search, {m_words}, {space::kSmall, space::kSmall, space::kSmall, space::kTiny});
    column(contents, {m_search, {m_list, 1}});
    auto *search = new QShortcut(QKeySequence::Find, this);
    connect(search, &QShortcut::activated, this, [this] {
        m_words->setFocus();
        m_words->selectAll();
    });
    connect(m_words, &QLineEdit::textChanged, this, &HelpWindow::fillList);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item) {
            showPage(item->data(Qt::UserRole).toString());
        }
    });
    return contents;
}

QWidget *HelpWindow::makeReader()
{
    auto *reader = new QWidget(this);
    m_bar = new QWidget(reader);
    m_back = makeStep(tr("Back"), "go-previous", QKeySequence(Qt::ALT | Qt::Key_Left));
    m_forward = makeStep(tr("Forward"), "go-next", QKeySequence(Qt::ALT | Qt::Key_Right));
    line(m_bar, {m_back, m_forward, BoxPart::rest()}, {space::kMedium, space::kSmall, space::kSmall, space::kTiny},
         space::kTiny);
    column(reader, {m_bar, {m_browser, 1}});
    connect(m_back, &QToolButton::clicked, m_browser, &QTextBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_browser, &QTextBrowser::forward);
    connect(m_browser, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    return reader;
}

QToolButton *HelpWindow::makeStep(const QString &text, const char *icon, const QKeySequence &keys)
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(QLatin1String(icon));
    button->setAutoRaise(true);
    button->setIconSize({space::kIcon, space::kIcon});
    button->setShortcut(keys);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tr("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    button->setAccessibleName(text);
    button->setEnabled(false);
    return button;
}

void HelpWindow::setTheme(const Theme &theme)
{
    setPalette(theme.panelPalette());
    dressBar(*m_search, theme);
    dressBar(*m_bar, theme);
    dressView(*m_list, theme);
    m_browser->setTheme(theme);
    for (QToolButton *step : {m_back, m_forward}) {
        step->setIcon(QIcon::fromTheme(step->objectName()));
    }
}

void HelpWindow::showPage(const QString &id)
{
    const HelpPage *page = helpPage(id);
    const QUrl url = (page ? *page : helpPages().front()).url();
    if (url != m_browser->source()) {
        m_browser->setSource(url);
    }
}

void HelpWindow::fillList()
{
    const QStringList words = m_words->text().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QSignalBlocker quiet(m_list); // listing pages leads to none
    m_list->clear();
    for (const HelpPage &page : helpPages()) {
        if (page.contains(words)) {
            auto *item = new QListWidgetItem(page.title, m_list);
            item->setData(Qt::UserRole, page.id);
        }
    }
    m_browser->setMarked(words);
    followPage();
}

void HelpWindow::followPage()
{
    // The page that is shown may be none of those that were found.
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(-1);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == m_page) {
            m_list->setCurrentRow(row);
        }
    }
}

bool HelpWindow::eventFilter(QObject *watched, QEvent *event)
{
    // From the search to what it found, without the mouse.
    if (watched == m_words && event->type() == QEvent::KeyPress && m_list->count() > 0) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list->setCurrentRow(std::max(0, m_list->currentRow()));
            m_list->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace gigaplan
