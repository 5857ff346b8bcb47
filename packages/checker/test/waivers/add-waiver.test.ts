import { UserError } from '@autoclave/catalog';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { addWaiver, type WaiverRequest } from '../../src/waivers/add-waiver.ts';
import { parseWaivers } from '../../src/waivers/parse.ts';
import { storyControls } from '../story/controls.ts';

const file = 'autoclave.waivers.yaml';
const options = { file, controls: storyControls, today: '2026-11-22' };

const asked: WaiverRequest = {
  control: 's3-bucket-versioning-enabled',
  resource: 'aws_s3_bucket.scratch',
  reason: 'Computed again each night',
  owner: 'ana@example.com',
  approver: 'ben@example.com',
  expires: '2027-03-31',
};

const written = [
  'control: s3-bucket-versioning-enabled',
  'resource: aws_s3_bucket.scratch',
  'reason: Computed again each night',
  'owner: ana@example.com',
  'approver: ben@example.com',
  'expires: 2027-03-31',
];

/** The lines of the entry in a list whose dashes stand in a column. */
function entry(column: number, lines: readonly string[] = written): string {
  return lines.map((line, index) => `${' '.repeat(column)}${index === 0 ? '- ' : '  '}${line}\n`).join('');
}

const other = written.map((line) => line.replace('scratch', 'other'));

describe('layout', () => {
  const cases: readonly (readonly [because: string, before: string | undefined, after: string])[] = [
    [
      'a file that is not there yet begins with a comment',
      undefined,
      `# Accepted departures from a control. Each ends on its day, and the next check fails again.\nwaivers:\n${entry(2)}`,
    ],
    [
      'an empty list becomes one, and the comments around it stay',
      '# head\n\n# about the list\nwaivers: []\n# tail\n',
      `# head\n\n# about the list\nwaivers:\n${entry(2)}# tail\n`,
    ],
    ['the dashes keep their column', `waivers:\n${entry(0, other)}`, `waivers:\n${entry(0, other)}${entry(0)}`],
    ['deep dashes too', `waivers:\n${entry(6, other)}`, `waivers:\n${entry(6, other)}${entry(6)}`],
    [
      'an empty line between entries is kept up',
      `waivers:\n${entry(2, other)}\n${entry(2, [...other.slice(0, 1), 'resource: aws_s3_bucket.third', ...other.slice(2)])}`,
      `waivers:\n${entry(2, other)}\n${entry(2, [...other.slice(0, 1), 'resource: aws_s3_bucket.third', ...other.slice(2)])}\n${entry(2)}`,
    ],
    [
      'comments, quotes and odd spaces stay as they are',
      `waivers:\n  # first\n  -   control:   "s3-bucket-versioning-enabled"   # why\n      ${other.slice(1).join('\n      ')} # last\n  # end\n`,
      `waivers:\n  # first\n  -   control:   "s3-bucket-versioning-enabled"   # why\n      ${other.slice(1).join('\n      ')} # last\n${entry(2)}  # end\n`,
    ],
    [
      'a file without a last line break gets one',
      `waivers:\n${entry(2, other)}`.trimEnd(),
      `waivers:\n${entry(2, other)}${entry(2)}`,
    ],
    [
      'a file with Windows line breaks keeps them',
      `waivers:\n${entry(2, other)}`.replaceAll('\n', '\r\n'),
      `waivers:\n${entry(2, other)}${entry(2)}`.replaceAll('\n', '\r\n'),
    ],
    [
      'a block of text at the end stays whole',
      `waivers:\n${entry(2, [...other.slice(0, 2), ...other.slice(3), 'reason: |', '  one', '  two'])}`,
      `waivers:\n${entry(2, [...other.slice(0, 2), ...other.slice(3), 'reason: |', '  one', '  two'])}${entry(2)}`,
    ],
  ];
  test.for(cases)('%s', ([, before, after], { expect }) => {
    expect(addWaiver(before, asked, options).text).toBe(after);
  });

  test('a list in flow style is added to, and what was in it is read as before', ({ expect }) => {
    const before = `waivers: [{ ${other.join(', ')} }] # flow\n`;
    const { text, waiver } = addWaiver(before, asked, options);
    const read = parseWaivers(text, file, storyControls);
    expect(read.map(({ resource }) => resource)).toEqual(['aws_s3_bucket.other', 'aws_s3_bucket.scratch']);
    expect(read[1]).toEqual(waiver);
    expect(text).toContain('# flow');
  });
});

test('the entry is given back with its place in the file', ({ expect }) => {
  const { waiver } = addWaiver(`waivers:\n${entry(2, other)}`, { ...asked, ticket: 'SEC-1' }, options);
  expect(waiver).toEqual({ ...asked, ticket: 'SEC-1', position: 1, location: { file, line: 8 } });
});

