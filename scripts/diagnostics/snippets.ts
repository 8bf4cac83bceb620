import { readFileSync } from 'fs';
import * as ts from 'typescript';

/** The sources of the two examples of a code. */
export interface Snippets {
  readonly wrong: string;
  readonly right: string;
}

/** The sources of all examples in a file, by code: the bodies of the functions, without their indentation. */
export function snippetsOf(file: string): Map<string, Snippets> {
  const source = parse(file);
  const snippets = new Map<string, Snippets>();
  visit(source, (node) => {
    const [wrong, right] = [exampleOf(node, 'wrong'), exampleOf(node, 'right')];
    if (wrong && right && ts.isPropertyAssignment(node.parent)) {
      snippets.set((node.parent.name as ts.StringLiteral).text, { wrong: bodyOf(wrong), right: bodyOf(right) });
    }
  });
  return snippets;
}

/** The statements of the one function of a file but the last, which returns what they make. */
export function functionSourceOf(file: string): string {
  const source = parse(file);
  const { body } = source.statements.find(ts.isFunctionDeclaration)!;
  const last = body!.statements[body!.statements.length - 1];
  return dedent(source.text.slice(body!.getStart() + 1, last.getFullStart()), 2);
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf-8'), ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, visitor: (node: ts.Node) => void): void {
  visitor(node);
  node.forEachChild((child) => visit(child, visitor));
}

function exampleOf(node: ts.Node, name: string): ts.ArrowFunction | undefined {
  return ts.isObjectLiteralExpression(node) ? node.properties
    .filter(ts.isPropertyAssignment).filter((property) => property.name.getText() === name)
    .map(({ initializer }) => initializer).find(ts.isArrowFunction) : undefined;
}

function bodyOf({ body, parent }: ts.ArrowFunction): string {
  const source = body.getSourceFile();
  const indentation = source.getLineAndCharacterOfPosition(parent.getStart()).character;
  return ts.isBlock(body)
    ? dedent(source.text.slice(body.getStart() + 1, body.getEnd() - 1), indentation + 2)
    : `${dedent(body.getText(), indentation)};`;
}

function dedent(text: string, spaces: number): string {
  return text.replace(new RegExp(`^ {${spaces}}`, 'gm'), '').trim();
}
