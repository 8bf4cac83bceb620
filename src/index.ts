import './grants/traits';

export * from './model';
export * from './model-package';
export * from './model-package-group';
export * from './model-package-group-props';
export * from './model-package-props';
export * from './model-props';

export * from './artifacts/container-image';
export * from './artifacts/model-data';
export * from './artifacts/prebuilt-repository';
export * from './artifacts/s3-file';
export * from './artifacts/s3-source';

export * from './specification/additional-inference-specification';
export * from './specification/inference-container';
export * from './specification/inference-specification';
export * from './specification/inference-specification-props';
export * from './specification/instance-type';
export * from './specification/source-algorithm';
export * from './specification/transform-job';
export * from './specification/validation-specification';
export * from './specification/validation-specification-props';

export * from './serving/execution-mode';
export * from './serving/model-container';
export * from './serving/model-container-options';

export * from './metadata/approval-status';
export * from './metadata/card/choices';
export * from './metadata/card/content';
export * from './metadata/card/evaluation';
export * from './metadata/card/metric';
export * from './metadata/card/training-details';
export * from './metadata/domain';
export * from './metadata/drift-check-baselines';
export * from './metadata/metadata-properties';
export * from './metadata/model-card';
export * from './metadata/model-metrics';
export * from './metadata/sources';
export * from './metadata/task';

export * from './events/model-package-event';
export * from './events/model-package-group-events';

export * from './grants/grant-options';
export * from './grants/model-package-grants';
export * from './grants/model-package-group-grants';
