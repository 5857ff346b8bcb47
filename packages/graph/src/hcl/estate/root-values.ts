import { parseSource } from '../configuration/parse-source.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { ModuleScope, Scope } from '../evaluate/scope.ts';
import { joinInside } from '../files/source-tree.ts';
import type { Argument } from '../syntax/body.ts';
import { parseJsonValues } from '../syntax/json-configuration.ts';
import { failure, missingValue, type HclValue } from '../values/value.ts';
import type { RootValues } from './module-instance.ts';
import type { Reading } from './reading.ts';

/**
 * Reads the values of the variables of the root module: `terraform.tfvars`, then `*.auto.tfvars` in the order of their
 * names, then the files that are asked for; each also as `.json`. Where one cannot be read, no variable is known.
 */
export function readRootValues(reading: Reading, asked: readonly string[]): RootValues {
  const names = reading.tree.list(reading.root) ?? [];
  const automatic = names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name));
  const usual = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  const given = new Map<string, Argument>();
  let isDamaged = false;
  for (const name of [...usual, ...automatic, ...asked]) {
    const values = readValues(name, reading);
    if (values === undefined) isDamaged = true;
    else for (const [key, argument] of values) given.set(key, argument);
  }
  const scope: Scope = { module: new Constants(reading), names: undefined };
  return (name) => {
    if (isDamaged) return missingValue(`var.${name}`);
    const argument = given.get(name);
    return argument && evaluate(argument.value, scope);
  };
}

/** @returns undefined where the file cannot be read. */
function readValues(
  name: string,
  { tree, root, parser, diagnostics }: Reading,
): ReadonlyMap<string, Argument> | undefined {
  const path = joinInside(root, name);
  const file = path === undefined ? { unreadable: 'lies outside of the folder that is read' } : tree.read(path);
  const parsers = { hcl: (text: string, at: string) => parser.values(text, at), json: parseJsonValues };
  const source = parseSource({ path: path ?? name, title: name, file }, parsers, diagnostics);
  return source === undefined || source.parsed.problems.length > 0 ? undefined : source.parsed.body.arguments;
}

/** Files of values refer to nothing. */
class Constants implements ModuleScope {
  readonly context: Reading;

  constructor(context: Reading) {
    this.context = context;
  }

  variable(name: string): HclValue {
    return failure(`there is no var.${name} here`);
  }

  local(name: string): HclValue {
    return failure(`there is no local.${name} here`);
  }

  module(name: string): HclValue {
    return failure(`there is no module.${name} here`);
  }

  resource(_mode: string, type: string, name: string): HclValue {
    return failure(`there is no ${type}.${name} here`);
  }

  path(name: string): HclValue {
    return failure(`there is no ${name} here`);
  }
}
