#!/usr/bin/env bash
# The small model of docs/peers.md in NumPy, SimPy, flocc and here. What it needs of Debian is installed where it is not there.
#
#     npm run bench:peers             # they agree in their means; then time, memory and lines
#     npm run bench:peers -- record   # the same, for docs/peers.md
#     npm run bench:peers -- agree    # the means alone
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/checks.sh

/usr/bin/python3 -c 'import numpy, SimPy' 2>/dev/null || debian_package python3-numpy python3-simpy
npm run --silent build
exec npx tsx scripts/peers/bench.ts "$@"
