import { UserError } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { parseWaivers } from '../../src/waivers/parse.ts';
import type { Waiver } from '../../src/index.ts';
import { keysRotated, queueEncrypted, riskAssessed, storyControls } from '../story/controls.ts';

const file = 'autoclave.waivers.yaml';

function parse(text: string): readonly Waiver[] {
  return parseWaivers(text, file, storyControls);
}

function problems(text: string): readonly string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof UserError && error.code === 'waiver-file-invalid') return error.message.split('\n');
    throw error;
  }
  return [];
}

/** A file with one good waiver, after which fields may be changed. */
function fileWith(change: (fields: Map<string, string>) => void): string {
  const fields = new Map([
    ['control', 's3-bucket-versioning-enabled'],
    ['resource', 'aws_s3_bucket.scratch'],
    ['reason', 'Holds only files that can be computed again'],
    ['owner', 'ana@example.com'],
    ['approver', 'ben@example.com'],
    ['expires', '2027-03-31'],
  ]);
  change(fields);
  return `waivers:\n${[...fields].map(([name, value], index) => `  ${index === 0 ? '-' : ' '} ${name}: ${value}`).join('\n')}\n`;
}

test('a waiver with all fields', ({ expect }) => {
  const text = `# accepted risks
waivers:
  - control: CKV_AWS_21
    resource: aws_s3_bucket.scratch*
    reason: >-
      Holds only files
      that can be computed again
    owner: ana@example.com
    approver: ben@example.com
    expires: 2027-03-31
    compensatingControl: A nightly job computes them
    ticket: SEC-12

  - control: sqs.1
    resource: "**.aws_sqs_queue.jobs"
    reason: No records
    owner: ana@example.com
    approver: ben@example.com
    expires: "2026-12-31"
`;
  expect(parse(text)).toEqual([
    {
      control: 's3-bucket-versioning-enabled',
      resource: 'aws_s3_bucket.scratch*',
      reason: 'Holds only files that can be computed again',
      owner: 'ana@example.com',
      approver: 'ben@example.com',
      expires: '2027-03-31',
      compensatingControl: 'A nightly job computes them',
      ticket: 'SEC-12',
      position: 0,
      location: { file, line: 3 },
    },
    {
      control: 'sqs-queue-encrypted',
      resource: '**.aws_sqs_queue.jobs',
      reason: 'No records',
      owner: 'ana@example.com',
      approver: 'ben@example.com',
      expires: '2026-12-31',
      position: 1,
      location: { file, line: 14 },
    },
  ]);
});

test('an empty list', ({ expect }) => {
  expect(parse('waivers: []')).toEqual([]);
});

test('a leap day is a day', ({ expect }) => {
  expect(parse(fileWith((fields) => fields.set('expires', '2028-02-29')))).toMatchObject([{ expires: '2028-02-29' }]);
});

