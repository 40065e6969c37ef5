// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/import_dialog.h"

#include "model/edit/command.h"
#include "model/items/entity_table_model.h"
#include "model/words/labels.h"
#include "ui/kit/boxes.h"
#include "ui/kit/complain.h"
#include "ui/kit/dialog_table.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>

namespace gigaplan {

namespace {

constexpr int kPreviewSoonMs = 150;
constexpr int kMostPreviewRows = 200; ///< of the sheet that are shown
constexpr int kMostRemarks = 5; ///< that are shown; all of them in the tool tip
constexpr std::size_t kMostProblems = 3; ///< among them
constexpr int kNarrowest = 88, kWidest = 240;
constexpr std::size_t kMeasuredRows = 30; ///< that a column's width is based on
constexpr int kOutcomeColumn = 0; ///< the sheet's columns come after it
constexpr int kFieldLine = 0; ///< the sheet's rows come under it

QLabel *named(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

QString outcomeText(sheet::Outcome outcome)
{
    switch (outcome) {
    case sheet::Outcome::Added: return ImportDialog::tr("+ added");
    case sheet::Outcome::Changed: return ImportDialog::tr("≠ changed");
    case sheet::Outcome::Same: return ImportDialog::tr("as before");
    case sheet::Outcome::Refused: break;
    }
    return ImportDialog::tr("✗ refused");
}

/// Room for a column's name, its field and its first cells.
int widthOf(const csv::Sheet &sheet, std::size_t column, const QString &field, const QFontMetrics &metrics)
{
    int width = metrics.horizontalAdvance(field) + space::kHuge; // and the arrow of the choice
    width = std::max(width, metrics.horizontalAdvance(qtext(sheet.header.cells[column])));
    for (std::size_t row = 0; row < std::min(sheet.rows.size(), kMeasuredRows); ++row) {
        width = std::max(width, metrics.horizontalAdvance(qtext(sheet.cell(row, column)).simplified()));
    }
    return std::clamp(width + space::kHuge, kNarrowest, kWidest); // and a mark
}

void show(Workspace &workspace, const Theme &theme, const QByteArray &bytes, const QString &name, TableId table,
          QWidget *window)
{
    ImportDialog dialog(workspace, theme, window);
    if (const auto read = dialog.read(bytes, name, table); !read) {
        complain(window, ImportDialog::tr("This cannot be read as a table."), qtext(read.error().message));
        return;
    }
    dialog.exec();
}

} // namespace

ImportDialog::ImportDialog(Workspace &workspace, const Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_plan(workspace.plan()),
      m_theme(theme),
      m_file(new QLabel(this)),
      m_remarks(new QLabel(this)),
      m_summary(new QLabel(this)),
      m_table(new QComboBox(this)),
      m_delimiter(new QComboBox(this)),
      m_dates(new QComboBox(this)),
      m_numbers(new QComboBox(this)),
      m_onlyRefused(new QCheckBox(tr("Only &refused rows"), this)),
      m_grid(new QTableWidget(this)),
      m_soon(new QTimer(this))
{
    setWindowTitle(tr("Import a sheet"));
    setObjectName(QStringLiteral("importDialog"));
    auto *bar = new QWidget(this);
    buildBar(*bar);
    buildGrid();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_import = buttons->button(QDialogButtonBox::Ok);
    m_import->setDefault(true);
    m_file->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_file->setWordWrap(true);
    m_remarks->setForegroundRole(QPalette::PlaceholderText);
    m_remarks->setWordWrap(true);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    auto *last = line(nullptr, {{m_summary, 1}, buttons}, {}, kUsualSpacing);
    column(this, {m_file, bar, {m_grid, 1}, m_remarks, last}, kDialogMargins, space::kMedium);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kPreviewSoonMs);
    connect(m_soon, &QTimer::timeout, this, &ImportDialog::refresh);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    resize(1180, 640);
}

void ImportDialog::buildBar(QWidget &bar)
{
    for (std::size_t i = 0; i < kPlannedTableCount; ++i) {
        if (tableAt(i) != tableId<Plan>()) {
            m_table->addItem(tableTitle(tableAt(i)), static_cast<int>(i));
        }
    }
    const std::pair<QString, char> delimiters[]{{tr("Comma"), ','}, {tr("Semicolon"), ';'}, {tr("Tab"), '\t'}};
    for (const auto &[label, sign] : delimiters) {
        m_delimiter->addItem(label, QChar(QLatin1Char(sign)));
    }
    m_dates->addItems({tr("As the cells tell"), tr("Year first"), tr("Day first"), tr("Month first")});
    m_numbers->addItems({tr("As they tell"), tr("1,234.5"), tr("1.234,5")});
    m_table->setObjectName(QStringLiteral("importTable"));
    m_delimiter->setObjectName(QStringLiteral("importDelimiter"));
    m_dates->setObjectName(QStringLiteral("importDates"));
    m_numbers->setObjectName(QStringLiteral("importNumbers"));
    auto *row = line(&bar, {}, {}, space::kSmall);
    const std::pair<QString, QComboBox *> boxes[]{{tr("&Rows are"), m_table},
                                                  {tr("Column &separator"), m_delimiter},
                                                  {tr("&Dates"), m_dates},
                                                  {tr("&Numbers"), m_numbers}};
    for (const auto &[label, box] : boxes) {
        row->addWidget(named(label, box));
        row->addWidget(box);
        row->addSpacing(space::kMedium);
    }
    row->addStretch(1);
    row->addWidget(m_onlyRefused);
    connect(m_table, &QComboBox::activated, this, &ImportDialog::propose);
    connect(m_delimiter, &QComboBox::activated, this, &ImportDialog::readAgain);
    for (const QComboBox *box : {m_dates, m_numbers}) {
        connect(box, &QComboBox::currentIndexChanged, m_soon, qOverload<>(&QTimer::start));
    }
    connect(m_onlyRefused, &QCheckBox::toggled, this, &ImportDialog::showRows);
}

void ImportDialog::buildGrid()
{
    m_grid->setObjectName(QStringLiteral("importGrid"));
    m_grid->setAccessibleName(tr("Field of each column, and the first rows"));
    m_grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_grid->setSelectionMode(QAbstractItemView::NoSelection);
    m_grid->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    dressDialogTable(*m_grid, *m_grid->horizontalHeader(), m_theme);
    m_grid->verticalHeader()->show(); // the lines of the file
    m_grid->verticalHeader()->setStyleSheet(m_grid->horizontalHeader()->styleSheet());
    m_grid->setStyleSheet(
        m_grid->styleSheet()
        + QStringLiteral("QTableCornerButton::section { background: %1; border: none; border-bottom: 1px solid %2; }")
              .arg(m_theme.panel.name(), m_theme.hairline.name()));
    m_grid->verticalHeader()->setFont(Theme::font(TextSize::Small));
    m_grid->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

Result<void> ImportDialog::read(const QByteArray &bytes, const QString &name, TableId table)
{
    GIGAPLAN_TRY_VALUE(auto sheet,
                       csv::read({bytes.constData(), static_cast<std::size_t>(bytes.size())}, name.toStdString()));
    m_bytes = bytes;
    m_sheet = std::move(sheet);
    m_table->setCurrentIndex(m_table->findData(static_cast<int>(table)));
    if (m_delimiter->findData(QChar(QLatin1Char(m_sheet.delimiter))) < 0) {
        m_delimiter->addItem(QString(QLatin1Char(m_sheet.delimiter)), QChar(QLatin1Char(m_sheet.delimiter)));
    }
    m_delimiter->setCurrentIndex(m_delimiter->findData(QChar(QLatin1Char(m_sheet.delimiter))));
    propose();
    return {};
}

void ImportDialog::readAgain()
{
    auto sheet = csv::read({m_bytes.constData(), static_cast<std::size_t>(m_bytes.size())}, m_sheet.file,
                           m_delimiter->currentData().toChar().toLatin1());
    if (!sheet) {
        complain(this, tr("This cannot be read as a table."), qtext(sheet.error().message));
        m_delimiter->setCurrentIndex(m_delimiter->findData(QChar(QLatin1Char(m_sheet.delimiter))));
        return;
    }
    m_sheet = std::move(*sheet);
    propose();
}

void ImportDialog::propose()
{
    m_mapping =
        sheet::proposeMapping(m_plan, tableAt(static_cast<std::size_t>(m_table->currentData().toInt())), m_sheet);
    m_file->setText(tr("%1 · %L2 rows · %3")
                        .arg(QFileInfo(qtext(m_sheet.file)).fileName())
                        .arg(m_sheet.rows.size())
                        .arg(qtext(csv::encodingName(m_sheet.encoding))));
    showColumns();
    refresh();
}

void ImportDialog::showColumns()
{
    const auto targets = sheet::targetsOf(m_mapping.table);
    m_grid->clear();
    m_grid->setRowCount(1);
    m_grid->setColumnCount(static_cast<int>(m_mapping.columns.size()) + 1);
    QStringList headers{tr("Result")};
    for (std::size_t column = 0; column < m_mapping.columns.size(); ++column) {
        const QString header = qtext(m_sheet.header.cells[column]);
        headers.append(header);
        auto *box = new QComboBox;
        for (const sheet::TargetName &one : targets) {
            box->addItem(qtext(one.label));
            if (one.target == m_mapping.columns[column].target) {
                box->setCurrentIndex(box->count() - 1);
            }
        }
        box->setFrame(false);
        box->setAccessibleName(tr("Column %1 becomes").arg(header));
        box->setToolTip(m_mapping.columns[column].confidence > 0
                            ? tr("Proposed by name and first cells, %1 % sure")
                                  .arg(qRound(m_mapping.columns[column].confidence * 100))
                            : tr("No field matches this name"));
        connect(box, &QComboBox::activated, this, [this, column](int index) { chooseField(column, index); });
        m_grid->setCellWidget(kFieldLine, static_cast<int>(column) + 1, box);
        m_grid->setColumnWidth(static_cast<int>(column) + 1,
                               widthOf(m_sheet, column, box->currentText(), m_grid->fontMetrics()));
    }
    m_grid->setHorizontalHeaderLabels(headers);
    m_grid->setColumnWidth(kOutcomeColumn, kNarrowest);
}

void ImportDialog::chooseField(std::size_t column, int index)
{
    const sheet::Target target = sheet::targetsOf(m_mapping.table)[static_cast<std::size_t>(index)].target;
    const bool mayRepeat = target.role == sheet::Role::Ignored || target.role == sheet::Role::Computed;
    for (std::size_t other = 0; other < m_mapping.columns.size() && !mayRepeat; ++other) {
        if (other != column && m_mapping.columns[other].target == target) {
            m_mapping.columns[other].target = {};
            qobject_cast<QComboBox *>(m_grid->cellWidget(kFieldLine, static_cast<int>(other) + 1))->setCurrentIndex(0);
        }
    }
    m_mapping.columns[column].target = target;
    m_mapping.columns[column].confidence = 1;
    m_soon->start();
}

void ImportDialog::refresh()
{
    m_soon->stop();
    const int dates = m_dates->currentIndex();
    m_mapping.dateOrder = dates > 0 ? std::optional(static_cast<sheet::DateOrder>(dates - 1)) : std::nullopt;
    const int numbers = m_numbers->currentIndex();
    m_mapping.decimalSign =
        numbers == 0 ? std::nullopt : std::optional(numbers == 1 ? DecimalSign::Point : DecimalSign::Comma);
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    m_preview = sheet::previewImport(m_plan, m_sheet, m_mapping);
    QGuiApplication::restoreOverrideCursor();
    m_onlyRefused->setEnabled(!m_preview.problems.empty());
    if (m_preview.problems.empty()) {
        m_onlyRefused->setChecked(false);
    }
    showRows();
    showSummary();
}

void ImportDialog::showRows()
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < m_sheet.rows.size() && rows.size() < kMostPreviewRows; ++row) {
        if (!m_onlyRefused->isChecked() || m_preview.outcomes[row] == sheet::Outcome::Refused) {
            rows.push_back(row);
        }
    }
    m_grid->setRowCount(static_cast<int>(rows.size()) + 1);
    QStringList lines{tr("Field")};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        lines.append(tr("%L1").arg(m_sheet.rows[rows[i]].line));
        showRow(static_cast<int>(i) + 1, rows[i]);
    }
    m_grid->setVerticalHeaderLabels(lines);
}

