import type { Evaluate, Scope } from '../evaluate/scope.ts';
import { convertTo } from '../values/convert.ts';
import { bareOf, factsOf, failure, text, unknownFrom, type HclValue } from '../values/value.ts';
import { entriesOf } from './define.ts';
import { withFile } from './encoding.ts';

/** Evaluates a file of the folder as a template. */
export function templateFile(given: readonly HclValue[], scope: Scope, evaluate: Evaluate): HclValue {
  const [path, variables] = given;
  const written = path === undefined ? null : bareOf(convertTo(path, 'string'));
  if (typeof written !== 'string') return unknownFrom(given);
  return withFile(written, scope.module.context, (content) => render(content, variables, scope, evaluate));
}

/** Evaluates text that a value holds as a template. */
export function templateString(given: readonly HclValue[], scope: Scope, evaluate: Evaluate): HclValue {
  const [template, variables] = given;
  const written = template === undefined ? null : bareOf(convertTo(template, 'string'));
  return typeof written === 'string' ? render(written, variables, scope, evaluate) : unknownFrom(given);
}

/** Only the names that are given mean something in a template. */
function render(template: string, variables: HclValue | undefined, scope: Scope, evaluate: Evaluate): HclValue {
  const { module } = scope;
  if (!module.context.budget.spend(template.length >> 6))
    return unknownFrom(variables === undefined ? [] : [variables]);
  const expression = module.context.parser.template(template);
  let names: Scope['names'];
  if (variables !== undefined) {
    const entries = entriesOf(variables);
    if (entries === undefined)
      return factsOf(variables).isKnown ? failure('the names of a template must be a map') : unknownFrom([variables]);
    for (const [name, value] of entries) names = { name, value, outer: names };
  }
  const value = convertTo(evaluate(expression, { module, names }), 'string');
  const bare = bareOf(value);
  return typeof bare === 'string' && text(bare) !== bare ? text(bare) : value;
}
