import { UNKNOWN, type Control, type ValueMap } from '@autoclave/catalog';
import { hipaaSecurityRule, soc2Criteria } from '@autoclave/catalog/frameworks';
import { test } from 'vitest';
import { judge, type Coverage, type CoverageVerdict, type JudgeRequest } from '../src/index.ts';
import { keysRotated, notPublic, riskAssessed, storageEncrypted, storyControls } from './story/controls.ts';
import { input, instance, request, waiver } from './story/request.ts';

const citation = '164.312(e)(1)';

/** Two controls that cite the same, one of which may be waived. */
const controls: readonly Control[] = [
  { ...storageEncrypted, citations: { hipaa: [citation], soc2: [] } },
  { ...notPublic, citations: { hipaa: [citation], soc2: [] } },
];

function row(values: ValueMap | undefined, details: Partial<JudgeRequest> = {}): Coverage {
  const instances = values === undefined ? [] : [instance('aws_db_instance.a', values)];
  const { coverage } = judge(request(instances, { controls, ...details }));
  return coverage.find((one) => one.framework === 'hipaa' && one.citation === citation)!;
}

const waivers = [waiver({ control: notPublic.id, resource: 'aws_db_instance.a', expires: '2026-12-31' })];

const cases: readonly (readonly [
  because: string,
  values: ValueMap | undefined,
  verdict: CoverageVerdict,
  details?: Partial<JudgeRequest>,
])[] = [
  ['all pass', { storage_encrypted: true }, 'pass'],
  ['one fails', { storage_encrypted: false }, 'fail'],
  ['a fail outweighs an unknown', { storage_encrypted: false, publicly_accessible: UNKNOWN }, 'fail'],
  ['an unknown outweighs a pass', { storage_encrypted: true, publicly_accessible: UNKNOWN }, 'unknown'],
  ['a waived fail outweighs a pass', { storage_encrypted: true, publicly_accessible: true }, 'waived', { waivers }],
  [
    'an unknown outweighs a waived fail',
    { storage_encrypted: UNKNOWN, publicly_accessible: true },
    'unknown',
    { waivers },
  ],
  ['a fail outweighs a waived one', { storage_encrypted: false, publicly_accessible: true }, 'fail', { waivers }],
  ['nothing to judge', undefined, 'notApplicable'],
  [
    'a partial plan does not show that all pass',
    { storage_encrypted: true },
    'unknown',
    { inputs: [input({ certifiable: false, reasons: ['targeted'] })] },
  ],
  ['a partial plan shows a fail', { storage_encrypted: false }, 'fail', { inputs: [input({ certifiable: false })] }],
];

test.for(cases)('%s', ([, values, verdict, details], { expect }) => {
  expect(row(values, details)).toEqual({
    framework: 'hipaa',
    citation,
    verdict,
    controls: ['rds-storage-encrypted', 'rds-instance-public-access-check'],
    owner: null,
  });
});

test('what no plan decides counts where nothing was judged', ({ expect }) => {
  const { coverage } = judge(request([]));
  const verdictOf = (id: string): CoverageVerdict | undefined => coverage.find((one) => one.citation === id)?.verdict;
  expect(verdictOf(keysRotated.citations.hipaa.at(0)!)).toBe('runtime');
  expect(verdictOf(riskAssessed.citations.hipaa.at(0)!)).toBe('human');
});

test('what no plan decides is listed by id, as often as the summary counts it', ({ expect }) => {
  const { summary, undecidable } = judge(request([], { controls: [riskAssessed, storageEncrypted, keysRotated] }));
  expect(undecidable).toEqual([
    { control: keysRotated.id, title: keysRotated.title, evidence: 'runtime' },
    { control: riskAssessed.id, title: riskAssessed.title, evidence: 'human' },
  ]);
  expect(summary).toMatchObject({ runtime: 1, human: 1 });
});

test('every citation of both frameworks has a row, in their order', ({ expect }) => {
  const { coverage } = judge(request([], { controls: storyControls }));
  expect(coverage.map((one) => `${one.framework} ${one.citation}`)).toEqual([
    ...hipaaSecurityRule.items.map(({ id }) => `hipaa ${id}`),
    ...soc2Criteria.map(({ id }) => `soc2 ${id}`),
  ]);
});

test('what no technical control can do is outside, with its owner', ({ expect }) => {
  const item = hipaaSecurityRule.items.find(({ outside }) => outside?.share === 'all')!;
  const { coverage } = judge(request([]));
  expect(coverage.find((one) => one.citation === item.id)).toEqual({
    framework: 'hipaa',
    citation: item.id,
    verdict: 'outside',
    controls: [],
    owner: item.outside!.owner,
  });
});
