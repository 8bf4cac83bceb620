using System.Text.Json;
using CdkSagemaker.ModelPackages;

namespace Registry;

static class TumourCard
{
    private static readonly string[] Rates = ["recall", "precision", "accuracy", "true_positive_rate", "true_negative_rate", "false_positive_rate", "false_negative_rate", "auc", "f0_5", "f1", "f2"];
    private static readonly string[] Labels = ["benign", "malignant"];
    private static readonly (string, string)[] HyperParameters = [("objective", "binary:logistic"), ("tree_method", "exact"), ("max_depth", "3"), ("eta", "0.1"), ("seed", "20"), ("num_boost_round", "100")];

    public static ModelCard Create() => ModelCard.FromContent(new ModelCardContent
    {
        ModelOverview = new ModelCardOverview { ModelCreator = "examples/registry/model/train.py" },
        IntendedUses = new ModelCardIntendedUses
        {
            PurposeOfModel = "Tells malignant from benign breast masses by the shape of their cell nuclei.",
            IntendedUses = "Shows the model registry at work. It is not for medical use.",
            FactorsAffectingModelEfficiency = "The 30 features were measured in images of fine needle aspirates, all in one place; other ways to measure give other numbers.",
            RiskRating = ModelCardRiskRating.HIGH,
            ExplanationsForRiskRating = "A malignant mass that is taken for a benign one is a tumour that nobody treats.",
        },
        TrainingDetails = new ModelCardTrainingDetails
        {
            ObjectiveFunction = new ModelCardObjectiveFunction
            {
                Function = new ModelCardObjective { Function = ModelCardObjectiveGoal.MINIMIZE, Facet = "Loss", Condition = "rows of the training" },
                Notes = "Logistic loss of gradient-boosted trees.",
            },
            TrainingObservations = "Nothing was tuned: the parameters were fixed beforehand, so that the held-out rows stay unseen.",
            TrainingJobDetails = new ModelCardTrainingJobDetails
            {
                TrainingDatasets = ["https://doi.org/10.24432/C5DW2B"],
                UserProvidedHyperParameters = HyperParameters.Select(p => new ModelCardHyperParameter { Name = p.Item1, Value = p.Item2 }).ToArray(),
            },
        },
        EvaluationDetails = [Evaluation()],
        AdditionalInformation = new ModelCardAdditionalInformation
        {
            EthicalConsiderations = "The data say neither age nor origin of the patients, so nobody can tell for whom the model is worse.",
            CaveatsAndRecommendations = "A physician decides. Recall matters more than precision: look at the masses that were missed.",
            CustomDetails = new Dictionary<string, string> { ["dataLicense"] = "CC BY 4.0", ["dataSource"] = "Breast Cancer Wisconsin (Diagnostic), UCI Machine Learning Repository, 1993" },
        },
    }, ModelCardStatus.PENDING_REVIEW);

    private static ModelCardEvaluation Evaluation()
    {
        using var report = JsonDocument.Parse(File.ReadAllText(RegistryStack.ModelFile("evaluation.json")));
        var metrics = report.RootElement.GetProperty("binary_classification_metrics");
        var confusion = metrics.GetProperty("confusion_matrix");
        double Cell(string actual, string predicted) => confusion.GetProperty(actual).GetProperty(predicted).GetDouble();
        var curve = metrics.GetProperty("receiver_operating_characteristic_curve");
        double[] Axis(string name) => curve.GetProperty(name).EnumerateArray().Select(v => v.GetDouble()).ToArray();
        return new ModelCardEvaluation
        {
            Name = "held-out rows",
            EvaluationObservation = $"Of {Cell("1", "0") + Cell("1", "1")} malignant masses {Cell("1", "1")} are found.",
            Datasets = ["examples/registry/model/batch-transform.csv"],
            Metadata = new Dictionary<string, string> { ["rows"] = report.RootElement.GetProperty("dataset").GetProperty("item_count").ToString(), ["threshold"] = "0.5" },
            MetricGroups = [
                new ModelCardMetricGroup { Name = "rates", MetricData = Rates.Select(rate => ModelCardMetric.Number(rate, metrics.GetProperty(rate).GetProperty("value").GetDouble())).ToArray() },
                new ModelCardMetricGroup {
                    Name = "details",
                    MetricData = [
                        ModelCardMetric.Matrix("confusion matrix", [[Cell("0", "0"), Cell("0", "1")], [Cell("1", "0"), Cell("1", "1")]], new ModelCardMatrixOptions {
                            XAxisName = Labels, YAxisName = Labels, Notes = "Rows are what the masses are, columns what the model says.",
                        }),
                        ModelCardMetric.LinearGraph("receiver operating characteristic", Axis("false_positive_rates").Zip(Axis("true_positive_rates"), (x, y) => new[] { x, y }).ToArray(), new ModelCardMetricOptions {
                            XAxisName = "false positive rate", YAxisName = "true positive rate",
                        }),
                    ],
                },
            ],
        };
    }
}
