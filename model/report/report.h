// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/analysis/risk/risk_analysis.h"

#include <variant>

namespace gigaplan {

/// The content of a report, as data: words and figures, no layout. A drawing is named, not drawn.
struct ReportFigures {
    struct Figure {
        std::string value;
        std::string label;
    };
    std::vector<Figure> figures;
};

struct ReportTable {
    struct Column {
        std::string title; ///< with the unit
        double share = 1; ///< of the table's width, relative to the others
        bool number = false; ///< right-aligned
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::string whenEmpty; ///< said instead of an empty table
};

struct ReportDrawing {
    std::string name; ///< of the window's register of drawings
    Date at; ///< for floor maps and the as-of line
    bool takesPages = false; ///< as many as it needs
    bool titlesItself = true; ///< with a headline of its own
};

struct ReportSection {
    std::string title;
    std::string text; ///< a paragraph before the content, may be empty
    std::variant<ReportFigures, ReportTable, ReportDrawing> content;
};

struct Report {
    std::string title;
    std::string subtitle; ///< "as of 14 Mar 2028 · target 10.0 GW IT"
    std::string description;
    std::vector<ReportSection> sections; ///< the first is the cover's key figures
};

/// The report of a forecast on a date: key figures, phases, timeline, charts, floor maps at the first go-live, on the
/// date and at the end, tranches, findings, assumptions and sources. With a risk analysis of the same plan also its fan,
/// milestones, tornado and order dates, each with the trials, seed and profile that it is based on.
Report buildReport(const Forecast &forecast, Date at, const RiskAnalysis *risk = nullptr);

} // namespace gigaplan
