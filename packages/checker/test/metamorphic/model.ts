/** A value of an argument, as a configuration gives it. */
export type Argument =
  | string
  | number
  | boolean
  | null
  | Ref
  | Named
  | Template
  | Raw
  | Policy
  | Blocks
  | readonly Argument[]
  | { readonly [name: string]: Argument };

export type Arguments = { readonly [name: string]: Argument };

/** Refers to an attribute of another resource of the configuration. */
export class Ref {
  /** `type.name`, with `data.` before it for a data source. */
  readonly target: string;
  readonly attribute: string;

  constructor(target: string, attribute: string) {
    this.target = target;
    this.attribute = attribute;
  }
}

/** A name that no two instances may share: where there are several, each gets an ending of its own. */
export class Named {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Text with references in it. */
export class Template {
  readonly parts: readonly (string | Ref)[];

  constructor(parts: readonly (string | Ref)[]) {
    this.parts = parts;
  }
}

/** An expression of HCL, as it is to be written. */
export class Raw {
  readonly expression: string;

  constructor(expression: string) {
    this.expression = expression;
  }
}

/** One statement of a policy, spelled as AWS does. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | { readonly [type: string]: readonly Argument[] };
  readonly Action: readonly string[];
  readonly Resource?: readonly Argument[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: readonly string[] } };
}

/** A policy, however it is written. */
export class Policy {
  readonly statements: readonly PolicyStatement[];

  constructor(statements: readonly PolicyStatement[]) {
    this.statements = statements;
  }
}

/** Nested blocks of one type. */
export class Blocks {
  readonly list: readonly Arguments[];

  constructor(list: readonly Arguments[]) {
    this.list = list;
  }
}

/** A resource or a data source, written without anything about where it stands. */
export interface Declaration {
  readonly mode: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly values: Arguments;
}

/** Verdicts that the base form must give, by `control resource`. */
export type Expected = Readonly<Record<string, 'pass' | 'fail' | 'unknown' | 'notApplicable'>>;

/** A part of an estate, complete in itself. No two configurations use one address. */
export interface Configuration {
  /** A word that may stand in the name of a module or a file. */
  readonly name: string;
  readonly declarations: readonly Declaration[];
  readonly expected: Expected;
}

export function resource(address: string, values: Arguments): Declaration {
  const [type = '', name = ''] = address.split('.');
  return { mode: 'resource', type, name, values };
}

export function data(address: string, values: Arguments): Declaration {
  return { ...resource(address, values), mode: 'data' };
}

export function ref(target: string, attribute = 'id'): Ref {
  return new Ref(target, attribute);
}

export function named(text: string): Named {
  return new Named(text);
}

export function blocks(...list: readonly Arguments[]): Blocks {
  return new Blocks(list);
}

export function policy(...statements: readonly PolicyStatement[]): Policy {
  return new Policy(statements);
}

/** Text with references: text`${ref('aws_s3_bucket.records', 'arn')}/*`. */
export function text(strings: TemplateStringsArray, ...refs: readonly Ref[]): Template {
  return new Template(
    strings.flatMap((part, index) => [part, ...refs.slice(index, index + 1)]).filter((one) => one !== ''),
  );
}

/** `type.name`, with `data.` before it for a data source. */
export function idOf({ mode, type, name }: Declaration): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

/** Every reference in a value, in reading order. */
export function refsIn(value: Argument): readonly Ref[] {
  if (value instanceof Ref) return [value];
  if (value instanceof Named || value instanceof Raw || typeof value !== 'object' || value === null) return [];
  if (value instanceof Template) return value.parts.filter((part) => part instanceof Ref);
  if (value instanceof Blocks) return value.list.flatMap(refsIn);
  if (value instanceof Policy) return refsIn(policyObject(value));
  return Object.values(value as Arguments).flatMap(refsIn);
}

/** The object behind a policy text. */
export function policyObject({ statements }: Policy): Arguments {
  return {
    Version: '2012-10-17',
    Statement: statements.map((statement) => {
      const { Principal: principal, Resource: resources, Condition: condition, ...rest } = statement;
      return {
        ...rest,
        ...(principal === undefined ? {} : { Principal: principal }),
        ...(resources === undefined ? {} : { Resource: resources }),
        ...(condition === undefined ? {} : { Condition: condition }),
      };
    }),
  };
}
