package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-sagemaker/cdk-sagemaker-model-package-go/modelpackage"
)

// evaluationReport is what model/train.py wrote about the rows that it held out, in the form of Model Monitor.
type evaluationReport struct {
	Dataset struct {
		ItemCount int `json:"item_count"`
	} `json:"dataset"`
	Metrics map[string]json.RawMessage `json:"binary_classification_metrics"`
}

type rate struct {
	Value float64 `json:"value"`
}

// confusionMatrix has the numbers of rows by what they are, and by what the model says.
type confusionMatrix map[string]map[string]float64

type curve struct {
	FalsePositiveRates []float64 `json:"false_positive_rates"`
	TruePositiveRates  []float64 `json:"true_positive_rates"`
}

var rates = []string{
	"recall", "precision", "accuracy", "true_positive_rate", "true_negative_rate", "false_positive_rate", "false_negative_rate",
	"auc", "f0_5", "f1", "f2",
}

// hyperParameters are those of model/train.py.
var hyperParameters = []*modelpackage.ModelCardHyperParameter{
	{Name: jsii.String("objective"), Value: jsii.String("binary:logistic")},
	{Name: jsii.String("tree_method"), Value: jsii.String("exact")},
	{Name: jsii.String("max_depth"), Value: jsii.String("3")},
	{Name: jsii.String("eta"), Value: jsii.String("0.1")},
	{Name: jsii.String("seed"), Value: jsii.String("20")},
	{Name: jsii.String("num_boost_round"), Value: jsii.String("100")},
}

// tumourCard says what a reviewer has to know of the tumour model of model/, which waits for a review.
func tumourCard() modelpackage.ModelCard {
	return modelpackage.ModelCard_FromContent(&modelpackage.ModelCardContent{
		ModelOverview: &modelpackage.ModelCardOverview{ModelCreator: jsii.String("examples/registry/model/train.py")},
		IntendedUses: &modelpackage.ModelCardIntendedUses{
			PurposeOfModel: jsii.String("Tells malignant from benign breast masses by the shape of their cell nuclei."),
			IntendedUses:   jsii.String("Shows the model registry at work. It is not for medical use."),
			FactorsAffectingModelEfficiency: jsii.String("The 30 features were measured in images of fine needle aspirates, all in one place; " +
				"other ways to measure give other numbers."),
			RiskRating:                modelpackage.ModelCardRiskRating_HIGH,
			ExplanationsForRiskRating: jsii.String("A malignant mass that is taken for a benign one is a tumour that nobody treats."),
		},
		TrainingDetails: &modelpackage.ModelCardTrainingDetails{
			ObjectiveFunction: &modelpackage.ModelCardObjectiveFunction{
				Function: &modelpackage.ModelCardObjective{
					Function:  modelpackage.ModelCardObjectiveGoal_MINIMIZE,
					Facet:     jsii.String("Loss"),
					Condition: jsii.String("rows of the training"),
				},
				Notes: jsii.String("Logistic loss of gradient-boosted trees."),
			},
			TrainingObservations: jsii.String("Nothing was tuned: the parameters were fixed beforehand, so that the held-out rows stay unseen."),
			TrainingJobDetails: &modelpackage.ModelCardTrainingJobDetails{
				TrainingDatasets:            jsii.Strings("https://doi.org/10.24432/C5DW2B"),
				UserProvidedHyperParameters: &hyperParameters,
			},
		},
		EvaluationDetails: &[]*modelpackage.ModelCardEvaluation{evaluation(readReport())},
		AdditionalInformation: &modelpackage.ModelCardAdditionalInformation{
			EthicalConsiderations:     jsii.String("The data say neither age nor origin of the patients, so nobody can tell for whom the model is worse."),
			CaveatsAndRecommendations: jsii.String("A physician decides. Recall matters more than precision: look at the masses that were missed."),
			CustomDetails: &map[string]*string{
				"dataLicense": jsii.String("CC BY 4.0"),
				"dataSource":  jsii.String("Breast Cancer Wisconsin (Diagnostic), UCI Machine Learning Repository, 1993"),
			},
		},
	}, modelpackage.ModelCardStatus_PENDING_REVIEW)
}

func evaluation(report evaluationReport) *modelpackage.ModelCardEvaluation {
	metricsOfRates := []modelpackage.ModelCardMetric{}
	for _, name := range rates {
		metricsOfRates = append(metricsOfRates, modelpackage.ModelCardMetric_Number(&name, &parsed[rate](report.Metrics[name]).Value, nil))
	}

	confusion := *parsed[confusionMatrix](report.Metrics["confusion_matrix"])
	missed, found := confusion["1"]["0"], confusion["1"]["1"]
	labels := jsii.Strings("benign", "malignant")
	matrix := modelpackage.ModelCardMetric_Matrix(
		jsii.String("confusion matrix"),
		&[]*[]*float64{jsii.Numbers(confusion["0"]["0"], confusion["0"]["1"]), jsii.Numbers(missed, found)},
		&modelpackage.ModelCardMatrixOptions{
			XAxisName: labels,
			YAxisName: labels,
			Notes:     jsii.String("Rows are what the masses are, columns what the model says."),
		},
	)

	characteristic := parsed[curve](report.Metrics["receiver_operating_characteristic_curve"])
	points := []*[]*float64{}
	for index, falsePositives := range characteristic.FalsePositiveRates {
		points = append(points, jsii.Numbers(falsePositives, characteristic.TruePositiveRates[index]))
	}
	graph := modelpackage.ModelCardMetric_LinearGraph(
		jsii.String("receiver operating characteristic"),
		&points,
		&modelpackage.ModelCardMetricOptions{XAxisName: jsii.String("false positive rate"), YAxisName: jsii.String("true positive rate")},
	)

	return &modelpackage.ModelCardEvaluation{
		Name:                  jsii.String("held-out rows"),
		EvaluationObservation: jsii.String(fmt.Sprintf("Of %.0f malignant masses %.0f are found.", missed+found, found)),
		Datasets:              jsii.Strings("examples/registry/model/batch-transform.csv"),
		Metadata: &map[string]*string{
			"rows":      jsii.String(strconv.Itoa(report.Dataset.ItemCount)),
			"threshold": jsii.String("0.5"),
		},
		MetricGroups: &[]*modelpackage.ModelCardMetricGroup{
			{Name: jsii.String("rates"), MetricData: &metricsOfRates},
			{Name: jsii.String("details"), MetricData: &[]modelpackage.ModelCardMetric{matrix, graph}},
		},
	}
}

func readReport() evaluationReport {
	text, err := os.ReadFile(filepath.Join("..", "model", "evaluation.json"))
	if err != nil {
		panic(err)
	}
	return *parsed[evaluationReport](text)
}

func parsed[T any](text []byte) *T {
	value := new(T)
	if err := json.Unmarshal(text, value); err != nil {
		panic(err)
	}
	return value
}
