import { UNKNOWN, UserError } from '@autoclave/catalog';
import { test } from 'vitest';
import { judge, parseBaseline, renderJson } from '../../src/index.ts';
import { notPublic, versioning } from '../story/controls.ts';
import { instance, request, waiver } from '../story/request.ts';

const text = renderJson(
  judge(
    request(
      [
        instance('aws_db_instance.open', { publicly_accessible: true }),
        instance('aws_db_instance.closed'),
        instance('aws_db_instance.unknown', { publicly_accessible: UNKNOWN }),
        instance('aws_s3_bucket.scratch', { bucket: 'scratch' }),
      ],
      { controls: [notPublic, versioning], waivers: [waiver()] },
    ),
  ),
  { verdicts: 'all' },
);

test('a report of all verdicts gives the open findings: fails without a waiver, and unknowns', ({ expect }) => {
  const { path, inputs, open } = parseBaseline(text, 'main.json');
  expect(path).toBe('main.json');
  expect(inputs).toEqual(['plan.json']);
  expect(open).toEqual([
    {
      control: notPublic.id,
      verdict: 'fail',
      severity: 'critical',
      resource: 'aws_db_instance.open',
      input: null,
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
    expect.objectContaining({ verdict: 'unknown', resource: 'aws_db_instance.unknown' }),
  ]);
});

test('a byte order mark does no harm', ({ expect }) => {
  expect(parseBaseline(`\uFEFF${text}`, 'main.json')).toEqual(parseBaseline(text, 'main.json'));
});

const finding = { control: 'c', verdict: 'fail', severity: 'high', resource: 'r', fingerprint: 'f', waiver: null };
const report = (findings: unknown): string => JSON.stringify({ formatVersion: '1', findings });

const refused: readonly (readonly [because: string, text: string, code: string, message: string])[] = [
  ['an empty file', '', 'baseline-not-json', 'main.json is not JSON'],
  ['half a report', text.slice(0, 200), 'baseline-not-json', 'main.json is not JSON'],
  ['a plan', '{"format_version":"1.2"}', 'baseline-not-a-report', 'formatVersion is missing'],
  ['a list', '[]', 'baseline-not-a-report', 'formatVersion is missing'],
  ['null', 'null', 'baseline-not-a-report', 'formatVersion is missing'],
  ['a report of another form', '{"formatVersion":"2"}', 'baseline-version-unsupported', 'has formatVersion 2; 1 can'],
  ['no findings', '{"formatVersion":"1"}', 'baseline-not-a-report', 'findings must be a list'],
  ['a finding that is text', report(['x']), 'baseline-not-a-report', 'findings[0].verdict must be'],
  ['an unknown verdict', report([{ ...finding, verdict: 'waived' }]), 'baseline-not-a-report', 'findings[0].verdict'],
  [
    'an unknown severity',
    report([{ ...finding, severity: 'x' }]),
    'baseline-not-a-report',
    'findings[0].severity must',
  ],
  ['no fingerprint', report([finding, { ...finding, fingerprint: 1 }]), 'baseline-not-a-report', 'findings[1].finger'],
  [
    'members of a prototype alone',
    '{"__proto__":{"formatVersion":"1","findings":[]}}',
    'baseline-not-a-report',
    'formatVersion is missing',
  ],
];

test.for(refused)('%s is refused', ([, given, code, message], { expect }) => {
  const read = (): unknown => parseBaseline(given, 'main.json');
  expect(read).toThrow(UserError);
  expect(read).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message), at: 'main.json' }));
});