test('what a field holds is quoted where YAML would read something else', ({ expect }) => {
  const odd = { ...asked, reason: 'yes: it #1 is\n- "so"', owner: '123', ticket: 'true', compensatingControl: '*' };
  const { text } = addWaiver(undefined, odd, options);
  expect(parseWaivers(text, file, storyControls)[0]).toMatchObject(odd);
});

describe('refusals', () => {
  const cases: readonly (readonly [because: string, request: Partial<WaiverRequest>, lines: readonly string[]])[] = [
    [
      'a date in the past',
      { expires: '2026-11-21' },
      ['waiver-in-date: expires is 2026-11-21, must be 2026-11-22 or later'],
    ],
    [
      'more than a year',
      { expires: '2027-11-23' },
      ['waiver-term-bounded: expires is 2027-11-23, must be 2027-11-22 or earlier'],
    ],
    [
      'more than 90 days for a critical control',
      { control: 'rds-instance-public-access-check', expires: '2027-02-21' },
      ['waiver-term-bounded: expires is 2027-02-21, must be 2027-02-20 or earlier'],
    ],
    [
      'a control that may not be waived',
      { control: 'rds-storage-encrypted', expires: '2027-01-01' },
      ['waiver-permitted: control is rds-storage-encrypted, must be a control that may be waived'],
    ],
    [
      'a pattern for everything',
      { resource: '**' },
      ['waiver-narrow: resource is **, must be a pattern with a name in it'],
    ],
    [
      'an owner who approves',
      { approver: 'Ana@example.com ' },
      ['waiver-approved-by-another: approver is Ana@example.com, must be another person than the owner'],
    ],
    ['no reason', { reason: '  ' }, ['reason is empty, must be text']],
    ['a day that does not exist', { expires: '2027-02-29' }, ['expires is 2027-02-29, must be a day of the calendar']],
    [
      'several things at once',
      { resource: '*', approver: 'ana@example.com' },
      [
        'waiver-narrow: resource is *, must be a pattern with a name in it',
        'waiver-approved-by-another: approver is ana@example.com, must be another person than the owner',
      ],
    ],
  ];
  test.for(cases)('%s', ([, request, lines], { expect }) => {
    const control = request.control ?? asked.control;
    const message = [`a waiver of ${control} like this would not apply`, ...lines.map((line) => `  ${line}`)].join(
      '\n',
    );
    const add = (): unknown => addWaiver(undefined, { ...asked, ...request }, options);
    expect(add).toThrow(UserError);
    expect(add).toThrow(expect.objectContaining({ code: 'waiver-refused', message }));
  });

  test('the last day that a rule allows is accepted', ({ expect }) => {
    expect(addWaiver(undefined, { ...asked, expires: '2027-11-22' }, options).waiver.expires).toBe('2027-11-22');
    const critical = { ...asked, control: 'rds-instance-public-access-check', expires: '2027-02-20' };
    expect(addWaiver(undefined, critical, options).waiver.expires).toBe('2027-02-20');
  });

  test('a second waiver for the same resource names the line of the first', ({ expect }) => {
    const before = `waivers:\n${entry(2)}`;
    expect(() => addWaiver(before, asked, options)).toThrow(
      expect.objectContaining({
        code: 'waiver-exists',
        message: `${file}:2 waives s3-bucket-versioning-enabled for aws_s3_bucket.scratch already, until 2027-03-31`,
      }),
    );
  });

  test('a file that cannot be read is left alone', ({ expect }) => {
    expect(() => addWaiver('waivers: [', asked, options)).toThrow(
      expect.objectContaining({ code: 'waiver-file-invalid' }),
    );
  });
});

test('however many are added, and whatever they say, all can be read back in order', ({ expect }) => {
  const words = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((text) => text.trim() === text && text.isWellFormed());
  const requests = fc.uniqueArray(
    fc.record({ resource: words.map((text) => `aws_s3_bucket.${text}`), reason: words }),
    {
      selector: ({ resource }) => resource,
      minLength: 1,
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(
      requests,
      fc.constantFrom(undefined, '', 'waivers: []\n', `waivers:\r\n${entry(0, other)}`),
      (list, before) => {
        let text: string | undefined = before;
        for (const one of list) text = addWaiver(text, { ...asked, ...one }, options).text;
        const read = parseWaivers(text ?? '', file, storyControls).map(({ resource, reason }) => ({
          resource,
          reason,
        }));
        expect(read.slice(-list.length)).toEqual(list.map(({ resource, reason }) => ({ resource, reason })));
      },
    ),
    { numRuns: 200 },
  );
});
