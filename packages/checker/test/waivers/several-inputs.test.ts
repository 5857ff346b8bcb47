import { describe, test } from 'vitest';
import type { Value } from '@autoclave/catalog';
import { judge, type JudgedInput, type Report, type Waiver } from '../../src/index.ts';
import { versioning } from '../story/controls.ts';
import { check, input, instance, request, to, waiver } from '../story/request.ts';

const module = 'module.data';
const address = `${module}.aws_s3_bucket.records`;
const entry = { reason: 'Computed again each night', owner: 'ana@example.com', expires: '2027-03-31' };

const companion = `${module}.aws_s3_bucket_versioning.records`;

/** One bucket of the same address, without versions, in each of two inputs. */
function judged(
  waivers: readonly Waiver[],
  details: { readonly one?: Partial<JudgedInput>; readonly two?: Partial<JudgedInput>; readonly arn?: string } = {},
): Report {
  const { arn } = details;
  const references = { bucket: to(address, 'id') };
  const stack = [
    instance(address, arn === undefined ? {} : { arn }, { module }),
    instance(companion, { versioning_configuration: [{ status: 'Suspended' }] }, { module, references }),
  ];
  const instances = ['one', 'two'].flatMap((path) => stack.map((one) => ({ ...one, input: path })));
  const inputs = [input({ path: 'one', ...details.one }), input({ path: 'two', ...details.two })];
  return judge(request(instances, { controls: [versioning], inputs, waivers }));
}

function waived({ findings }: Report): readonly string[] {
  return findings.map(({ control, input: of, waiver: by }) => `${of ?? '-'} ${by?.source ?? control}`).toSorted();
}

const open = versioning.id;

describe('a waiver in a comment', () => {
  const inOne = waiver({ resource: address, addresses: [{ input: 'one', address }] });

  test('covers the resource of its own input', ({ expect }) => {
    expect(waived(judged([inOne]))).toEqual(['one comment', `two ${open}`]);
  });

  test('is used where it covers something in one of its inputs', ({ expect }) => {
    const inBoth = { ...inOne, addresses: ['one', 'three'].map((path) => ({ input: path, address })) };
    expect(waived(judged([inBoth]))).toEqual(['one comment', `two ${open}`]);
  });

  test('is unused where only another input has its address', ({ expect }) => {
    const inThree = { ...inOne, addresses: [{ input: 'three', address }] };
    expect(waived(judged([inThree]))).toEqual(['- waiver-used', `one ${open}`, `two ${open}`]);
  });

  test('covers a resource that another input holds as well, and counts for it', ({ expect }) => {
    const arn = 'arn:aws:s3:::records';
    const inTwo = { ...inOne, addresses: [{ input: 'two', address }] };
    expect(waived(judged([inTwo], { arn }))).toEqual(['one comment']);
  });
});

test('a waiver of the file covers an address in every input', ({ expect }) => {
  expect(waived(judged([waiver({ resource: address })]))).toEqual(['one file', 'two file']);
});

describe('a waiver of a module call', () => {
  const calls = (value: Value | undefined, certain = true): Partial<JudgedInput> => ({
    moduleWaivers: () => ({ value, certain, references: ['local.waivers'] }),
  });

  test('covers the resource of its own input', ({ expect }) => {
    expect(waived(judged([], { one: calls({ [open]: entry }) }))).toEqual(['one module', `two ${open}`]);
  });

  test('is borne out by what Terraform found in its own input', ({ expect }) => {
    const perhaps = calls({ [open]: entry }, false);
    const checks = [check({ address: companion, module })];
    expect(waived(judged([], { one: perhaps, two: { ...perhaps, checks } }))).toEqual([`one ${open}`, 'two module']);
  });

  test('covers a resource that another input holds as well, and counts for it', ({ expect }) => {
    const arn = 'arn:aws:s3:::records';
    expect(waived(judged([], { two: calls({ [open]: entry }), arn }))).toEqual(['one module']);
  });
});
