import type { Condition, Value } from '@autoclave/catalog';
import type { IResolvable } from 'cdktn';

/** A rule that an input must meet besides its type. */
export interface InputRule {
  /** HCL that is true when the value is accepted; reads `var`, other inputs and locals. */
  readonly condition: string;
  /** What is allowed, as one sentence. */
  readonly message: string;
}

/** What every input declares. */
export interface InputFacts {
  /** One sentence for the variable, the README and the registry page. */
  readonly description: string;
  /** Without a default the input is required. `null` makes it optional. */
  readonly default?: Value;
  /** Terraform shows the value nowhere: not in plans, not in messages. */
  readonly sensitive?: boolean;
  readonly rules?: readonly InputRule[];
  /**
   * Id of the control that bounds this input. Its condition on the argument of the same name becomes the variable's
   * validation; where the argument sits deeper, `condition` states the bound on the input.
   */
  readonly guard?: string;
  readonly condition?: Condition;
}

/** A declared input: its Terraform type, and how TypeScript sees the token. */
export interface InputDeclaration<Token = unknown> extends InputFacts {
  /** HCL type expression. */
  readonly type: string;
  readonly kind: 'text' | 'number' | 'flag' | 'texts' | 'textMap' | 'object';
  /** Carries the token's type; never set. */
  readonly token?: Token;
}

export type InputDeclarations = { readonly [name: string]: InputDeclaration };

/** The tokens that `build` gets, by input name. */
export type InputTokens<Declarations extends InputDeclarations> = {
  readonly [Name in keyof Declarations]: Declarations[Name] extends InputDeclaration<infer Token> ? Token : never;
};

/** Declares the inputs of a module, one function per type. */
export const input: {
  text(facts: InputFacts): InputDeclaration<string>;
  number(facts: InputFacts): InputDeclaration<number>;
  flag(facts: InputFacts): InputDeclaration<IResolvable>;
  /** A list of strings; order is kept. */
  texts(facts: InputFacts): InputDeclaration<string[]>;
  /** A map of strings. */
  textMap(facts: InputFacts): InputDeclaration<{ [key: string]: string }>;
  /** Any other type, written in HCL: `map(object({ cidr = string }))`. */
  object(type: string, facts: InputFacts): InputDeclaration<IResolvable>;
} = {
  text: (facts) => ({ ...facts, type: 'string', kind: 'text' }),
  number: (facts) => ({ ...facts, type: 'number', kind: 'number' }),
  flag: (facts) => ({ ...facts, type: 'bool', kind: 'flag' }),
  texts: (facts) => ({ ...facts, type: 'list(string)', kind: 'texts' }),
  textMap: (facts) => ({ ...facts, type: 'map(string)', kind: 'textMap' }),
  object: (type, facts) => ({ ...facts, type, kind: 'object' }),
};
