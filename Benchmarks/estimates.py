#!/usr/bin/env python3
"""How far `estimate` is from what labels show: the tables of Documentation/Metrics.md.

    python3 Benchmarks/estimates.py [PROGRAM]      (.build/release/drift; a few minutes)

For each of ten seeds a model is fitted on a reference of 1500 rows, of which it holds out 300. Twelve months are drawn
in which one thing changes from month 3 on. Each month's metrics are estimated without labels, and measured with them.
"""
import json
import subprocess
import sys

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else ".build/release/drift"
FEATURES = "training, age, emergency_braking, braking_distance, power, miles"
SEEDS = range(1, 11)
METRICS = ["accuracy", "balanced_accuracy", "roc_auc", "log_loss"]


def run(statements):
    output = subprocess.run(
        [PROGRAM, "--quiet", "--mode", "json", "-c", "\n".join(statements)], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in output.stdout.splitlines()]


def rows(learner, scenario, strength, seed):
    wanted = "(" + ", ".join(f'"{name}"' for name in METRICS) + ")"
    planted = f", strength: {strength}, onset: 3" if strength else ""
    estimated, measured = run([
        f'ref = simulate "insurance", seed: {seed}',
        f'cur = simulate "insurance", seed: {seed}, months: 1..12, scenario: {scenario}{planted}',
        f"m = ref | fit group_name on {FEATURES}, using: {learner}, seed: {seed}",
        f"ref vs cur | estimate m by snapshot | where metric in {wanted}",
        f"cur | evaluate m by snapshot | where metric in {wanted}",
    ])
    assert [(e["snapshot"], e["metric"]) for e in estimated] == [(m["snapshot"], m["metric"]) for m in measured]
    return list(zip(estimated, measured))


def main():
    print("| scenario | strength | model | metric | measured | mean error | bias | intervals that hold |")
    print("|---|---|---|---|--:|--:|--:|--:|")
    plans = [("none", None), ("covariate", "medium"), ("covariate", "strong"), ("concept", "medium")]
    for scenario, strength in plans:
        for learner in ["mlp", "boosting", "logistic"]:
            pairs = [pair for seed in SEEDS for pair in rows(learner, scenario, strength, seed)]
            for metric in METRICS:
                own = [(e, m["value"]) for e, m in pairs if e["metric"] == metric]
                misses = [e["value"] - truth for e, truth in own]
                held = sum(e["low"] <= truth <= e["high"] for e, truth in own)
                mean = sum(truth for _, truth in own) / len(own)
                error = sum(map(abs, misses)) / len(own)
                print(f"| {scenario} | {strength or ''} | {learner} | {metric} | {mean:.3f} | {error:.3f} | "
                      f"{sum(misses) / len(own):+.3f} | {held} of {len(own)} |", flush=True)


if __name__ == "__main__":
    main()
