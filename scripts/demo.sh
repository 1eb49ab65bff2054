#!/usr/bin/env bash
# The main job, from a fresh clone: installs, builds, and compares what happened with three other policies.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/install.sh

install_packages
npm run --silent build
exec node bin/handoff.js compare historical secure-communities trust-act-nationwide teams-doubled --from 2015-07
