import {
  Blocks,
  idOf,
  Named,
  Policy,
  policyObject,
  Raw,
  Ref,
  Template,
  type Argument,
  type Arguments,
  type Declaration,
} from './model.ts';

/** How one form of the configurations is spelled. What is left out is spelled plainly. */
export interface Spelling {
  /** The expression that stands for a reference. */
  readonly refer?: (reference: Ref, from: Declaration) => string;
  /** Lines such as `count = 1`. */
  readonly meta?: (declaration: Declaration) => string;
  /** The expression that stands for a name. */
  readonly name?: (text: string) => string;
  /** Writes nested blocks as `dynamic`. */
  readonly dynamic?: boolean;
  /** Writes policies as text instead of `jsonencode`. */
  readonly policyText?: boolean;
}

/** Where a value is written. */
interface Context {
  readonly spelling: Spelling;
  readonly from: Declaration;
}

export function plainly({ target, attribute }: Ref): string {
  return `${target}.${attribute}`;
}

/** Writes a declaration as HCL. */
export function printDeclaration(declaration: Declaration, spelling: Spelling = {}): string {
  const { mode, type, name, values } = declaration;
  const meta = spelling.meta?.(declaration) ?? '';
  const body = printBody(values, { spelling, from: declaration });
  return `${mode} "${type}" "${name}" {\n${meta}${body}}\n`;
}

export function printDeclarations(declarations: readonly Declaration[], spelling: Spelling = {}): string {
  return declarations.map((one) => printDeclaration(one, spelling)).join('\n');
}

function printBody(values: Arguments, context: Context): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (!(value instanceof Blocks)) return `${name} = ${printExpression(value, context)}\n`;
      return value.list.map((block) => printBlock(name, block, context)).join('');
    })
    .join('');
}

function printBlock(name: string, block: Arguments, context: Context): string {
  const body = printBody(block, context);
  if (context.spelling.dynamic !== true) return `${name} {\n${body}}\n`;
  // An iterator that is not used: the content must not depend on it, so that the block stays as it is.
  return `dynamic "${name}" {\nfor_each = [1]\niterator = written\ncontent {\n${body}}\n}\n`;
}

/** Writes a value as an expression of HCL. */
export function printExpression(value: Argument, context: Context): string {
  const { spelling, from } = context;
  if (value instanceof Ref) return (spelling.refer ?? plainly)(value, from);
  if (value instanceof Raw) return value.expression;
  if (value instanceof Named) return spelling.name?.(value.text) ?? JSON.stringify(value.text);
  if (value instanceof Template) {
    return `"${value.parts.map((part) => (part instanceof Ref ? `\${${printExpression(part, context)}}` : part)).join('')}"`;
  }
  if (value instanceof Policy) return printPolicy(value, context);
  if (value instanceof Blocks) throw new TypeError(`${idOf(from)} has blocks inside of an argument`);
  if (Array.isArray(value)) return `[${value.map((item) => printExpression(item, context)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as Arguments);
    return `{ ${entries.map(([name, item]) => `${JSON.stringify(name)} = ${printExpression(item, context)}`).join(', ')} }`;
  }
  return JSON.stringify(value);
}

function printPolicy(value: Policy, context: Context): string {
  const object = policyObject(value);
  if (context.spelling.policyText !== true) return `jsonencode(${printExpression(object, context)})`;
  return `<<-POLICY\n${printJson(object, context)}\nPOLICY\n`;
}

/** Writes a value as JSON with gaps for its references. */
function printJson(value: Argument, context: Context): string {
  if (value instanceof Ref) return `"\${${printExpression(value, context)}}"`;
  if (value instanceof Template) return printExpression(value, context);
  if (value instanceof Named)
    return context.spelling.name === undefined
      ? JSON.stringify(value.text)
      : `"\${${context.spelling.name(value.text)}}"`;
  if (Array.isArray(value)) return `[${value.map((item) => printJson(item, context)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as Arguments);
    return `{${entries.map(([name, item]) => `${JSON.stringify(name)}: ${printJson(item, context)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
}
