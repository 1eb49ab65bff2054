#!/bin/bash
# A Slurm job array: each job simulates one part of a command, in a folder that all nodes share.
#
#   job=$(sbatch --parsable slurm.sh compare historical no-holds --draws 640 --out law)
#   sbatch --dependency=afterok:"$job" --wrap 'npx handoff merge law.parts'
#
# A job that was requeued begins its part anew, and ends at once where that is complete.
#SBATCH --job-name=handoff
#SBATCH --array=1-64
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --requeue
set -euo pipefail

# HANDOFF names the program where it is not in the folder's node_modules.
exec ${HANDOFF:-npx handoff} "$@" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --workers "${SLURM_CPUS_PER_TASK:-1}" --quiet
