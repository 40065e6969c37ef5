# Sourced by app/run, tests/run: installs what is missing on Debian 12, or prints the line that would.
# One list for all, so that a fresh machine needs nothing by hand.

gigaplan_packages() {
    # build
    echo cmake ninja-build g++ mold pkg-config qt6-base-dev qt6-charts-dev qt6-svg-dev libqt6opengl6-dev \
        libgl-dev libxkbcommon-dev libsqlite3-dev zlib1g-dev nlohmann-json3-dev
    # run: an icon theme, the SVG icon plugin, a font with tabular figures
    echo breeze-icon-theme libqt6svg6 fonts-dejavu-core
    # test: a display without a screen, something to look into it, PDF tools, a checker of XML schemas, and what
    # gathers the texts for translators
    echo xvfb xauth xdotool x11-utils imagemagick poppler-utils libxml2-utils git python3 qt6-l10n-tools
    # lint: the tools and the compiler that they are parts of
    echo clang clang-format clang-tidy clazy
}

gigaplan_setup() {
    local missing=() package
    command -v dpkg-query >/dev/null || { echo "This script knows Debian 12 only; see README.md for what is needed." >&2; return 0; }
    for package in $(gigaplan_packages); do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local sudo=""
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            sudo="sudo"
        else
            echo "Missing packages. Run this once, then again what you just ran:" >&2
            echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
    fi
    echo "Installing: ${missing[*]}" >&2
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
