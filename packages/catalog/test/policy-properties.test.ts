import fc from 'fast-check';
import { describe, test } from 'vitest';
import { isValueList, isValueMap, UNKNOWN, type Value } from '../src/index.ts';
import { matchesPattern } from '../src/policy/patterns.ts';
import type { PolicyReading } from '../src/policy/policy-reading.ts';
import { blockedKmsActions, grantsAdmin, grantsFullService } from '../src/policy/privileges.ts';
import { publicPrincipalStatements } from '../src/policy/public-principals.ts';
import { deniesInsecureTransport, deniesTlsBelow12 } from '../src/policy/transport.ts';
import { readingOf } from './story-policy.ts';

const key = 'arn:aws:kms:us-east-1:111122223333:key';

describe('whatever the text', () => {
  test('patterns match as regular expressions would', ({ expect }) => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ':', '.'), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', ':', '.', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const source = pattern
          .replaceAll('.', String.raw`\.`)
          .replaceAll('*', '.*')
          .replaceAll('?', '.');
        expect(matchesPattern(pattern, text)).toBe(new RegExp(`^${source}$`, 's').test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('a long pattern of wildcards ends at once', ({ expect }) => {
    expect(matchesPattern(`${'*a'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false);
  });

  const searches = [
    (policy: PolicyReading) => deniesInsecureTransport(policy, 's3'),
    deniesTlsBelow12,
    publicPrincipalStatements,
    grantsAdmin,
    grantsFullService,
    blockedKmsActions,
  ];

  test('nothing throws, and every answer is one of three', ({ expect }) => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((inner) => `{"Statement":${inner}}`),
      fc.json().map((inner) => `{"Statement":[{"Effect":"Allow","Principal":${inner},"Condition":${inner}}]}`),
      fc.json().map((inner) => `{"Statement":{"Effect":"Deny","Action":${inner},"Resource":${inner}}}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        for (const search of searches) expect(['yes', 'no', 'unknown']).toContain(search(readingOf(text)).found);
      }),
    );
  });

  const texts = (...values: readonly string[]) =>
    fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));
  const optional = <Item>(item: fc.Arbitrary<Item>) => fc.option(item, { nil: undefined });
  const statement = fc.record({
    Sid: fc.constantFrom('A', 'B'),
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: optional(fc.oneof(fc.constantFrom('*'), fc.record({ AWS: texts('*', '111122223333') }))),
    Action: optional(texts('*', '?*', 's3:*', 's3:GetObject', 'kms:Decrypt', 'iam:*', 'kms:*')),
    NotAction: optional(texts('iam:*', 's3:*', 'kms:Decrypt')),
    Resource: optional(texts('*', `${key}/1`, `${key}/*`, 'arn:aws:s3:::b', 'arn:aws:s3:::b/*')),
    Condition: optional(
      fc.oneof(
        fc.record({ Bool: fc.record({ 'aws:SecureTransport': texts('false', 'true') }) }),
        fc.record({ NumericLessThan: fc.record({ 's3:TlsVersion': texts('1.2', '1.1') }) }),
        fc.record({ StringLike: fc.record({ 'aws:SourceAccount': texts('111122223333', '*') }) }),
      ),
    ),
  });

  test('hiding a part never turns a yes into a no, or a no into a yes', ({ expect }) => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 2 }), fc.nat(), (statements, at) => {
        const document: Value = { Statement: statements.map(given) };
        const paths = hidable(document, []);
        const hidden = hide(document, paths[at % paths.length]!);
        for (const search of searches) {
          const whole = search(readingOf(document)).found;
          expect([whole, 'unknown']).toContain(search(readingOf(hidden)).found);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** Leaves out what a statement does not say. */
function given(statement: { readonly [name: string]: Value | undefined }): Value {
  return Object.fromEntries(
    Object.entries(statement).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

type Path = readonly (string | number)[];

/** Every place in a policy. */
function hidable(value: Value, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, item]) =>
    hidable(item, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function hide(value: Value, [step, ...rest]: Path): Value {
  if (step === undefined) return UNKNOWN;
  if (isValueList(value)) return value.map((item, index) => (index === step ? hide(item, rest) : item));
  if (!isValueMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]): readonly [string, Value] => [
      name,
      name === step ? hide(item, rest) : item,
    ]),
  );
}
