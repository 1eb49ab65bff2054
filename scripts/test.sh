#!/usr/bin/env bash
# Everything that is checked: build, types, lint, layout, unused code, tests. One failing step does not hide the next.
# The last line sums steps and tests: "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/install.sh

passed=0
failed=0

# step NAME COMMAND...: runs it and reports it.
step() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    echo "ok: $name"
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
  fi
}

# The tests turn pages of PDF into pictures.
system_packages() {
  command -v pdftoppm >/dev/null && return
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
  "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq poppler-utils >/dev/null
}

tests() {
  local counts
  counts=$(mktemp)
  HANDOFF_COUNTS=$counts npx vitest run
  local status=$?
  local ok bad
  read -r ok bad < <(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$counts") || true
  rm -f "$counts"
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
  # No test, or a failure that no test accounts for, is a failure of its own.
  [ "${ok:-0}" -gt 0 ] && { [ "$status" -eq 0 ] || [ "${bad:-0}" -gt 0 ]; }
}

step 'packages' install_packages
step 'system packages' system_packages
step 'build' npm run --silent build
step 'types' npm run --silent types
step 'lint' npm run --silent lint:code
step 'layout' npm run --silent lint:layout
step 'unused code' npm run --silent unused
step 'tests ran' tests

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
