"""What the two models in Python say of their runs: a line of JSON a run."""
import json
import resource
import time

OUTCOMES = ["not_matched", "not_asked", "taken", "declined", "missed", "at_large", "pending"]


def tell(model, simulate, count, first, runs):
    """Simulates so many seeds under each policy in turns. `count`: how often each code stands in a column."""
    for seed in range(first, first + runs):
        for policy, announces in enumerate(model["announces"]):
            before = time.process_time()
            rows = simulate(seed, announces)
            outcomes = dict(zip(OUTCOMES, count(rows["outcome"], len(OUTCOMES))))
            counts = {"people": len(rows["outcome"]), "asked": rows["asked"], "minutes": int(sum_of(rows["minutes"])), **outcomes}
            print(json.dumps({"policy": policy, "seed": seed, "seconds": time.process_time() - before, "counts": counts}))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}))


def sum_of(column):
    return column.sum() if hasattr(column, "sum") else sum(column)
