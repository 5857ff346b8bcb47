import { parseNumber } from '../values/number.ts';
import { toNormalForm } from './escapes.ts';
import type { Expression } from './expression.ts';

const longest = 200;

/** Text without anything that could mean more than itself. */
const plainText = /^"[^"\\$%\n]*"$/;
const wholeNumber = /^(?:0|[1-9]\d*)$/;
/** Names that are joined by dots, and nothing else. */
const reference = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*$/;

const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads an expression that the grammar has found, where its text can be nothing else. Asking the syntax tree for each part
 * of it takes longer than all the rest. @returns undefined for any other one.
 */
export function readSimple(written: string): Expression | undefined {
  if (written.length > longest) return undefined;
  const first = written.charCodeAt(0);
  if (first === 0x22) {
    return plainText.test(written) ? { kind: 'literal', value: toNormalForm(written.slice(1, -1)) } : undefined;
  }
  if (first <= 0x39) {
    const value = wholeNumber.test(written) ? parseNumber(written) : undefined;
    return value === undefined ? undefined : { kind: 'literal', value };
  }
  if (!reference.test(written)) return undefined;
  const word = words.get(written);
  return word === undefined ? traversal(written) : { kind: 'literal', value: word };
}

/** The expression that a number stands for. */
export function numberLiteral(written: string): Expression {
  const value = parseNumber(written);
  return value === undefined
    ? { kind: 'broken', reason: 'a number has more than 15 digits' }
    : { kind: 'literal', value };
}

function traversal(written: string): Expression {
  const [root = '', ...names] = written.split('.');
  let expression: Expression = { kind: 'name', name: root };
  for (const name of names) expression = { kind: 'attribute', on: expression, name };
  return expression;
}
