package registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksagemaker.modelpackage.ModelCard;
import io.github.cdksagemaker.modelpackage.ModelCardAdditionalInformation;
import io.github.cdksagemaker.modelpackage.ModelCardContent;
import io.github.cdksagemaker.modelpackage.ModelCardEvaluation;
import io.github.cdksagemaker.modelpackage.ModelCardHyperParameter;
import io.github.cdksagemaker.modelpackage.ModelCardIntendedUses;
import io.github.cdksagemaker.modelpackage.ModelCardMatrixOptions;
import io.github.cdksagemaker.modelpackage.ModelCardMetric;
import io.github.cdksagemaker.modelpackage.ModelCardMetricGroup;
import io.github.cdksagemaker.modelpackage.ModelCardMetricOptions;
import io.github.cdksagemaker.modelpackage.ModelCardObjective;
import io.github.cdksagemaker.modelpackage.ModelCardObjectiveFunction;
import io.github.cdksagemaker.modelpackage.ModelCardObjectiveGoal;
import io.github.cdksagemaker.modelpackage.ModelCardOverview;
import io.github.cdksagemaker.modelpackage.ModelCardRiskRating;
import io.github.cdksagemaker.modelpackage.ModelCardStatus;
import io.github.cdksagemaker.modelpackage.ModelCardTrainingDetails;
import io.github.cdksagemaker.modelpackage.ModelCardTrainingJobDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a reviewer has to know of the tumour model of {@code model/}, which waits for a review. */
final class TumourCard {
    private static final List<String> RATES = List.of(
            "recall", "precision", "accuracy", "true_positive_rate", "true_negative_rate", "false_positive_rate", "false_negative_rate",
            "auc", "f0_5", "f1", "f2");
    private static final List<String> LABELS = List.of("benign", "malignant");

    /** The parameters of {@code model/train.py}. */
    private static final List<ModelCardHyperParameter> HYPER_PARAMETERS = List.of(
            hyperParameter("objective", "binary:logistic"),
            hyperParameter("tree_method", "exact"),
            hyperParameter("max_depth", "3"),
            hyperParameter("eta", "0.1"),
            hyperParameter("seed", "20"),
            hyperParameter("num_boost_round", "100"));

    private TumourCard() {
    }

    static ModelCard create() {
        return ModelCard.fromContent(ModelCardContent.builder()
                .modelOverview(ModelCardOverview.builder().modelCreator("examples/registry/model/train.py").build())
                .intendedUses(ModelCardIntendedUses.builder()
                        .purposeOfModel("Tells malignant from benign breast masses by the shape of their cell nuclei.")
                        .intendedUses("Shows the model registry at work. It is not for medical use.")
                        .factorsAffectingModelEfficiency("The 30 features were measured in images of fine needle aspirates, all in one place; "
                                + "other ways to measure give other numbers.")
                        .riskRating(ModelCardRiskRating.HIGH)
                        .explanationsForRiskRating("A malignant mass that is taken for a benign one is a tumour that nobody treats.")
                        .build())
                .trainingDetails(ModelCardTrainingDetails.builder()
                        .objectiveFunction(ModelCardObjectiveFunction.builder()
                                .function(ModelCardObjective.builder()
                                        .function(ModelCardObjectiveGoal.MINIMIZE)
                                        .facet("Loss")
                                        .condition("rows of the training")
                                        .build())
                                .notes("Logistic loss of gradient-boosted trees.")
                                .build())
                        .trainingObservations("Nothing was tuned: the parameters were fixed beforehand, so that the held-out rows stay unseen.")
                        .trainingJobDetails(ModelCardTrainingJobDetails.builder()
                                .trainingDatasets(List.of("https://doi.org/10.24432/C5DW2B"))
                                .userProvidedHyperParameters(HYPER_PARAMETERS)
                                .build())
                        .build())
                .evaluationDetails(List.of(evaluation(readReport())))
                .additionalInformation(ModelCardAdditionalInformation.builder()
                        .ethicalConsiderations("The data say neither age nor origin of the patients, so nobody can tell for whom the model is worse.")
                        .caveatsAndRecommendations("A physician decides. Recall matters more than precision: look at the masses that were missed.")
                        .customDetails(Map.of(
                                "dataLicense", "CC BY 4.0",
                                "dataSource", "Breast Cancer Wisconsin (Diagnostic), UCI Machine Learning Repository, 1993"))
                        .build())
                .build(), ModelCardStatus.PENDING_REVIEW);
    }

    private static ModelCardEvaluation evaluation(final JsonNode report) {
        JsonNode metrics = report.get("binary_classification_metrics");
        JsonNode benign = metrics.get("confusion_matrix").get("0");
        JsonNode malignant = metrics.get("confusion_matrix").get("1");
        JsonNode falsePositives = metrics.get("receiver_operating_characteristic_curve").get("false_positive_rates");
        JsonNode truePositives = metrics.get("receiver_operating_characteristic_curve").get("true_positive_rates");
        int missed = malignant.get("0").intValue();
        int found = malignant.get("1").intValue();

        List<ModelCardMetric> rates = RATES.stream()
                .map(rate -> ModelCardMetric.number(rate, metrics.get(rate).get("value").numberValue()))
                .toList();
        ModelCardMetric confusion = ModelCardMetric.matrix(
                "confusion matrix",
                List.of(List.of(benign.get("0").intValue(), benign.get("1").intValue()), List.of(missed, found)),
                ModelCardMatrixOptions.builder()
                        .xAxisName(LABELS)
                        .yAxisName(LABELS)
                        .notes("Rows are what the masses are, columns what the model says.")
                        .build());
        ModelCardMetric curve = ModelCardMetric.linearGraph(
                "receiver operating characteristic",
                IntStream.range(0, falsePositives.size())
                        .mapToObj(index -> List.of(falsePositives.get(index).numberValue(), truePositives.get(index).numberValue()))
                        .toList(),
                ModelCardMetricOptions.builder().xAxisName("false positive rate").yAxisName("true positive rate").build());

        return ModelCardEvaluation.builder()
                .name("held-out rows")
                .evaluationObservation("Of %d malignant masses %d are found.".formatted(missed + found, found))
                .datasets(List.of("examples/registry/model/batch-transform.csv"))
                .metadata(Map.of("rows", report.get("dataset").get("item_count").asText(), "threshold", "0.5"))
                .metricGroups(List.of(
                        ModelCardMetricGroup.builder().name("rates").metricData(rates).build(),
                        ModelCardMetricGroup.builder().name("details").metricData(List.of(confusion, curve)).build()))
                .build();
    }

    private static ModelCardHyperParameter hyperParameter(final String name, final String value) {
        return ModelCardHyperParameter.builder().name(name).value(value).build();
    }

    /** What {@code model/train.py} wrote about the rows that it held out, in the form of Model Monitor. */
    private static JsonNode readReport() {
        try {
            return new ObjectMapper().readTree(Path.of("..", "model", "evaluation.json").toFile());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
