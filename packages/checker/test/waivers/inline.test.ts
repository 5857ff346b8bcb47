import { describe, test } from 'vitest';
import { inlineWaivers, type WrittenWaiver } from '../../src/waivers/inline.ts';
import { storyControls, versioning } from '../story/controls.ts';

const fields = {
  reason: 'Holds only files that can be computed again',
  owner: 'ana@example.com',
  approver: 'ben@example.com',
  expires: '2027-03-31',
};
const location = { file: 'main.tf', line: 3 };

function written(details: Partial<WrittenWaiver> = {}): WrittenWaiver {
  return { control: versioning.id, fields, location, input: 'live', resources: ['aws_s3_bucket.scratch'], ...details };
}

function read(...all: readonly WrittenWaiver[]): ReturnType<typeof inlineWaivers> {
  return inlineWaivers(all, storyControls, 4);
}

test('becomes a waiver like one of the file, for the resources of its input', ({ expect }) => {
  const more = { ticket: 'SEC-12', compensatingControl: 'A nightly copy' };
  const resources = ['aws_s3_bucket.scratch[0]', 'aws_s3_bucket.scratch[1]'];
  expect(read(written({ fields: { ...fields, ...more }, resources }))).toEqual({
    problems: [],
    waivers: [
      {
        control: versioning.id,
        ...fields,
        ...more,
        resource: 'aws_s3_bucket.scratch[0] and 1 more',
        addresses: resources.map((address) => ({ input: 'live', address })),
        location,
        position: 4,
      },
    ],
  });
});

describe('covers nothing, and says why', () => {
  const cases: readonly (readonly [because: string, details: Partial<WrittenWaiver>, message: string])[] = [
    [
      'it stands with no resource',
      { resources: [] },
      `a waiver of ${versioning.id} stands with no resource: its block makes none`,
    ],
    ['a field is missing', { fields: { reason: 'r', approver: 'a', expires: '2027-03-31' } }, 'a waiver needs owner'],
    ['several are', { fields: { expires: '2027-03-31', owner: 'o' } }, 'a waiver needs reason, approver'],
    ['a field is empty', { fields: { ...fields, reason: ' ' } }, 'a waiver needs reason'],
    ['one that need not be there is empty', { fields: { ...fields, ticket: '' } }, 'a waiver needs ticket'],
    [
      'there is no such field',
      { fields: { until: 'x', reason: 'r' } },
      'a waiver has no field "until"; the fields are reason, owner, approver, expires, compensatingControl, ticket',
    ],
    [
      'a prototype has such a field',
      { fields: { ...fields, constructor: 'x' } },
      'a waiver has no field "constructor"; the fields are reason, owner, approver, expires, compensatingControl, ticket',
    ],
    [
      'the calendar lacks the day',
      { fields: { ...fields, expires: '2027-02-30' } },
      'expires of a waiver must be a day of the calendar, written YYYY-MM-DD',
    ],
    [
      'there is no such control',
      { control: 's3-bucket-versioning-enabld' },
      'a waiver names the control "s3-bucket-versioning-enabld", which does not exist; did you mean s3-bucket-versioning-enabled?',
    ],
  ];
  test.for(cases)('%s', ([, details, message], { expect }) => {
    expect(read(written(details))).toEqual({ waivers: [], problems: [{ location, message }] });
  });
});

describe('a comment that several inputs read', () => {
  const address = 'module.data.aws_s3_bucket.scratch';
  const shared = { location: { file: 'modules/data/main.tf', line: 1 }, resources: [address] };

  test('is one waiver, for the resources of each', ({ expect }) => {
    const { waivers, problems } = read(written({ ...shared, input: 'dev' }), written({ ...shared, input: 'live' }));
    expect(problems).toEqual([]);
    expect(waivers).toMatchObject([
      {
        resource: address,
        addresses: [
          { input: 'dev', address },
          { input: 'live', address },
        ],
      },
    ]);
  });

  test('needs a resource in one of them', ({ expect }) => {
    const rows = [written({ ...shared, input: 'dev', resources: [] }), written({ ...shared, input: 'live' })];
    expect(read(...rows)).toMatchObject({ problems: [], waivers: [{ addresses: [{ input: 'live', address }] }] });
  });

  test('is another one where it has another text', ({ expect }) => {
    const other = { ...fields, expires: '2027-04-30' };
    const { waivers } = read(written({ input: 'a' }), written({ input: 'b', fields: other }));
    expect(waivers.map(({ expires, position }) => [expires, position])).toEqual([
      [fields.expires, 4],
      [other.expires, 5],
    ]);
  });
});
