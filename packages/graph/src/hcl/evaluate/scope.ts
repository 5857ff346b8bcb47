import type { Expression } from '../syntax/expression.ts';
import type { HclParser } from '../syntax/parse-file.ts';
import type { FileText } from '../files/source-tree.ts';
import type { HclValue } from '../values/value.ts';
import type { Budget } from './budget.ts';

/** Where an expression is evaluated: it decides what the names in it mean. */
export interface Scope {
  readonly module: ModuleScope;
  readonly names: Names | undefined;
}

/** Names that an expression brings with it: of `for`, of `dynamic`, `each`, `count` and the variables of a template. */
export interface Names {
  readonly name: string;
  readonly value: HclValue;
  readonly outer: Names | undefined;
}

/** What the expressions of one module instance can refer to. */
export interface ModuleScope {
  variable(name: string): HclValue;
  local(name: string): HclValue;
  module(name: string): HclValue;
  resource(mode: 'managed' | 'data', type: string, name: string): HclValue;
  /** `path.module` and its like. */
  path(name: string): HclValue;
  readonly context: EvaluationContext;
}

/** What all evaluation of one input shares. */
export interface EvaluationContext {
  readonly budget: Budget;
  readonly parser: HclParser;
  /** Reads a file that an expression names, from the folder that Terraform would run in. */
  readFile(path: string): FileText;
}

export type Evaluate = (expression: Expression, scope: Scope) => HclValue;

/** Adds a name to a scope. */
export function withName(scope: Scope, name: string, value: HclValue): Scope {
  return { module: scope.module, names: { name, value, outer: scope.names } };
}

/** Finds what a name stands for, the innermost first. */
export function lookUp(scope: Scope, name: string): HclValue | undefined {
  for (let names = scope.names; names !== undefined; names = names.outer) if (names.name === name) return names.value;
  return undefined;
}
