import { join, relative, sep } from 'path';
import * as ts from 'typescript';

/** What of a jsii assembly is read here. */
export interface Assembly {
  readonly types: {
    readonly [fqn: string]: {
      readonly kind: string;
      readonly name: string;
      readonly abstract?: boolean;
      readonly interfaces?: string[];
      readonly initializer?: object;
      readonly methods?: { readonly name: string }[];
      readonly properties?: {
        readonly name: string; readonly const?: boolean; readonly docs?: { readonly deprecated?: string };
      }[];
      readonly members?: { readonly name: string }[];
    };
  };
}

/** Types that are lists of constants, each of which renders its value. */
const CONSTANTS = ['InstanceType', 'MachineLearningDomain', 'MachineLearningTask', 'PrebuiltRepository'];

/** Types that render nothing: they read templates. */
const READERS = ['GovernanceRule', 'ModelRegistryRules', 'ModelRegistryRulesProps', 'RuleSeverity'];

/** Public members of the library that a program does not use, as `Type.member`. */
export function unusedMembers({ types }: Assembly, used: ReadonlySet<string>): string[] {
  return Object.values(types).filter(({ name }) => !READERS.includes(name)).flatMap((type) => {
    const members = [
      ...(type.methods ?? []).map(({ name }) => name),
      ...(type.properties ?? []).filter((property) => !isExempt(type.name, property)).map(({ name }) => name),
      ...(type.members ?? []).map(({ name }) => name),
      ...(type.kind === 'class' && !type.abstract && type.initializer ? ['constructor'] : []),
    ];
    // What a class of the library implements is used with the class.
    const implementations = Object.values(types).filter(
      ({ interfaces }) => interfaces?.some((name) => types[name]?.name === type.name),
    );
    return members.filter((member) => ![type, ...implementations].some(({ name }) => used.has(`${name}.${member}`)))
      .map((member) => `${type.name}.${member}`);
  }).sort();
}

function isExempt(
  type: string, { name, const: isConstant, docs }: { name: string; const?: boolean; docs?: { deprecated?: string } },
): boolean {
  return docs?.deprecated !== undefined || (isConstant === true && (CONSTANTS.includes(type) || name === 'PROPERTY_INJECTION_ID'));
}

/** The members of the library that some files of a project use, as `Type.member`. */
export function usedMembers(root: string, folder: string): Set<string> {
  const { options, fileNames } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'tsconfig.dev.json'), ts.sys.readFile).config, ts.sys, root);
  const inside = (file: string, where: string) => !relative(join(root, where), file).startsWith('..');
  const program = ts.createProgram(fileNames.filter((file) => inside(file, folder)), options);
  const checker = program.getTypeChecker();
  const used = new Set<string>();

  const use = (symbol: ts.Symbol | undefined) => {
    for (const declaration of symbol?.declarations ?? []) {
      const { parent } = declaration;
      const owner = ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent) || ts.isEnumDeclaration(parent)
        ? parent.name?.text : undefined;
      if (owner && inside(declaration.getSourceFile().fileName.split('/').join(sep), 'src')) { used.add(`${owner}.${ts.isConstructorDeclaration(declaration) ? 'constructor' : symbol!.name}`); }
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) {
      const signature = checker.getResolvedSignature(node)?.declaration;
      if (signature && ts.isConstructorDeclaration(signature) && ts.isClassLike(signature.parent)) { used.add(`${signature.parent.name!.text}.constructor`); }
    }
    if (ts.isIdentifier(node)) { use(checker.getSymbolAtLocation(node)); }
    if (ts.isPropertyAccessExpression(node)) {
      // The class that a member is called on, which may inherit it from one that is not public.
      const owner = checker.getTypeAtLocation(node.expression).getSymbol();
      if (owner) { used.add(`${owner.name}.${node.name.text}`); }
    }
    if (ts.isObjectLiteralExpression(node)) {
      const context = checker.getContextualType(node);
      const expected = context && checker.getNonNullableType(context);
      for (const property of node.properties) {
        if (
          expected && property.name && ts.isIdentifier(property.name)
        ) { use(expected.getProperty(property.name.text)); }
      }
    }
    if (ts.isBindingElement(node)) {
      const name = node.propertyName ?? node.name;
      const type = checker.getTypeAtLocation(node.parent);
      if (ts.isIdentifier(name)) { use(type.getProperty(name.text)); }
      if (ts.isIdentifier(name) && type.getSymbol()) { used.add(`${type.getSymbol()!.name}.${name.text}`); }
    }
    ts.forEachChild(node, visit);
  };
  program.getSourceFiles().filter(({ fileName }) => inside(fileName, folder)).forEach(visit);
  return used;
}
