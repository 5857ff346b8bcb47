import { describe, test } from 'vitest';
import {
  controls,
  isDeclarative,
  isPlanControl,
  ref,
  type ExampleValues,
  type Outcome,
  type ResourceGraph,
} from '../src/index.ts';
import { storyGraph, type StoryResource } from './story-graph.ts';

const database = 'aws_db_instance.this';

/** What a control says of the database, where the input shows so much of accounts and Regions. */
function judged(id: string, values: ExampleValues, other: StoryResource, isSamePlace: boolean | undefined): Outcome {
  const control = controls.filter(isPlanControl).find((one) => one.id === id);
  if (control === undefined || isDeclarative(control)) throw new TypeError(`${id} has no check`);
  const story = storyGraph({ address: database, values }, other);
  const graph: ResourceGraph = { ...story, isSamePlace: () => isSamePlace };
  return control.check(story.at(database), graph);
}

describe('what reaches no further than an account and Region', () => {
  const tagged: ExampleValues = { tags_all: { Backup: 'daily' } };
  const selection = (value: string): StoryResource => ({
    address: 'aws_backup_selection.a',
    values: { selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value }] },
  });
  const grouped: ExampleValues = { engine: 'postgres', parameter_group_name: ref('aws_db_parameter_group.a', 'name') };
  const group = (value: string): StoryResource => ({
    address: 'aws_db_parameter_group.a',
    values: { family: 'postgres14', parameter: [{ name: 'rds.force_ssl', value }] },
  });
  test.for<readonly [id: string, ExampleValues, StoryResource, place: boolean | undefined, verdict: string]>([
    ['rds-in-backup-plan', tagged, selection('daily'), true, 'pass'],
    ['rds-in-backup-plan', tagged, selection('daily'), false, 'fail'],
    ['rds-in-backup-plan', tagged, selection('daily'), undefined, 'unknown'],
    ['rds-in-backup-plan', tagged, selection('never'), undefined, 'fail'],
    ['rds-parameter-group-tls-required', grouped, group('1'), true, 'pass'],
    ['rds-parameter-group-tls-required', grouped, group('1'), false, 'unknown'],
    ['rds-parameter-group-tls-required', grouped, group('0'), false, 'unknown'],
    ['rds-parameter-group-tls-required', grouped, group('1'), undefined, 'unknown'],
    ['rds-parameter-group-tls-required', grouped, group('0'), undefined, 'fail'],
  ])('%s', ([id, values, other, place, verdict], { expect }) => {
    const outcome = judged(id, values, other, place);
    expect({ verdict: outcome.verdict, outcome }).toEqual({ verdict, outcome });
  });
});

describe('no message shows a value that is sensitive', () => {
  const other = { address: 'aws_db_parameter_group.other', values: {} };
  const hidden = (id: string, values: ExampleValues, neighbour: StoryResource = other): string => {
    const control = controls.filter(isPlanControl).find((one) => one.id === id);
    if (control === undefined || isDeclarative(control)) throw new TypeError(`${id} has no check`);
    const graph = storyGraph({ address: database, values, sensitive: true }, { ...neighbour, sensitive: true });
    return JSON.stringify(control.check(graph.at(database), graph));
  };
  test.for<readonly [what: string, id: string, ExampleValues, StoryResource?]>([
    ['the engine', 'rds-parameter-group-tls-required', { engine: 's3cr3t' }],
    ['the group', 'rds-parameter-group-tls-required', { engine: 'postgres', parameter_group_name: 's3cr3t' }],
    [
      'a pattern that matches',
      'rds-in-backup-plan',
      { identifier: 's3cr3t' },
      { address: 'aws_backup_selection.a', values: { resources: ['arn:aws:rds:*:*:db:s3cr3t*'] } },
    ],
    [
      'a tag and its value',
      'rds-in-backup-plan',
      { tags_all: { s3cr3t: 's3cr3t' } },
      { address: 'aws_backup_selection.a', values: { selection_tag: [{ key: 's3cr3t', value: 's3cr3t' }] } },
    ],
  ])('%s', ([, id, values, neighbour], { expect }) => {
    const shown = hidden(id, values, neighbour);
    expect(shown).toContain('(sensitive)');
    expect(shown).not.toContain('s3cr3t');
  });
});
