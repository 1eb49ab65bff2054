#!/usr/bin/env bash
# Everything that is checked: build, types, lint, layout, unused code, tests.
# The last line sums steps and tests: "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/checks.sh

every_check
finish
