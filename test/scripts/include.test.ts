import { included } from '../../scripts/docs/include';

const SOURCE = 'class A {\n    // docs: one\n    int a;\n\n      int b;\n    // docs: end\n    // docs: two\n    int c;\n    // docs: end\n}\n';

test('a region of a file becomes a block, without its indentation', () => {
  expect(included('Before.\n\ninclude A.java one java\n\nAfter.\n', () => SOURCE))
    .toBe('Before.\n\n```java\nint a;\n\n  int b;\n```\n\nAfter.\n');
  expect(included('include A.java two java', () => SOURCE)).toBe('```java\nint c;\n```');
});

test('a region that the file does not have is an error', () => {
  expect(() => included('include A.java three java', () => SOURCE)).toThrow('A.java has no region "three"');
});
