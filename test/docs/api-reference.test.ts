import { reference } from '../../scripts/docs/api-reference';

const constant = (id: number) => `| <code><a href="#cdk-sagemaker-model-package.Kind.property.C${id}">C${id}</a></code> | <code>Kind</code> | number ${id}. |`;

const GENERATED = `# API Reference <a name="API Reference" id="api-reference"></a>

## Classes <a name="Classes" id="Classes"></a>

### Kind <a name="Kind" id="cdk-sagemaker-model-package.Kind"></a>

#### Static Functions <a name="Static Functions" id="Static Functions"></a>

#### Constants <a name="Constants" id="Constants"></a>

| **Name** | **Type** | **Description** |
| --- | --- | --- |
${Array.from({ length: 20 }, (_, id) => constant(id)).join('\n')}

---

### Other <a name="Other" id="cdk-sagemaker-model-package.Other"></a>

#### Static Functions <a name="Static Functions" id="Static Functions"></a>

#### Constants <a name="Constants" id="Constants"></a>

| **Name** | **Type** | **Description** |
| --- | --- | --- |
${constant(1)}
`;

const { api, constants } = reference(GENERATED);

test('the reference begins with an index', () => {
  expect(api).toContain('## Index\n\n**Classes**\n\n- [Kind](#cdk-sagemaker-model-package.Kind)\n- [Other](#cdk-sagemaker-model-package.Other)\n\n## Classes');
});

test('anchors are unique', () => {
  const ids = [...api.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(api).not.toContain(' name="');
});

test('anchors have no spaces', () => {
  expect(api).toContain('id="cdk-sagemaker-model-package.Kind.Static-Functions"');
});

test('many constants are on a page of their own', () => {
  expect(api).toContain('[20 constants](docs/api-constants.md#kind)');
  expect(constants).toContain('| <a id="cdk-sagemaker-model-package.Kind.property.C19"></a>`C19` | number 19. |');
});

test('few constants stay where they are', () => {
  expect(api).toContain(constant(1));
});

test('what is processed already is refused', () => {
  expect(() => reference(api)).toThrow('run jsii-docgen first');
});
