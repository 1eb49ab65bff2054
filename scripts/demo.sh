#!/usr/bin/env bash
# The main job, from a fresh clone: installs, builds, and compares what happened with Secure Communities going on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/install.sh

install_packages
npm run --silent build
exec node bin/handoff.js compare secure-communities historical --from 2015-07 --to 2016-09