void ImportDialog::showRow(int line, std::size_t row)
{
    for (std::size_t column = 0; column < m_mapping.columns.size(); ++column) {
        const QString text = qtext(m_sheet.cell(row, column)).simplified();
        auto *item = new QTableWidgetItem(text);
        item->setToolTip(text);
        if (m_mapping.columns[column].target.role == sheet::Role::Ignored
            || m_mapping.columns[column].target.role == sheet::Role::Computed) {
            item->setForeground(m_theme.quietText);
        }
        m_grid->setItem(line, static_cast<int>(column) + 1, item);
    }
    showOutcome(line, row);
}

void ImportDialog::showOutcome(int line, std::size_t row)
{
    // Where the whole sheet is refused, its rows are not to blame.
    const bool known = m_preview.refusal.empty();
    auto *outcome = new QTableWidgetItem(known ? outcomeText(m_preview.outcomes[row]) : QString());
    if (known && m_preview.outcomes[row] == sheet::Outcome::Refused) {
        outcome->setForeground(m_theme.failed);
    } else if (known && m_preview.outcomes[row] == sheet::Outcome::Same) {
        outcome->setForeground(m_theme.quietText);
    }
    m_grid->setItem(line, kOutcomeColumn, outcome);
    const auto first =
        std::lower_bound(m_preview.problems.begin(), m_preview.problems.end(), row,
                         [](const sheet::Problem &problem, std::size_t wanted) { return problem.row < wanted; });
    QStringList why;
    for (auto problem = first; problem != m_preview.problems.end() && problem->row == row; ++problem) {
        why.append(qtext(placeAndText(m_sheet, *problem)));
        if (problem->column < m_mapping.columns.size()) {
            QTableWidgetItem *cell = m_grid->item(line, static_cast<int>(problem->column) + 1);
            cell->setText(QStringLiteral("✗ ") + cell->text());
            cell->setForeground(m_theme.failed);
            cell->setToolTip(qtext(problem->text));
        }
    }
    outcome->setToolTip(why.join(QLatin1Char('\n')));
}

