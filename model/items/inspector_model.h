// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/derived_facts.h"
#include "model/items/fixed_columns.h"
#include "model/workspace/workspace.h"

namespace gigaplan {

/// Everything known about the primary selection, as label, value and unit: what the forecast derives, the fields (to be
/// edited in place), the sources and the notes, each group under a heading. Where several rows of one table are
/// selected an edit sets the field in all of them, and a field in which they differ says so.
class InspectorModel final : public FixedColumns {
    Q_OBJECT

public:
    enum Column { LabelColumn, ValueColumn, UnitColumn, kColumnCount };
    enum EntryKind { Heading, DerivedEntry, FieldEntry, ClaimEntry, NoteEntry };

    explicit InspectorModel(Workspace &workspace, QObject *parent = nullptr);

    EntityRef subject() const { return m_subject; }
    /// Selected rows of the subject's table, the subject first.
    const std::vector<EntityRef> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// Another row is shown, or the shown one has another name.
    void subjectChanged();

private:
    QStringList headers() const override;
    struct Entry {
        EntryKind kind = Heading;
        QString label{}, text{}, unit{};
        QString hint{}; ///< the sources of a field, or what it takes
        QVariant edit{};
        int field = -1;
        EntityRef target{}; ///< of a reference, claim or note
        bool isNumber = false;
        bool hasSources = false;

        bool sameShape(const Entry &other) const { return kind == other.kind && field == other.field; }
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    void changeSubject();
    void refresh();
    std::vector<Entry> entries() const;
    void addFacts(std::vector<Entry> &entries) const;
    void addFields(std::vector<Entry> &entries) const;
    void addSources(std::vector<Entry> &entries) const;

    Workspace &m_workspace;
    DerivedFacts m_derived;
    EntityRef m_subject;
    std::vector<EntityRef> m_rows;
    std::vector<Entry> m_entries;
};

} // namespace gigaplan
