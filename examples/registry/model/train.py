"""Trains the example's model and writes the files that the example registers.

Writes beside itself: model.tar.gz, evaluation.json, constraints.json,
payload.tar.gz and batch-transform.csv. A re-run writes the same bytes.
"""

import gzip
import io
import json
import tarfile
import tempfile
from pathlib import Path

import numpy as np
import xgboost as xgb
from sklearn import metrics
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split

HERE = Path(__file__).resolve().parent
SEED = 20
HELD_OUT_FRACTION = 0.25

# Fixed beforehand: nothing is tuned, so the held-out split stays unseen.
# One thread and no row or column sampling, so that no run differs from another.
PARAMS = {
    "objective": "binary:logistic",
    "tree_method": "exact",
    "max_depth": 3,
    "eta": 0.1,
    "nthread": 1,
    "seed": SEED,
}
ROUNDS = 100

# The label that the container itself gives: 1 above this probability.
DECISION_THRESHOLD = 0.5

# The rule of constraints.json: a metric may be worse than measured by this much, no more.
MARGIN = 0.05
HIGHER_IS_BETTER = (
    "recall",
    "precision",
    "accuracy",
    "true_positive_rate",
    "true_negative_rate",
    "auc",
    "f0_5",
    "f1",
    "f2",
)
LOWER_IS_BETTER = ("false_positive_rate", "false_negative_rate")

# The rows of each sample payload: a single record and a mini-batch.
PAYLOADS = {"single.csv": slice(0, 1), "batch.csv": slice(1, 11)}


def load_data():
    """Features, labels and feature names; label 1 is malignant.

    scikit-learn has malignant as 0. The class to detect is the positive one here,
    so that recall and the false negative rate speak of the missed tumours.
    """
    data = load_breast_cancer()
    names = [name.replace(" ", "_") for name in data.feature_names]
    return data.data, 1 - data.target, names


def train(features, labels, names):
    # The names go into the model file, which thereby documents the column order.
    matrix = xgb.DMatrix(features, label=labels, feature_names=names)
    return xgb.train(PARAMS, matrix, num_boost_round=ROUNDS)


def model_bytes(booster):
    """The model as JSON: XGBoost's stable format, told from the other ones by its content.

    save_model() takes the format from the file's extension, and the container wants
    a file without one: hence the detour.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.json")
        booster.save_model(path)
        return path.read_bytes()


def csv_bytes(rows):
    """Rows without header; repr() is the shortest text that reads back as the same number."""
    lines = (",".join(repr(float(value)) for value in row) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def tar_gz_bytes(files):
    """An archive of nothing but names and contents: no clock, no user, no umask."""
    tar_buffer = io.BytesIO()
    with tarfile.open(fileobj=tar_buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in sorted(files.items()):
            entry = tarfile.TarInfo(name)  # mtime, uid and gid are 0, user and group are empty
            entry.mode = 0o644
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))

    gzip_buffer = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=gzip_buffer, mode="wb", compresslevel=9, mtime=0) as stream:
        stream.write(tar_buffer.getvalue())
    return gzip_buffer.getvalue()


def json_bytes(content):
    return (json.dumps(content, indent=2, allow_nan=False) + "\n").encode()


def score(model_archive, csv_file):
    """Probabilities that the written model gives for the written rows, loaded as the container does."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(model_archive) as archive:
            archive.extractall(folder, filter="data")
        booster = xgb.Booster({"nthread": 1})
        booster.load_model(Path(folder, "xgboost-model"))
    rows = np.loadtxt(csv_file, delimiter=",")
    # The rows carry no names, so there are none to compare: the order alone counts.
    return booster.predict(xgb.DMatrix(rows), validate_features=False)


