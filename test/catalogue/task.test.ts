import { CfnParameter } from 'aws-cdk-lib';
import { MachineLearningTask } from '../../src';
import { renderedVersion } from '../artifacts/version';
import { newStack } from '../support';

test('constants are as SageMaker spells them', () => {
  expect(Object.entries(MachineLearningTask).map(([name, { value }]) => [name, value])).toEqual([
    ['IMAGE_CLASSIFICATION', 'IMAGE_CLASSIFICATION'],
    ['OBJECT_DETECTION', 'OBJECT_DETECTION'],
    ['TEXT_GENERATION', 'TEXT_GENERATION'],
    ['IMAGE_SEGMENTATION', 'IMAGE_SEGMENTATION'],
    ['FILL_MASK', 'FILL_MASK'],
    ['CLASSIFICATION', 'CLASSIFICATION'],
    ['REGRESSION', 'REGRESSION'],
    ['OTHER', 'OTHER'],
  ]);
});

test('a package has its task', () => {
  expect(renderedVersion(newStack(), { task: MachineLearningTask.REGRESSION }).Task).toBe('REGRESSION');
});

test('any other task is taken as it is', () => {
  expect(renderedVersion(newStack(), { task: MachineLearningTask.of('FORECASTING') }).Task).toBe('FORECASTING');
});

test('a task may be a parameter', () => {
  const stack = newStack();
  expect(renderedVersion(stack, { task: MachineLearningTask.of(new CfnParameter(stack, 'Task').valueAsString) }).Task).toEqual({ Ref: 'Task' });
});

test('without a task, there is none', () => {
  expect(renderedVersion(newStack(), {})).not.toHaveProperty('Task');
});
