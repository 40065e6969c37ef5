// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>
#include <string>

class QLabel;
class QLineEdit;
class QPushButton;

namespace gigaplan {

/// Asks for a name and for a word about what is named; says at once where a name cannot be taken.
class NameDialog final : public QDialog {
    Q_OBJECT

public:
    struct Words {
        QString id; ///< the dialog's object name is this with "Dialog", the name's with "Name"
        QString title;
        QString explanation = {};
        QString name = {}, placeholder = {}; ///< what is in the field at first, and what is there while it is empty
        QString about; ///< the label of the other field
        QString taken; ///< shown where another one has the name
        QString accept; ///< the text of the button
    };
    using IsTaken = std::function<bool(const std::string &name)>;

    /// `about` is the other field, which the dialog takes over.
    NameDialog(const Words &words, QWidget &about, IsTaken isTaken, QWidget *parent);

    std::string name() const;

private:
    void check();

    const IsTaken m_isTaken;
    const QString m_taken;
    QLineEdit *m_name;
    QLabel *m_problem;
    QPushButton *m_accept = nullptr;
};

} // namespace gigaplan
