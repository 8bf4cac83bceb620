import { readFileSync } from 'fs';
import { dirname, join, resolve } from 'path';
import * as ts from 'typescript';
import * as api from '../../src';
import * as shapes from '../../src/diagnostics/shapes.json';

/*
 * The table is written from the compiled API, after it is compiled: `npx projen shapes`. Here it is compared with the
 * sources, so that a test says that it is stale.
 */

const SRC = join(__dirname, '../../src');

interface Fields { [name: string]: string }

/** The declaration of everything that the index exports, by name. */
function exported(): Map<string, ts.Node> {
  const index = parse(join(SRC, 'index.ts'));
  return new Map(index.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    const file = parse(resolve(dirname(index.fileName), `${(statement.moduleSpecifier as ts.StringLiteral).text}.ts`));
    return (statement.exportClause as ts.NamedExports).elements.map(
      ({ name }) => [name.text, declarationOf(file, name.text)] as const,
    );
  }));
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf-8'), ts.ScriptTarget.Latest, true);
}

function declarationOf(file: ts.SourceFile, name: string): ts.Node {
  return file.statements.find(
    (statement) => (statement as { name?: ts.Identifier } & ts.Statement).name?.text === name,
  )!;
}

const API = exported();

/** A type as the table writes it: without the module that it is of, and `{string}` for a map. */
function typeOf(node: ts.TypeNode | undefined, file: ts.SourceFile): string {
  return node!.getText(file).replace(/\b\w+\./g, '').replace(/\{ \[\w+: string\]: (.+) \}$/, '{$1}');
}

function fieldsOf(nodes: readonly (ts.PropertySignature | ts.ParameterDeclaration)[], withDefault?: Fields): Fields {
  return Object.fromEntries(nodes.map((node) => {
    const optional = node.questionToken || (node as ts.ParameterDeclaration).initializer;
    const name = (node.name as ts.Identifier).text;
    return [optional ? `${name}?` : name, node.type ? typeOf(node.type, node.getSourceFile()) : withDefault![name]];
  }));
}

function structFields(name: string): Fields {
  const declaration = API.get(name) as ts.InterfaceDeclaration;
  const inherited = (declaration.heritageClauses ?? [])
    .flatMap(({ types }) => types.map(({ expression }) => inheritedFields(expression.getText())));
  return Object.assign({}, ...inherited, fieldsOf(declaration.members as unknown as ts.PropertySignature[]));
}

/** Of CDK's own structs the sources say only the names. */
function inheritedFields(name: string): Fields {
  const cdkStructs: { [struct: string]: Fields } = shapes.cdkStructs;
  return API.has(name) ? structFields(name) : cdkStructs[name.replace(/^\w+\./, '')];
}

function isPublic(member: ts.ClassElement): member is ts.ConstructorDeclaration | ts.MethodDeclaration {
  return (ts.isConstructorDeclaration(member) || ts.isMethodDeclaration(member))
    && !member.modifiers?.some(
      ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
    )
    && !member.name?.getText().startsWith('_');
}

/** Whatever a class can be called with. Builders keep what they get, and give it to what they make. */
function callsOf(name: string): { [call: string]: Fields } {
  const members = (API.get(name) as ts.ClassDeclaration).members.filter(isPublic);
  const calls = members.map((member) => [
    ts.isConstructorDeclaration(member) ? `new ${name}` : `${name}.${member.name.getText()}`, fieldsOf([...member.parameters]),
  ] as const);
  return Object.fromEntries(calls.filter(([, parameters]) => Object.keys(parameters).length > 0));
}

/** The structs that fields lead to. */
function structsIn(fields: Fields): string[] {
  return Object.values(fields).flatMap((type) => type.match(/\w+/g)!).filter((name) => API.has(name) && ts.isInterfaceDeclaration(API.get(name)!))
    .flatMap((name) => [name, ...structsIn(structFields(name))]);
}

const named = (
  test: (node: ts.Node) => boolean,
) => [...API].filter(([, node]) => test(node)).map(([name]) => name).sort();

const CALLS: { [call: string]: Fields } = Object.assign({}, ...named(ts.isClassDeclaration).filter((name) => !name.endsWith('Builder')).map(callsOf));

test('The table has everything of the sources that takes arguments, with their types', () => {
  const inherited = Object.fromEntries([
    'Model.addToRolePolicy', 'ModelPackageGroup.arnForModelPackages', 'ModelPackageGroup.forwardEventsTo', 'ModelPackageGroup.onApproved',
    'ModelPackageGroup.onLifeCycleChange', 'ModelPackageGroup.onRejected', 'ModelPackageGroup.onStateChange',
  ].map((method) => [method, {}]));

  expect(Object.keys(shapes.calls).sort()).toEqual(Object.keys({ ...CALLS, ...inherited }).sort());
  expect(shapes.calls).toMatchObject(CALLS);
});

test('The table has every struct of the sources that can be given, with its properties and their types', () => {
  const structs = Object.values(CALLS).flatMap(structsIn);

  expect(shapes.structs).toEqual(Object.fromEntries(structs.map((name) => [name, structFields(name)])));
});

test('The table has every enumeration, with its values', () => {
  const enums = named(ts.isEnumDeclaration);

  expect(shapes.enums).toEqual(
    Object.fromEntries(enums.map((name) => [name, (api as { [name: string]: unknown })[name]])),
  );
});

test('Every class that can be given is one that the library exports', () => {
  expect(Object.keys(shapes.classes).filter((name) => !(name in api))).toEqual([]);
});