describe('refused', () => {
  const cases: readonly (readonly [because: string, text: string, problems: readonly string[]])[] = [
    ['an empty file', '', ['line 1: must hold the key waivers, with a list; an empty list is written waivers: []']],
    [
      'a list at the top',
      '- control: x',
      ['line 1: must hold the key waivers, with a list; an empty list is written waivers: []'],
    ],
    ['a key without a list', 'waivers:\n', ['line 1, waivers: must be a list; an empty list is written []']],
    ['an entry that is text', 'waivers:\n  - all of them\n', ['line 2, waivers[0]: must have the fields of a waiver']],
    [
      'a key beside waivers',
      'waiver: []\nwaivers: []\n',
      ['line 1, waiver: is no field of a waiver file; did you mean waivers?'],
    ],
    [
      'a misspelt field',
      fileWith((fields) => fields.set('expire', '2027-01-01').delete('expires')),
      [
        'line 2, waivers[0].expires: is missing',
        'line 7, waivers[0].expire: is no field of a waiver file; did you mean expires?',
      ],
    ],
    [
      'a field of another tool',
      fileWith((fields) => fields.set('x', '1')),
      [
        'line 8, waivers[0].x: is no field of a waiver file; the fields are control, resource, reason, owner, approver, expires, compensatingControl, ticket',
      ],
    ],
    [
      'a prototype key',
      fileWith((fields) => fields.set('__proto__', '{ owner: me }')),
      [
        'line 8, waivers[0].__proto__: is no field of a waiver file; the fields are control, resource, reason, owner, approver, expires, compensatingControl, ticket',
      ],
    ],
    [
      'a day that does not exist',
      fileWith((fields) => fields.set('expires', '2027-02-29')),
      ['line 7, waivers[0].expires: must be a day of the calendar, written YYYY-MM-DD'],
    ],
    [
      'a date in another order',
      fileWith((fields) => fields.set('expires', '31.12.2026')),
      ['line 7, waivers[0].expires: must be a day of the calendar, written YYYY-MM-DD'],
    ],
    [
      'a moment in place of a day',
      fileWith((fields) => fields.set('expires', '2026-12-31T23:59:59Z')),
      ['line 7, waivers[0].expires: must be a day of the calendar, written YYYY-MM-DD'],
    ],
    ['an empty reason', fileWith((fields) => fields.set('reason', '"  "')), ['line 4, waivers[0].reason: is empty']],
    [
      'a field left blank',
      fileWith((fields) => fields.set('reason', '')),
      ['line 4, waivers[0].reason: must be text; put it in quotes'],
    ],
    [
      'a number',
      fileWith((fields) => fields.set('ticket', '12')),
      ['line 8, waivers[0].ticket: must be text; put it in quotes'],
    ],
    [
      'an unknown control like a known one',
      fileWith((fields) => fields.set('control', 's3-bucket-versioning-enable')),
      [
        'line 2, waivers[0].control: there is no control "s3-bucket-versioning-enable"; did you mean s3-bucket-versioning-enabled?',
      ],
    ],
    [
      'an unknown control like none',
      fileWith((fields) => fields.set('control', 'zzz')),
      ['line 2, waivers[0].control: there is no control "zzz"'],
    ],
    ['a key written twice', 'waivers: []\nwaivers: []\n', ['line 2: Map keys must be unique']],
    [
      'text that is no YAML',
      'waivers: [',
      ['line 1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    [
      'several problems, all named',
      `waivers:
  - control: zzz
    resource: aws_s3_bucket.a
    reason: ok
    owner: ana
    approver: ben
    expires: soon
  - control: sqs-queue-encrypted
    resource: aws_sqs_queue.a
    reason: ok
    owner: ana
    expires: 2026-13-01
`,
      [
        'line 2, waivers[0].control: there is no control "zzz"',
        'line 7, waivers[0].expires: must be a day of the calendar, written YYYY-MM-DD',
        'line 8, waivers[1].approver: is missing',
        'line 12, waivers[1].expires: must be a day of the calendar, written YYYY-MM-DD',
      ],
    ],
    [
      'escape sequences, made harmless',
      fileWith((fields) => fields.set('control', String.raw`"\e[2Jzzz\n"`)),
      [String.raw`line 2, waivers[0].control: there is no control "\u{1b}[2Jzzz"`],
    ],
  ];

  test.for(cases)('%s', ([, text, expected], { expect }) => {
    const [summary, ...lines] = problems(text);
    expect(lines.map((line) => line.trimStart())).toEqual(expected);
    expect(summary).toBe(`${file} has ${expected.length === 1 ? '1 problem' : `${expected.length} problems`}`);
  });

  test('a name that several controls carry', ({ expect }) => {
    const controls = [...storyControls, { ...queueEncrypted, id: 'other', aliases: ['CKV_AWS_21'] }];
    const text = fileWith((fields) => fields.set('control', 'CKV_AWS_21'));
    expect(() => parseWaivers(text, file, controls)).toThrow(
      '"CKV_AWS_21" stands for s3-bucket-versioning-enabled, other: name one of them',
    );
  });

  test('aliases that expand without end', ({ expect }) => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `x${index + 1}: &l${index + 1} [${`*l${index}, `.repeat(9)}]`,
    );
    expect(problems(`x0: &l0 [a]\n${levels.join('\n')}\nwaivers: []\n`)).toEqual([
      `${file} has 1 problem`,
      '  line 1: Excessive alias count indicates a resource exhaustion attack',
    ]);
  });

  test('with the place and the remedy', ({ expect }) => {
    expect(() => parse(fileWith((fields) => fields.delete('owner')))).toThrow(
      expect.objectContaining({
        code: 'waiver-file-invalid',
        at: `${file}:2`,
        fix: expect.stringContaining('YYYY-MM-DD'),
      }),
    );
  });
});

test('controls that no plan decides may be waived: the audit of live accounts reads the same file', ({ expect }) => {
  const names = [keysRotated.id, riskAssessed.id];
  for (const name of names) {
    expect(parse(fileWith((fields) => fields.set('control', name)))).toMatchObject([{ control: name }]);
  }
});
