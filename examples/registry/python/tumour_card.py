import json
from pathlib import Path

from cdk_sagemaker_model_package import (
    ModelCard,
    ModelCardAdditionalInformation,
    ModelCardContent,
    ModelCardEvaluation,
    ModelCardHyperParameter,
    ModelCardIntendedUses,
    ModelCardMetric,
    ModelCardMetricGroup,
    ModelCardObjective,
    ModelCardObjectiveFunction,
    ModelCardObjectiveGoal,
    ModelCardOverview,
    ModelCardRiskRating,
    ModelCardStatus,
    ModelCardTrainingDetails,
    ModelCardTrainingJobDetails,
)

# What ``model/train.py`` wrote about the rows that it held out, in the form of Model Monitor.
REPORT = Path(__file__).parent.parent / "model" / "evaluation.json"

RATES = [
    "recall",
    "precision",
    "accuracy",
    "true_positive_rate",
    "true_negative_rate",
    "false_positive_rate",
    "false_negative_rate",
    "auc",
    "f0_5",
    "f1",
    "f2",
]
LABELS = ["benign", "malignant"]

# The parameters of ``model/train.py``.
HYPER_PARAMETERS = {
    "objective": "binary:logistic",
    "tree_method": "exact",
    "max_depth": "3",
    "eta": "0.1",
    "seed": "20",
    "num_boost_round": "100",
}


def tumour_card() -> ModelCard:
    """What a reviewer has to know of the tumour model of ``model/``, which waits for a review."""
    content = ModelCardContent(
        model_overview=ModelCardOverview(model_creator="examples/registry/model/train.py"),
        intended_uses=ModelCardIntendedUses(
            purpose_of_model="Tells malignant from benign breast masses by the shape of their cell nuclei.",
            intended_uses="Shows the model registry at work. It is not for medical use.",
            factors_affecting_model_efficiency="The 30 features were measured in images of fine needle aspirates, all in one place; "
            "other ways to measure give other numbers.",
            risk_rating=ModelCardRiskRating.HIGH,
            explanations_for_risk_rating="A malignant mass that is taken for a benign one is a tumour that nobody treats.",
        ),
        training_details=ModelCardTrainingDetails(
            objective_function=ModelCardObjectiveFunction(
                function=ModelCardObjective(
                    function=ModelCardObjectiveGoal.MINIMIZE, facet="Loss", condition="rows of the training"
                ),
                notes="Logistic loss of gradient-boosted trees.",
            ),
            training_observations="Nothing was tuned: the parameters were fixed beforehand, so that the held-out rows stay unseen.",
            training_job_details=ModelCardTrainingJobDetails(
                training_datasets=["https://doi.org/10.24432/C5DW2B"],
                user_provided_hyper_parameters=[
                    ModelCardHyperParameter(name=name, value=value) for name, value in HYPER_PARAMETERS.items()
                ],
            ),
        ),
        evaluation_details=[evaluation(json.loads(REPORT.read_text(encoding="utf-8")))],
        additional_information=ModelCardAdditionalInformation(
            ethical_considerations="The data say neither age nor origin of the patients, so nobody can tell for whom the model is worse.",
            caveats_and_recommendations="A physician decides. Recall matters more than precision: look at the masses that were missed.",
            custom_details={
                "dataLicense": "CC BY 4.0",
                "dataSource": "Breast Cancer Wisconsin (Diagnostic), UCI Machine Learning Repository, 1993",
            },
        ),
    )
    return ModelCard.from_content(content, ModelCardStatus.PENDING_REVIEW)


def evaluation(report: dict) -> ModelCardEvaluation:
    metrics = report["binary_classification_metrics"]
    confusion = [[metrics["confusion_matrix"][actual][predicted] for predicted in "01"] for actual in "01"]
    curve = metrics["receiver_operating_characteristic_curve"]
    missed, found = confusion[1]
    return ModelCardEvaluation(
        name="held-out rows",
        evaluation_observation=f"Of {missed + found} malignant masses {found} are found.",
        datasets=["examples/registry/model/batch-transform.csv"],
        metadata={"rows": str(report["dataset"]["item_count"]), "threshold": "0.5"},
        metric_groups=[
            ModelCardMetricGroup(
                name="rates", metric_data=[ModelCardMetric.number(rate, metrics[rate]["value"]) for rate in RATES]
            ),
            ModelCardMetricGroup(
                name="details",
                metric_data=[
                    ModelCardMetric.matrix(
                        "confusion matrix",
                        confusion,
                        x_axis_name=LABELS,
                        y_axis_name=LABELS,
                        notes="Rows are what the masses are, columns what the model says.",
                    ),
                    ModelCardMetric.linear_graph(
                        "receiver operating characteristic",
                        [list(point) for point in zip(curve["false_positive_rates"], curve["true_positive_rates"])],
                        x_axis_name="false positive rate",
                        y_axis_name="true positive rate",
                    ),
                ],
            ),
        ],
    )
