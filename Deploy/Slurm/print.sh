#!/bin/bash
#SBATCH --job-name=qrpress
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --requeue
#SBATCH --open-mode=append
#
# Prints a plan as a Slurm array: task i prints the shard in line i of shards.txt. Submit it where the plan is seen:
#
#   sbatch --array=1-$(wc -l < plan/shards.txt)%50 Deploy/Slurm/print.sh plan
#
# QRPRESS names the program if it is not on the PATH. A task may be started twice, killed or requeued: shards are idempotent.
set -u

plan=${1:?usage: sbatch --array=1-N print.sh PLAN}
shard=$(sed -n "${SLURM_ARRAY_TASK_ID:?not an array task}p" "$plan/shards.txt") && [[ -n $shard ]] || exit 66

# Slurm tells every process of the task to stop: the program ends at a document's boundary, and this script waits for it.
stopped=
trap 'stopped=yes' TERM

for attempt in 1 2 3 4 5; do
    "${QRPRESS:-qrpress}" render --shard "$plan/$shard" --jobs "${SLURM_CPUS_PER_TASK:-1}" --quiet
    status=$?
    case $status in
        # Rows that were rejected are told by `qrpress collect`, for the plan as a whole.
        0 | 65) exit 0 ;;
        # A full disk, or the same task running elsewhere: both pass.
        74 | 75) [[ -n $stopped ]] && break ;;
        # Another attempt would end in the same way.
        *) break ;;
    esac
    ((attempt < 5)) && sleep $((attempt * ${QRPRESS_PAUSE:-15}))
done
exit "$status"
