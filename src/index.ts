import './access/traits';

export { ModelPackageEvent } from './model-package-group/event-fields';
export {
  type DecisionEventOptions, type LifeCycleEventOptions, type ModelPackageEventOptions,
} from './model-package-group/event-options';
export { ModelPackageGroupEvents } from './model-package-group/events';
export { ModelPackageGroupGrants } from './model-package-group/grants';
export { ModelPackageGroup } from './model-package-group/model-package-group';
export { type IModelPackageGroup } from './model-package-group/model-package-group-base';
export { LatestApprovedModelPackage } from './model-package-group/latest-approved-model-package';
export {
  type LatestApprovedModelPackageOptions, type LatestApprovedModelPackageProps, type ModelPackageGroupProps,
} from './model-package-group/props';
export { ModelPackageGroupShare } from './model-package-group/share';
export { ModelPackageGroupAccess, type ModelPackageGroupShareOptions } from './model-package-group/share-options';

export { ModelApprovalStatus } from './model-package/approval-status';
export {
  type ActionsGrantOptions, type ChangeStageGrantOptions, type DecisionGrantOptions, type DeployGrantOptions,
  type ModelPackageApproveGrantOptions,
  type ModelPackageGroupApproveGrantOptions, type ModelPackageGroupChangeStageGrantOptions,
  type ModelPackageGroupDeployGrantOptions,
  type ModelPackageGroupGrantOptions, type RegisterGrantOptions,
} from './model-package/grant-options';
export { ModelPackageGrants } from './model-package/grants';
export { type ModelPackageLookupOptions } from './model-package/look-up';
export { type ModelLifeCycle, ModelLifeCycleStage, ModelLifeCycleStageStatus } from './model-package/life-cycle';
export { type MetadataProperties } from './model-package/metadata-properties';
export { type ModelPackageAttributes } from './model-package/imported-model-package';
export { ModelPackage } from './model-package/model-package';
export { type IModelPackage } from './model-package/model-package-base';
export { type ModelPackagePromotionProps } from './model-package/promotion-props';
export { type ModelPackageOptions, type ModelPackageProps } from './model-package/props';
export { ModelPackageRegistrationType } from './model-package/registration-type';

export { ModelContainer } from './model/container';
export {
  type ImageContainerOptions, type ModelContainerOptions, type ModelPackageContainerOptions, type MultiModelOptions,
  type PrivateRegistryOptions,
} from './model/container-options';
export { InferenceExecutionMode } from './model/execution-mode';
export { type IModel, Model, type ModelAttributes } from './model/model';
export { type ModelProps } from './model/props';

export { type AdditionalInferenceSpecification } from './specification/additional-inference-specification';
export { type InferenceContainer } from './specification/inference-container';
export { InferenceSpecification, InferenceSpecificationBuilder } from './specification/inference-specification';
export { type InferenceSpecificationProps } from './specification/inference-specification-props';
export { type SourceAlgorithm } from './specification/source-algorithm';
export {
  AssembleWith, BatchStrategy, CompressionType, SplitType, type TransformInput, type TransformOutput,
  type TransformResources,
} from './specification/transform-job';
export { ValidationSpecification, ValidationSpecificationBuilder } from './specification/validation-specification';
export { type ValidationSpecificationProps } from './specification/validation-specification-props';

export {
  type DriftCheckBaselines, type DriftCheckBias, type DriftCheckExplainability,
} from './metrics/drift-check-baselines';
export {
  type BiasMetrics, type ExplainabilityMetrics, type ModelMetrics, type StatisticsAndConstraints,
} from './metrics/model-metrics';
export { type FileSource, type MetricsSource } from './metrics/sources';

export { ModelCardObjectiveGoal, ModelCardRiskRating } from './model-card/choices';
export {
  type ModelCardAdditionalInformation, type ModelCardBusinessDetails, type ModelCardContent,
  type ModelCardIntendedUses, type ModelCardOverview,
} from './model-card/content';
export { type ModelCardEvaluation, type ModelCardMetricGroup } from './model-card/evaluation';
export {
  type ModelCardBarChartOptions, type ModelCardMatrixOptions, ModelCardMetric, type ModelCardMetricNotes,
  type ModelCardMetricOptions,
} from './model-card/metric';
export { ModelCard, ModelCardStatus } from './model-card/model-card';
export {
  type ModelCardHyperParameter, type ModelCardObjective, type ModelCardObjectiveFunction,
  type ModelCardTrainingDetails, type ModelCardTrainingEnvironment, type ModelCardTrainingJobDetails,
  type ModelCardTrainingMetric,
} from './model-card/training-details';

export { GovernanceRule, RuleSeverity } from './rules/governance-rule';
export { ModelRegistryRules, type ModelRegistryRulesProps } from './rules/model-registry-rules';

export { ModelPackageDescription } from './promotion/description';
export { type CopiedArtifactsOptions, PromotedArtifacts } from './promotion/promoted-artifacts';

export { ContainerImage, type PrebuiltImageOptions } from './artifacts/container-image';
export { type ModelAccessOptions, ModelData, type ModelObjectOptions } from './artifacts/model-data';
export { S3File } from './artifacts/s3-file';
export { S3Source } from './artifacts/s3-source';

export { MachineLearningDomain } from './catalogue/domain';
export { InstanceType } from './catalogue/instance-type';
export { PrebuiltRepository } from './catalogue/prebuilt-repository';
export { MachineLearningTask } from './catalogue/task';
