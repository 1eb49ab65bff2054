# What `npm test` and `npm run test:all` have in common: steps that are counted, and the checks that both run. Meant to be
# sourced from the folder of the project. One failing step does not hide the next, and nothing is left out in silence.
source scripts/install.sh

passed=0
failed=0
skipped=0

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

# skip NAME WHY: counts a step that cannot run here.
skip() {
  skipped=$((skipped + 1))
  echo "skipped: $1: $2"
}

# system_package PROGRAM PACKAGE...: installs what a test needs besides packages of npm, where it is not there.
system_package() {
  local program=$1
  shift
  command -v "$program" >/dev/null || debian_package "$@"
}

# debian_package PACKAGE...: installs packages of Debian, or says which are needed.
debian_package() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
  if ! command -v apt-get >/dev/null || ! command -v "${as_root[@]:-apt-get}" >/dev/null; then
    echo "needed, and not to be installed from here: $* (of Debian)" >&2
    return 1
  fi
  # Nobody sits there to be asked for a time zone.
  local quietly=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get)
  "${quietly[@]}" update -qq && "${quietly[@]}" install -y -qq --no-install-recommends "$@" >/dev/null
}

# The tests turn pages of PDF into pictures, and open pages in a browser.
system_packages() {
  system_package pdftoppm poppler-utils && { [ -x "${HANDOFF_CHROMIUM:-}" ] || system_package chromium chromium; }
}

tests() {
  local counts
  counts=$(mktemp)
  HANDOFF_COUNTS=$counts npx vitest run
  local status=$?
  local ok bad left
  read -r ok bad left < <(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed\(, \([0-9]*\) skipped\)\{0,1\}.*/\1 \2 \4/p' "$counts") || true
  # Each test that was left out stands below the counts.
  sed 1d "$counts"
  rm -f "$counts"
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
  skipped=$((skipped + ${left:-0}))
  # No test, or a failure that no test accounts for, is a failure of its own.
  [ "${ok:-0}" -gt 0 ] && { [ "$status" -eq 0 ] || [ "${bad:-0}" -gt 0 ]; }
}

every_check() {
  step 'packages' install_packages
  step 'system packages' system_packages
  step 'build' npm run --silent build
  step 'types' npm run --silent types
  step 'lint' npm run --silent lint:code
  step 'layout' npm run --silent lint:layout
  step 'unused code' npm run --silent unused
  step 'tests ran' tests
}

# finish [all]: how long it took, and the line that sums up; with what was skipped if something was, or always.
finish() {
  echo "took $((SECONDS / 60)) min $((SECONDS % 60)) s"
  local left=''
  if [ "$skipped" -gt 0 ] || [ "${1:-}" = all ]; then left=", $skipped skipped"; fi
  echo "$passed passed, $failed failed$left"
  [ "$failed" -eq 0 ]
}
