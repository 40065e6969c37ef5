// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/floor/floor_view.h"

#include "model/edit/commands.h"
#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "ui/floor/floor_canvas.h"
#include "ui/kit/boxes.h"
#include "ui/kit/empty_page.h"
#include "ui/paint/floor_shades.h"

#include <QButtonGroup>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

#include <array>

namespace gigaplan {

namespace {

constexpr std::array kColours{FloorColour::State, FloorColour::Phase, FloorColour::Power, FloorColour::Equipment};

} // namespace

FloorView::FloorView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_canvas(new FloorCanvas(workspace, this)),
      m_colours(new QButtonGroup(this)),
      m_header(makeHeader()),
      m_empty(
          new EmptyPage(tr("No places yet"),
                        tr("The floor map shows every campus, building, hall, row and rack, and how far each has "
                           "come on the as-of date.\nStart with a site; buildings, halls and rows stand inside it."),
                        this)),
      m_firstStep(m_empty->addWay(tr("Add a site"))),
      m_pages(new QStackedLayout)
{
    setAutoFillBackground(true);
    m_pages->addWidget(m_canvas);
    m_pages->addWidget(m_empty);
    connect(m_firstStep, &QPushButton::clicked, this, &FloorView::addFirstSite);
    column(this, {m_header, {m_pages, 1}});
    setFocusProxy(m_canvas);

    connect(m_canvas, &FloorCanvas::sceneChanged, this, &FloorView::showRightPage);
    connect(&m_workspace, &Workspace::documentReplaced, this, &FloorView::showRightPage);
    connect(&m_workspace, &Workspace::planChanged, this, &FloorView::showRightPage);
    connect(m_colours, &QButtonGroup::idClicked, this,
            [this](int id) { m_canvas->setColour(kColours[static_cast<std::size_t>(id)]); });
    setTheme(m_theme);
    showRightPage();
}

QWidget *FloorView::makeHeader()
{
    auto *header = new QWidget(this);
    auto *row = line(header, {new QLabel(tr("Colour by"), header)},
                     {space::kLarge, space::kSmall, space::kLarge, space::kSmall}, space::kTiny);
    for (std::size_t i = 0; i < kColours.size(); ++i) {
        auto *button = new QToolButton(header);
        button->setText(floorColourName(kColours[i]));
        button->setCheckable(true);
        button->setChecked(i == 0);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(tr("Colour by %1").arg(button->text()));
        m_colours->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    row->addStretch(1);
    const auto addStep = [&](const QString &icon, const QString &text, const QString &tip, auto &&act) {
        auto *button = new QToolButton(header);
        button->setIcon(QIcon::fromTheme(icon));
        button->setText(text);
        button->setIconSize({space::kIcon, space::kIcon});
        button->setToolButtonStyle(button->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, m_canvas, act);
        row->addWidget(button);
    };
    addStep(QStringLiteral("zoom-out"), QStringLiteral("−"), tr("Zoom out (-)"), [this] { m_canvas->zoom(1 / 1.6); });
    addStep(QStringLiteral("zoom-in"), QStringLiteral("+"), tr("Zoom in (+)"), [this] { m_canvas->zoom(1.6); });
    addStep(QStringLiteral("zoom-fit-best"), tr("Fit"), tr("Show everything (Home)"), [this] { m_canvas->fit(); });
    return header;
}

void FloorView::setTheme(const Theme &theme)
{
    m_theme = theme;
    setPalette(theme.panelPalette());
    m_empty->setTheme(theme);
    m_header->setStyleSheet(
        QStringLiteral(
            "QLabel { color: %3; padding-right: %2px; }"
            "QToolButton { border: 1px solid transparent; border-radius: %1px; padding: 3px %2px; color: %3; }"
            "QToolButton:hover { background: %4; color: %5; }"
            "QToolButton:checked { background: %6; color: %5; }"
            "QToolButton:focus { border-color: %7; }")
            .arg(space::kCorner)
            .arg(space::kSmall)
            .arg(theme.quietText.name(), theme.hover.name(), theme.text.name(), theme.hairline.name(),
                 theme.accent.name()));
    m_canvas->setTheme(theme);
}

bool FloorView::showsEmptyState() const
{
    return m_pages->currentWidget() == m_empty;
}

void FloorView::showRightPage()
{
    m_firstStep->setVisible(m_workspace.document() != nullptr);
    m_pages->setCurrentWidget(m_workspace.plan().table<Site>().isEmpty() ? m_empty : static_cast<QWidget *>(m_canvas));
    m_header->setEnabled(!showsEmptyState());
}

void FloorView::addFirstSite()
{
    if (const auto command = addDefaultRow(m_workspace.plan(), tableId<Site>(), {})) {
        m_workspace.perform(*command);
    }
}

ViewSpec floorSpec()
{
    return viewSpec<FloorView>(QLatin1String("floor"), FloorView::tr("Floor"),
                               FloorView::tr("Campus, buildings, halls, rows and racks on the as-of date"),
                               [](EntityRef ref) {
                                   return ref.is<Site>() || ref.is<Building>() || ref.is<Hall>() || ref.is<Row>();
                               });
}

} // namespace gigaplan
