import type { CallExpression } from '../syntax/expression.ts';
import type { Evaluate, Scope } from '../evaluate/scope.ts';
import { asPossible, joinTrails, missingTrail } from '../values/trail.ts';
import { bareOf, factsOf, failure, madeValue, Sequence, Unknown, unknownFrom, type HclValue } from '../values/value.ts';
import { tooMuchWork } from '../evaluate/budget.ts';
import { collectionFunctions } from './collections.ts';
import { conversionFunctions } from './conversions.ts';
import { dateFunctions } from './dates.ts';
import { itemsOf, type FunctionDefinition } from './define.ts';
import { encodingFunctions } from './encoding.ts';
import { networkFunctions } from './networks.ts';
import { numberFunctions } from './numbers.ts';
import { pathFunctions } from './paths.ts';
import { patternFunctions } from './patterns.ts';
import { setFunctions } from './sets.ts';
import { isSingleAttribute } from './single-attribute.ts';
import { stringFunctions } from './strings.ts';
import { templateFile, templateString } from './template-functions.ts';

/** Functions whose result only a run can tell. */
const ofTheRun = ['base64gzip', 'bcrypt', 'rsadecrypt', 'uuid'];

const functions: ReadonlyMap<string, FunctionDefinition> = new Map<string, FunctionDefinition>([
  ...Object.entries(stringFunctions),
  ...Object.entries(patternFunctions),
  ...Object.entries(collectionFunctions),
  ...Object.entries(setFunctions),
  ...Object.entries(conversionFunctions),
  ...Object.entries(numberFunctions),
  ...Object.entries(encodingFunctions),
  ...Object.entries(dateFunctions),
  ...Object.entries(networkFunctions),
  ...Object.entries(pathFunctions),
  ...ofTheRun.map((name) => [name, { least: 0, most: 2, call: openResult }] as const),
]);

/** Functions whose result is one of what they are given, or holds them as they are. Templates mark their parts themselves. */
const passesOn: ReadonlySet<string> = new Set(
  [
    'coalesce coalescelist element lookup one values merge concat flatten compact distinct reverse slice sort chunklist',
    'zipmap matchkeys transpose setproduct setunion setintersection setsubtract setsymmetricdifference tostring tolist',
    'toset tomap sensitive nonsensitive ephemeralasnull lower upper chomp trimspace format formatlist join',
  ].flatMap((line) => line.split(' ')),
);

/** Names of all functions that are known here. @internal */
export const functionNames: readonly string[] = [...functions.keys(), 'can', 'templatefile', 'templatestring', 'try'];

/** Evaluates a call. */
export function callFunction(call: CallExpression, scope: Scope, evaluate: Evaluate): HclValue {
  if (call.name === 'try') return tryEach(call, scope, evaluate);
  if (call.name === 'can') return canEvaluate(call, scope, evaluate);
  const given = argumentsOf(call, scope, evaluate);
  if (given instanceof Unknown) return given;
  if (given.some((one) => factsOf(one).failure !== undefined)) return unknownFrom(given);
  const cost = given.reduce<number>((sum, one) => sum + costOf(one), 1);
  if (!scope.module.context.budget.spend(cost)) return tooMuchWork();
  if (call.name === 'templatefile') return templateFile(given, scope, evaluate);
  if (call.name === 'templatestring') return templateString(given, scope, evaluate);
  const definition = functions.get(call.name);
  if (definition === undefined) return notAFunction(call.name, given);
  const { least, most } = definition;
  if (given.length < least || given.length > most) return failure(`${call.name} has a wrong number of arguments`);
  const result = definition.call(given, scope.module.context);
  return passesOn.has(call.name) ? result : madeValue(result);
}

function argumentsOf(call: CallExpression, scope: Scope, evaluate: Evaluate): readonly HclValue[] | Unknown {
  const given = call.arguments.map((one) => evaluate(one, scope));
  const last = given.at(-1);
  if (!call.isSpread || last === undefined) return given;
  const items = itemsOf(last);
  if (items !== undefined) return [...given.slice(0, -1), ...items];
  return bareOf(last) instanceof Unknown ? unknownFrom(given) : failure('only a list can be spread over arguments');
}

/** Long text costs as much as many values. */
function costOf(value: HclValue): number {
  const bare = bareOf(value);
  if (typeof bare === 'string') return bare.length >> 6;
  return bare instanceof Sequence ? bare.size : factsOf(value).size;
}

/** Functions of providers are code of theirs. */
function notAFunction(name: string, given: readonly HclValue[]): Unknown {
  if (!name.includes('::')) return failure(`there is no function "${name}"`);
  return new Unknown({ trail: joinTrails([missingTrail(`the function ${name}`), unknownFrom(given).trail]) });
}

function openResult(given: readonly HclValue[]): Unknown {
  return unknownFrom(given, { isNotNull: true });
}

/**
 * Takes the first argument that does not fail. One that is not known may still fail when it is, unless it is an attribute
 * of a resource, which is there for certain.
 */
function tryEach(call: CallExpression, scope: Scope, evaluate: Evaluate): HclValue {
  const open: HclValue[] = [];
  for (const one of call.arguments) {
    const value = evaluate(one, scope);
    const facts = factsOf(value);
    if (facts.failure !== undefined) continue;
    const bare = bareOf(value);
    const isCertain = !(bare instanceof Unknown) || bare.leaf !== undefined || isSingleAttribute(bare);
    if (isCertain && open.length === 0) return value;
    open.push(value);
    if (isCertain) break;
  }
  if (open.length === 0) return failure('every argument of try fails');
  return new Unknown({ trail: asPossible(unknownFrom(open).trail) });
}

function canEvaluate(call: CallExpression, scope: Scope, evaluate: Evaluate): HclValue {
  const [only, another] = call.arguments;
  if (only === undefined || another !== undefined) return failure('can takes one argument');
  const value = evaluate(only, scope);
  const facts = factsOf(value);
  if (facts.failure !== undefined) return false;
  return facts.isKnown ? true : unknownFrom([value], { isNotNull: true });
}
