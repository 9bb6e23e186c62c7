#!/usr/bin/env python3
"""Writes reference-metrics.json: outcomes, and what scikit-learn and SciPy make of them.

    python reference_metrics.py        (Python 3.11, scikit-learn 1.9, SciPy 1.17, NumPy 2.4)

What they do not have is computed from its definition: the calibration error bin by bin, and DeLong's variances from all
pairs of rows. A metric that scikit-learn leaves undefined is null.
"""
import json
import math
import warnings
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn import metrics
from sklearn.isotonic import IsotonicRegression

warnings.simplefilter("ignore")
random = np.random.default_rng(8)
Z = stats.norm.ppf(0.975)


def calibration_error(hits, certainty):
    bins = np.minimum((certainty * 10).astype(int), 9)
    return sum(abs(hits[bins == b].sum() - certainty[bins == b].sum()) for b in range(10)) / len(hits)


def placements(scores, member):
    """For every pair of a member and another row 1 in order, 1/2 tied, 0 else; its means by row."""
    pairs = (scores[member][:, None] > scores[~member][None, :]) + 0.5 * (
        scores[member][:, None] == scores[~member][None, :])
    return pairs.mean(axis=1), pairs.mean(axis=0)


def delong(first, second, member):
    """Variances of two areas and their covariance, of a binary truth."""
    (a1, a0), (b1, b0) = placements(first, member), placements(second, member)
    return np.cov(a1, b1) / len(a1) + np.cov(a0, b0) / len(a0)


def probabilities(truth, size, skill, digits):
    scores = random.normal(size=(len(truth), size))
    scores[np.arange(len(truth)), truth] += skill
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    if digits:
        p = np.round(p, digits)
        p[:, -1] = 1 - p[:, :-1].sum(axis=1)
    return p


def classes(rows, size, skill, digits=None, absent_truth=None, absent_prediction=None):
    labels = np.array([f"class {i}" for i in range(size)])
    truth = random.choice([i for i in range(size) if i != absent_truth], rows)
    p = probabilities(truth, size, skill, digits)
    allowed = p.copy()
    if absent_prediction is not None:
        allowed[:, absent_prediction] = -1
    predicted = allowed.argmax(axis=1)
    everything = list(range(size))
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        truth, predicted, labels=everything, zero_division=np.nan)
    occurring = sorted(set(truth))
    areas = [metrics.roc_auc_score(truth == i, p[:, i]) for i in occurring if len(occurring) > 1]
    hits = truth == predicted
    wilson = stats.binomtest(int(hits.sum()), rows).proportion_ci(method="wilson")
    values = {
        "accuracy": metrics.accuracy_score(truth, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(truth, predicted),
        "log_loss": metrics.log_loss(truth, p, labels=everything),
        "brier": metrics.brier_score_loss(truth, p, labels=everything),
        "calibration_error": calibration_error(hits, p.max(axis=1)),
        "roc_auc": np.mean(areas) if areas else None,
        "certainty_min": p.max(axis=1).min(),
        "certainty_mean": p.max(axis=1).mean(),
    }
    if size > 2 and len(occurring) == size:
        values["roc_auc"] = metrics.roc_auc_score(truth, p, multi_class="ovr", average="macro")
    if size == 2 and len(occurring) == 2:
        values["roc_auc"] = metrics.roc_auc_score(truth, p[:, 1])
    for i, label in enumerate(labels):
        values[f"precision_{label}"] = precision[i]
        values[f"recall_{label}"] = recall[i]
        values[f"f1_{label}"] = f1[i]
        values[f"count_{label}"] = int((predicted == i).sum())
        values[f"expected_{label}"] = int((truth == i).sum())
    case = {
        "classes": labels.tolist(), "truth": truth.tolist(), "predicted": predicted.tolist(),
        "probabilities": p.T.tolist(), "values": values, "wilson": [wilson.low, wilson.high],
        "confusion": metrics.confusion_matrix(truth, predicted, labels=everything).tolist(),
    }
    if size == 2 and len(occurring) == 2:
        # A second model of the same rows, for the interval of the difference of two areas.
        other = probabilities(truth, 2, skill / 2, digits)
        covariance = delong(p[:, 1], other[:, 1], truth == 1)
        area = values["roc_auc"]
        change = metrics.roc_auc_score(truth, other[:, 1]) - area
        error = math.sqrt(covariance[0, 0])
        case["delong"] = [max(0, area - Z * error), min(1, area + Z * error)]
        case["second"] = other.T.tolist()
        spread = math.sqrt(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1])
        case["delongDifference"] = [change, change - Z * spread, change + Z * spread]
    return case


def numbers(rows, noise):
    truth = random.normal(50, 10, rows)
    predicted = truth + random.normal(1, noise, rows)
    return {
        "truth": truth.tolist(), "predicted": predicted.tolist(),
        "values": {
            "mae": metrics.mean_absolute_error(truth, predicted),
            "rmse": metrics.root_mean_squared_error(truth, predicted),
            "r2": metrics.r2_score(truth, predicted),
        },
    }


def isotonic(rows, digits):
    places = np.round(random.random(rows), digits)
    values = (random.random(rows) < places**2).astype(float)
    asked = np.round(random.random(50) * 1.2 - 0.1, 3)
    fitted = IsotonicRegression(out_of_bounds="clip").fit(places, values)
    return {"places": places.tolist(), "values": values.tolist(), "asked": asked.tolist(),
            "answers": fitted.predict(asked).tolist()}


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and math.isnan(value) else value


content = {
    "classes": [
        classes(300, 2, 1.5), classes(80, 2, 0.5, digits=1), classes(6, 2, 3.0, digits=1), classes(250, 3, 2.0),
        classes(200, 5, 1.0, digits=2), classes(150, 4, 1.0, absent_truth=2),
        classes(150, 4, 1.0, absent_prediction=1), classes(40, 3, 6.0), classes(30, 2, 1.0, absent_truth=0),
    ],
    "numbers": [numbers(200, 3.0), numbers(40, 30.0), numbers(2, 1.0)],
    "isotonic": [isotonic(100, 6), isotonic(200, 1), isotonic(3, 2)],
}
path = Path(__file__).with_name("reference-metrics.json")
path.write_text(json.dumps(plain(content), separators=(",", ":")).replace("},{", "},\n{") + "\n")
