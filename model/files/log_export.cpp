// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/log_export.h"

#include "model/exchange/csv/csv.h"
#include "model/files/file_content.h"
#include "model/words/qtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gigaplan {

namespace {

constexpr std::string_view kindName(LoggedEdit::Kind kind)
{
    switch (kind) {
    case LoggedEdit::Kind::Undo: return "undo";
    case LoggedEdit::Kind::Redo: return "redo";
    case LoggedEdit::Kind::Edit: break;
    }
    return "edit";
}

QJsonObject changeObject(const LoggedChange &change)
{
    return {{QStringLiteral("subject"), qtext(change.subject)},
            {QStringLiteral("name"), qtext(change.name)},
            {QStringLiteral("field"), qtext(change.field)},
            {QStringLiteral("before"), qtext(change.before)},
            {QStringLiteral("after"), qtext(change.after)}};
}

QJsonObject editObject(const LoggedEdit &edit)
{
    QJsonArray changes;
    for (const LoggedChange &change : edit.changes) {
        changes.append(changeObject(change));
    }
    QJsonObject object{{QStringLiteral("number"), static_cast<qint64>(edit.number)},
                       {QStringLiteral("kind"), qtext(kindName(edit.kind))},
                       {QStringLiteral("made_on"), qtext(edit.madeOn)},
                       {QStringLiteral("made_by"), qtext(edit.madeBy)},
                       {QStringLiteral("scenario"), qtext(edit.scenario)},
                       {QStringLiteral("text"), qtext(edit.text)},
                       {QStringLiteral("reason"), qtext(edit.reason)},
                       {QStringLiteral("changes"), changes}};
    if (edit.replays) {
        object.insert(QStringLiteral("replays"), static_cast<qint64>(edit.replays));
    }
    return object;
}

} // namespace

std::string logAsCsv(const std::vector<LoggedEdit> &log)
{
    std::string out = csv::row({"number", "kind", "made_on", "made_by", "scenario", "text", "reason", "replays",
                                "subject", "name", "field", "before", "after"});
    for (const LoggedEdit &edit : log) {
        std::vector<std::string> cells{
            csv::cell(edit.number),   csv::cell(kindName(edit.kind)),
            csv::cell(edit.madeOn),   csv::cell(edit.madeBy),
            csv::cell(edit.scenario), csv::cell(edit.text),
            csv::cell(edit.reason),   edit.replays ? csv::cell(edit.replays) : std::string()};
        const std::size_t ofEdit = cells.size();
        static const std::vector<LoggedChange> none(1);
        for (const LoggedChange &change : edit.changes.empty() ? none : edit.changes) {
            cells.resize(ofEdit);
            for (const std::string *part :
                 {&change.subject, &change.name, &change.field, &change.before, &change.after}) {
                cells.push_back(csv::cell(*part));
            }
            out += csv::row(cells);
        }
    }
    return out;
}

std::string logAsJson(const std::vector<LoggedEdit> &log)
{
    std::string out = "{\"edits\": [";
    const char *before = "\n";
    for (const LoggedEdit &edit : log) {
        out += before + QJsonDocument(editObject(edit)).toJson(QJsonDocument::Compact).toStdString();
        before = ",\n";
    }
    return out + "\n]}\n";
}

Result<std::string> logAs(const std::vector<LoggedEdit> &log, const std::filesystem::path &file)
{
    const std::string suffix = files::extensionOf(file);
    if (suffix != ".csv" && suffix != ".json") {
        return Error{ErrorKind::Usage, "the log of edits is written as .csv or .json, not as \"" + suffix + '"'};
    }
    return suffix == ".csv" ? logAsCsv(log) : logAsJson(log);
}

} // namespace gigaplan
