#!/usr/bin/env bash
# What `npm test` checks, its tests in their heavier variants, and what it leaves out because it takes long or needs what
# not every machine has. The last line sums up: "N passed, N failed, N skipped".
#
#     HANDOFF_NODE_18=PATH HANDOFF_NODE_22=PATH npm run test:all   # other Nodes than npm's package "node" has
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export HANDOFF_ALL=1
source scripts/checks.sh

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# other_node MAJOR: the path of another Node, from the environment, the search path, nvm, or npm's package "node".
other_node() {
  local named="HANDOFF_NODE_$1" path
  for path in "${!named:-}" "$(command -v "node$1")" "${NVM_DIR:-$HOME/.nvm}"/versions/node/v"$1".*/bin/node; do
    if [ -x "$path" ]; then
      echo "$path"
      return
    fi
  done
  path=$work/node$1/node_modules/node/bin/node
  [ -x "$path" ] || npm install --silent --no-audit --no-fund --prefix "$work/node$1" "node@$1" >/dev/null
  [ -x "$path" ] && echo "$path"
}

refuses() {
  local told
  told=$("$1" bin/handoff.js list 2>&1)
  [ $? -eq 2 ] && [[ $told == "handoff: Node 18"* ]]
}

# A bundle that another Node made comes out again with this one, pictures included.
runs() {
  "$1" bin/handoff.js compare tutorial --set local.hold_willing=0 --draws 5 --from 2016-09 --format svg,png,pdf --quiet \
    --out "$work/node" >/dev/null && node bin/handoff.js verify "$work/node" --quiet
}

# verifies NODE [WORKERS [ZONE [LANGUAGE]]]: the bundle that is kept comes out again, wherever that is.
verifies() {
  TZ=${3:-Asia/Kathmandu} LANG=${4:-tr_TR.UTF-8} LC_ALL=${4:-tr_TR.UTF-8} "$1" bin/handoff.js verify test/golden/tutorial \
    --workers "${2:-2}" --quiet
}

# with_node MAJOR DOES: a step on another Node, if there is one.
with_node() {
  local name="Node $1 $2" path
  if path=$(other_node "$1"); then step "$name" "$2" "$path"; else skip "$name" "HANDOFF_NODE_$1 names none, and npm has none"; fi
}

# The package, installed from its tarball into an empty folder as a user would.
installs() {
  npm pack --silent --ignore-scripts --pack-destination "$work" >/dev/null && mkdir "$work/elsewhere" &&
    (cd "$work/elsewhere" && npm install --silent --no-audit --no-fund "$work"/handoff-simulation-*.tgz &&
      npx handoff run tutorial --replications 1 --quiet >/dev/null && npx handoff brief outputs/tutorial >/dev/null)
}

# The figures in the texts come out again: simulated afresh, all of them.
same_figures() {
  npm run --silent figures -- --all && git diff --quiet -- README.md docs scenarios/score
}

# What docs/loading.md loads bundles with: Debian's own Python and R.
readers() {
  { /usr/bin/python3 -c 'import pandas' 2>/dev/null || debian_package python3-pandas; } &&
    system_package Rscript r-base-core
}

step 'readers of tables' readers
step 'job queue' system_package sbatch slurm-wlm munge
step 'redis' system_package redis-server redis-server
step 'office' system_package soffice libreoffice-writer-nogui libreoffice-impress-nogui
every_check
with_node 18 refuses
with_node 22 runs
with_node 24 runs
step 'golden bundle' verifies node 1 America/St_Johns de_DE.UTF-8
with_node 20 verifies
with_node 22 verifies
with_node 24 verifies
step 'package from its tarball' installs
step 'benchmark' npm run --silent bench -- tutorial 1
step 'the same model in other tools' npm run --silent bench:peers -- agree
step 'demo' bash -c 'bash scripts/demo.sh >"$1/demo.txt"' demo "$work"
step 'score on record' bash -c 'node bin/handoff.js validate --strict --draws 4 --quiet --out "$1/score" >"$1/score.txt"' score "$work"
if ! git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  skip 'figures of the texts' 'no repository to compare them with'
elif ! git diff --quiet -- README.md docs scenarios/score; then
  skip 'figures of the texts' 'README.md, docs or the score are changed and not committed'
else
  step 'figures of the texts' same_figures
fi
finish all
