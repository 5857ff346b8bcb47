import {
  Blocks,
  Policy,
  Ref,
  Template,
  type Argument,
  type Arguments,
  type Configuration,
  type PolicyStatement,
} from './model.ts';

/** Gives every label of a configuration an ending, so that several forms of it can stand in one root module. */
export function renamed({ name, declarations, expected }: Configuration, ending: string): Configuration {
  return {
    name: `${name}${ending}`,
    declarations: declarations.map((one) => ({
      ...one,
      name: `${one.name}${ending}`,
      values: refsRenamed(one.values, ending) as Arguments,
    })),
    expected,
  };
}

function refsRenamed(value: Argument, ending: string): Argument {
  if (value instanceof Ref) return new Ref(`${value.target}${ending}`, value.attribute);
  if (value instanceof Template) {
    return new Template(value.parts.map((part) => (part instanceof Ref ? (refsRenamed(part, ending) as Ref) : part)));
  }
  if (value instanceof Blocks) return new Blocks(value.list.map((block) => refsRenamed(block, ending) as Arguments));
  if (value instanceof Policy) {
    return new Policy(
      value.statements.map((statement): PolicyStatement =>
        statement.Resource === undefined
          ? statement
          : { ...statement, Resource: statement.Resource.map((one) => refsRenamed(one, ending)) },
      ),
    );
  }
  if (Array.isArray(value)) return value.map((one) => refsRenamed(one, ending));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value as Arguments).map(([name, one]) => [name, refsRenamed(one, ending)]));
}
