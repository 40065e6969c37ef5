// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/preview.h"
#include "model/workspace/workspace.h"
#include "ui/paint/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QTimer;

namespace gigaplan {

/// A sheet being imported into the plan: what each column becomes, the first rows with the outcome of each, and the
/// rows that are refused and why. The plan changes on Import only, in one step.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    ImportDialog(Workspace &workspace, const Theme &theme, QWidget *parent);

    /// Takes a sheet's bytes; fails where they are not a table. `name` is that of the file, or of the clipboard.
    Result<void> read(const QByteArray &bytes, const QString &name, TableId table);

    const sheet::Preview &preview() const { return m_preview; }

private:
    void buildBar(QWidget &bar);
    void buildGrid();
    void readAgain();
    void propose();
    void showColumns();
    void chooseField(std::size_t column, int index);
    void refresh();
    void showRows();
    void showRow(int line, std::size_t row);
    void showOutcome(int line, std::size_t row);
    void showSummary();
    void import();

    Workspace &m_workspace;
    const PlanSnapshot m_plan;
    const Theme m_theme;
    QByteArray m_bytes;
    csv::Sheet m_sheet;
    sheet::Mapping m_mapping;
    sheet::Preview m_preview;
    QLabel *m_file, *m_remarks, *m_summary;
    QComboBox *m_table, *m_delimiter, *m_dates, *m_numbers;
    QCheckBox *m_onlyRefused;
    QTableWidget *m_grid;
    QPushButton *m_import = nullptr;
    QTimer *m_soon;
};

/// Asks for a file and shows it in an ImportDialog for `table`; reports where it cannot be read.
void importFile(Workspace &workspace, const Theme &theme, TableId table, const QString &planFile, QWidget *window);
/// The same with what a spreadsheet put on the clipboard.
void importClipboard(Workspace &workspace, const Theme &theme, TableId table, QWidget *window);

} // namespace gigaplan
