// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace gigaplan {

/// The kind of failure, so that a caller can choose an exit code or offer a remedy.
enum class ErrorKind {
    Usage, ///< the caller asked for something that makes no sense
    Unreadable, ///< the input is missing, damaged, of another format or of a newer version
    Invalid, ///< the input was read but breaks a rule of the plan (dangling reference, cycle, range)
    NotWritten, ///< the output could not be written; what was there before is untouched
    Cancelled,
    Locked, ///< another process has the file open
};

/// Why an operation failed: one sentence for the user that names the file, the place and what was expected.
struct Error {
    ErrorKind kind = ErrorKind::Unreadable;
    std::string message;

    /// The same error with what was being done in front: "plan.json: " + message.
    Error in(const std::string &context) const { return {kind, context + ": " + message}; }
};

/// A value, or the reason why there is none. External failures are returned, never thrown across a module boundary.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_failed(true) {}

    explicit operator bool() const { return !m_failed; }
    const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace gigaplan

#define GIGAPLAN_JOIN(a, b) a##b
#define GIGAPLAN_JOINED(a, b) GIGAPLAN_JOIN(a, b)
#define GIGAPLAN_TRY_AS(tried, ...)                                                                                    \
    if (const auto tried = __VA_ARGS__; !tried) {                                                                      \
        return tried.error();                                                                                          \
    }
#define GIGAPLAN_TRY_VALUE_AS(tried, declaration, ...)                                                                 \
    auto tried = __VA_ARGS__;                                                                                          \
    if (!tried) {                                                                                                      \
        return tried.error();                                                                                          \
    }                                                                                                                  \
    declaration = std::move(*tried)

/// Returns from the function with the error of a Result that has one.
#define GIGAPLAN_TRY(...) GIGAPLAN_TRY_AS(GIGAPLAN_JOINED(tried, __COUNTER__), __VA_ARGS__)

/// Declares what a Result holds, or returns from the function with its error; several statements, so always in braces:
///     GIGAPLAN_TRY_VALUE(const auto plan, readPlan(file));
#define GIGAPLAN_TRY_VALUE(declaration, ...)                                                                           \
    GIGAPLAN_TRY_VALUE_AS(GIGAPLAN_JOINED(tried, __COUNTER__), declaration, __VA_ARGS__)