def measure(labels, probabilities):
    """The metrics by name, and the confusion matrix as (actual, predicted)."""
    predicted = (probabilities > DECISION_THRESHOLD).astype(int)
    confusion = metrics.confusion_matrix(labels, predicted)
    (true_neg, false_pos), (false_neg, true_pos) = confusion.tolist()
    values = {
        "recall": metrics.recall_score(labels, predicted),
        "precision": metrics.precision_score(labels, predicted),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "true_positive_rate": true_pos / (true_pos + false_neg),
        "true_negative_rate": true_neg / (true_neg + false_pos),
        "false_positive_rate": false_pos / (true_neg + false_pos),
        "false_negative_rate": false_neg / (true_pos + false_neg),
        "auc": metrics.roc_auc_score(labels, probabilities),
        "f0_5": metrics.fbeta_score(labels, predicted, beta=0.5),
        "f1": metrics.f1_score(labels, predicted),
        "f2": metrics.fbeta_score(labels, predicted, beta=2),
    }
    return {name: float(value) for name, value in values.items()}, confusion


def evaluation_report(values, confusion, labels, probabilities):
    """Model Monitor's statistics for binary classification."""
    # Model Monitor gives a deviation from 200 samples on; the held-out split has fewer.
    report = {name: {"value": value, "standard_deviation": "NaN"} for name, value in values.items()}
    false_positive_rates, true_positive_rates, _ = metrics.roc_curve(labels, probabilities)
    precisions, recalls, _ = metrics.precision_recall_curve(labels, probabilities)
    return {
        "version": 0.0,
        "dataset": {"item_count": len(labels)},
        "binary_classification_metrics": {
            "confusion_matrix": {
                str(actual): {str(predicted): int(count) for predicted, count in enumerate(row)}
                for actual, row in enumerate(confusion)
            },
            **report,
            "receiver_operating_characteristic_curve": {
                "false_positive_rates": false_positive_rates.tolist(),
                "true_positive_rates": true_positive_rates.tolist(),
            },
            # scikit-learn goes from full recall down, Model Monitor up from none.
            "precision_recall_curve": {
                "precisions": precisions[::-1].tolist(),
                "recalls": recalls[::-1].tolist(),
            },
        },
    }


def constraints_report(values):
    """Model Monitor's constraints; a metric that passes its threshold is a violation."""
    lower = {name: (values[name] - MARGIN, "LessThanThreshold") for name in HIGHER_IS_BETTER}
    upper = {name: (values[name] + MARGIN, "GreaterThanThreshold") for name in LOWER_IS_BETTER}
    return {
        "version": 0.0,
        "binary_classification_constraints": {
            name: {"threshold": round(min(max(threshold, 0.0), 1.0), 4), "comparison_operator": operator}
            for name, (threshold, operator) in {**lower, **upper}.items()
        },
    }


def print_summary(values, confusion, constraints):
    print(f"held-out rows: {confusion.sum()}, confusion matrix [actual][predicted]: {confusion.tolist()}\n")
    print("| Metric | Value | Violated |\n| --- | --- | --- |")
    for name, constraint in constraints["binary_classification_constraints"].items():
        sign = "<" if constraint["comparison_operator"] == "LessThanThreshold" else ">"
        print(f"| `{name}` | {values[name]:.4f} | {sign} {constraint['threshold']:.4f} |")


def main():
    features, labels, names = load_data()
    train_rows, held_out_rows, train_labels, held_out_labels = train_test_split(
        features, labels, test_size=HELD_OUT_FRACTION, stratify=labels, random_state=SEED
    )
    booster = train(train_rows, train_labels, names)

    model_archive = HERE / "model.tar.gz"
    batch_input = HERE / "batch-transform.csv"
    model_archive.write_bytes(tar_gz_bytes({"xgboost-model": model_bytes(booster)}))
    batch_input.write_bytes(csv_bytes(held_out_rows))
    payloads = {name: csv_bytes(held_out_rows[rows]) for name, rows in PAYLOADS.items()}
    (HERE / "payload.tar.gz").write_bytes(tar_gz_bytes(payloads))

    # The metrics are those of the written files, not of the model in memory.
    probabilities = score(model_archive, batch_input)
    values, confusion = measure(held_out_labels, probabilities)
    constraints = constraints_report(values)
    evaluation = evaluation_report(values, confusion, held_out_labels, probabilities)
    (HERE / "evaluation.json").write_bytes(json_bytes(evaluation))
    (HERE / "constraints.json").write_bytes(json_bytes(constraints))

    print_summary(values, confusion, constraints)


if __name__ == "__main__":
    main()