void ImportDialog::showSummary()
{
    QStringList remarks{tr("Rows are identified by %1.").arg(qtext(sheet::matchLabel(m_preview.matchedBy)))};
    for (std::size_t i = 0; i < m_preview.problems.size() && i < kMostProblems; ++i) {
        remarks.append(QStringLiteral("✗ ") + qtext(placeAndText(m_sheet, m_preview.problems[i])));
    }
    for (const std::string &remark : m_preview.remarks) {
        remarks.append(qtext(remark));
    }
    m_remarks->setToolTip(remarks.join(QLatin1Char('\n')));
    m_remarks->setText(remarks.mid(0, kMostRemarks).join(QLatin1Char('\n')));
    const bool refused = !m_preview.refusal.empty();
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, refused ? m_theme.failed : m_theme.text);
    m_summary->setPalette(colours);
    m_summary->setText(refused ? tr("✗ Nothing can be imported: %1").arg(qtext(m_preview.refusal))
                               : qtext(m_preview.summary()));
    m_import->setEnabled(!refused && !m_preview.change.isEmpty());
    m_import->setText(m_preview.problems.empty() || refused ? tr("&Import") : tr("&Import the Other Rows"));
}

void ImportDialog::import()
{
    if (m_soon->isActive()) {
        refresh(); // a choice was made a moment ago
    }
    if (m_workspace.perform(*importCommand(m_preview, m_sheet))) {
        accept();
    }
}

