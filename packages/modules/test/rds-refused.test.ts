import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../src/build-module.ts';
import { emitModule } from '../src/emit/emit-module.ts';
import { rds } from '../src/rds/rds.ts';
import { labelsFor, tryRefusals, type Refusal, type Refused } from './packed-refusals.ts';
import { moduleFiles, Project } from './plan-module.ts';
import { call } from './rds-calls.ts';
import { guardRefusals, preconditionRefusals, ruleRefusals } from './rds-refusals.ts';

const refusals: readonly Refusal[] = [...guardRefusals, ...ruleRefusals, ...preconditionRefusals];

function nameOf({ inputs }: Refusal): string {
  return Object.entries(inputs)
    .map(([input, hcl]) => `${input} = ${hcl}`)
    .join(', ');
}

describe('rds refuses', () => {
  let project: Project;
  let refused: ReadonlyMap<Refusal, Refused>;

  beforeAll(async () => {
    const calls = labelsFor(refusals)
      .map((label) => call(label, {}))
      .join('');
    project = await Project.create({ ...moduleFiles('rds', emitModule(rds, 'prod')), 'calls.tf': calls });
    refused = await tryRefusals(project, refusals, call);
  });
  afterAll(() => project.remove());

  test.for(refusals.map((refusal) => [nameOf(refusal), refusal] as const))('%s', ([, refusal]) => {
    const { messages, all, expected } = refused.get(refusal)!;
    expect(messages).toContain(refusal.message);
    // The call is refused for what is wrong with it, and for nothing else.
    expect(all).toHaveLength(expected);
  });
});

describe('the table of refusals holds', () => {
  const messages = new Set(refusals.map(({ message }) => message));

  test('each guarded input', () => {
    const guarded = Object.entries(rds.inputs).flatMap(([input, { guard }]) => (guard === undefined ? [] : [input]));
    // The key has no value that its control refuses and its rule accepts.
    expect(guarded.filter((input) => !guardRefusals.some(({ at }) => at === `var.${input}`))).toEqual(['kms_key_id']);
  });

  test('each rule of each input', () => {
    const rules = Object.values(rds.inputs).flatMap((declared) => declared.rules ?? []);
    expect(rules.filter(({ message }) => !messages.has(`module rds: ${message}`))).toEqual([]);
  });

  test('each precondition', () => {
    const preconditions = buildModule(rds).blocks.flatMap(({ meta }) => meta.preconditions ?? []);
    expect(preconditions.length).toBeGreaterThan(0);
    expect(preconditions.filter(({ message }) => !messages.has(message))).toEqual([]);
  });
});
