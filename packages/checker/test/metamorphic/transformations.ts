import { grouped } from './groups.ts';
import {
  alternative,
  chained,
  conditional,
  counted,
  countPaired,
  dynamic,
  keyed,
  literal,
  local,
  paired,
} from './in-place.ts';
import { bucketFolds, generalFolds, merged } from './inline.ts';
import { withDocuments } from './documents.ts';
import { jsonSyntax } from './json-syntax.ts';
import type { Configuration } from './model.ts';
import { eachInItsModule, inModules, type CallForm } from './modules.ts';
import { flat, oddKey, type Transformation } from './transformation.ts';

/** As a person would write it: one module, plain references, policies as documents. */
export const baseForm: Transformation = linked(flat('the base form', () => ({})));

const oneCall: CallForm = { meta: 'count = 1\n', key: '[0]' };
const oddCall: CallForm = {
  meta: `for_each = toset([${JSON.stringify(oddKey)}])\n`,
  key: `[${JSON.stringify(oddKey)}]`,
};

/** Forms of the root module, which are planned together. */
export const inRoot: readonly Transformation[] = [
  ...[counted, keyed, paired, countPaired, chained, grouped].map(linked),
  ...[local, conditional, alternative, literal, dynamic, jsonSyntax].map(linked),
  flat('policies as jsonencode', () => ({})),
  flat('policies as text', () => ({ policyText: true })),
  inlined('rules, routes and policies inside of what they belong to', generalFolds),
  inlined('settings of buckets inside of the buckets', bucketFolds),
];

/** Forms with modules, which are planned together. */
export const inModule: readonly Transformation[] = [
  inModules('each configuration in a module'),
  inModules('each configuration in a module with count = 1', oneCall),
  inModules('each configuration in a module under a key with dots, quotes, brackets and slashes', oddCall),
  eachInItsModule('each resource two modules deep, through inputs and outputs', { depth: 2 }),
  eachInItsModule('each resource in a module with count = 1, through outputs that are objects', {
    call: oneCall,
    outputs: 'object',
  }),
  eachInItsModule('each resource in a module under an odd key, through an object for each input', {
    call: oddCall,
    inputs: 'objects',
  }),
  eachInItsModule('each resource in a module, through outputs that are splats', { outputs: 'list' }),
  eachInItsModule('each resource in a module, through outputs that are whole resources', { outputs: 'whole' }),
  eachInItsModule('each resource in a module, through one object with all inputs', { inputs: 'object' }),
].map(linked);

/** The same with policies as documents. */
function linked(transformation: Transformation): Transformation {
  return {
    ...transformation,
    write: (configurations) => transformation.write(configurations.map(withDocuments)),
  };
}

function inlined(name: string, types: readonly string[]): Transformation {
  const rewritten = (configurations: readonly Configuration[]): ReturnType<typeof merged>[] =>
    configurations.map((one) => merged(withDocuments(one), types));
  return {
    name,
    write: (configurations) => baseless.write(rewritten(configurations).map(({ configuration }) => configuration)),
    owners: (configurations) => new Map(rewritten(configurations).flatMap(({ owners }) => [...owners])),
  };
}

const baseless = flat('', () => ({}));