void importFile(Workspace &workspace, const Theme &theme, TableId table, const QString &planFile, QWidget *window)
{
    const QString file =
        QFileDialog::getOpenFileName(window, ImportDialog::tr("Import a sheet"), QFileInfo(planFile).absolutePath(),
                                     ImportDialog::tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    if (file.isEmpty()) {
        return;
    }
    if (!QFileInfo(file).isFile()) {
        complain(window, ImportDialog::tr("The file cannot be read."),
                 ImportDialog::tr("It is a device, a pipe or a directory.")); // which might never end
        return;
    }
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly) || input.size() > static_cast<qint64>(csv::kMostBytes)) {
        complain(window, ImportDialog::tr("The file cannot be read."),
                 input.isOpen() ? ImportDialog::tr("It is longer than 256 MiB.") : input.errorString());
        return;
    }
    show(workspace, theme, input.readAll(), file, table, window);
}

void importClipboard(Workspace &workspace, const Theme &theme, TableId table, QWidget *window)
{
    const QByteArray bytes = QGuiApplication::clipboard()->text().toUtf8();
    if (bytes.trimmed().isEmpty()) {
        complain(window, ImportDialog::tr("There are no rows on the clipboard."),
                 ImportDialog::tr("Copy rows in a spreadsheet together with their header row."));
        return;
    }
    show(workspace, theme, bytes, ImportDialog::tr("Clipboard"), table, window);
}

} // namespace gigaplan
