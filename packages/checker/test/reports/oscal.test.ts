import { Ajv } from 'ajv';
import { describe, test } from 'vitest';
import { renderOscal } from '../../src/reports/oscal/oscal.ts';
import { uuid } from '../../src/reports/oscal/uuid.ts';
import { oscalAssessmentResults } from '../schemas/oscal-assessment-results.ts';
import { storyCases } from '../story/cases.ts';
import { now } from '../story/request.ts';
import { changedRequest } from './changed.ts';
import { requestOf } from './render.ts';

const isOscal = new Ajv({ allErrors: true }).compile(oscalAssessmentResults);

interface Result {
  readonly observations?: readonly { readonly uuid: string; readonly subjects?: readonly Subject[] }[];
  readonly risks?: readonly { readonly uuid: string; readonly status: string; readonly deadline?: string }[];
  readonly findings?: readonly Finding[];
  readonly remarks?: string;
  readonly 'local-definitions': { readonly 'inventory-items'?: readonly { readonly uuid: string }[] };
}

interface Subject {
  readonly 'subject-uuid': string;
}

interface Finding {
  readonly target: {
    readonly 'target-id': string;
    readonly status: { readonly state: string; readonly reason: string };
  };
  readonly 'related-observations'?: readonly { readonly 'observation-uuid': string }[];
  readonly 'related-risks'?: readonly { readonly 'risk-uuid': string }[];
}

function documentOf(request: Parameters<typeof renderOscal>[0]): { readonly uuid: string; readonly results: [Result] } {
  return JSON.parse(renderOscal(request))['assessment-results'];
}

function resultOf(request: Parameters<typeof renderOscal>[0]): Result {
  return documentOf(request).results[0];
}

describe('the model', () => {
  test.for([...storyCases.keys()])('%s keeps to it', (name, { expect }) => {
    for (const verdicts of ['findings', 'all'] as const) {
      isOscal(JSON.parse(renderOscal(requestOf(name, { verdicts }))));
      expect(isOscal.errors).toBeNull();
    }
  });

  test('a change keeps to it', ({ expect }) => {
    isOscal(JSON.parse(renderOscal(changedRequest())));
    expect(isOscal.errors).toBeNull();
  });

  test('blank values and space around values are not written, because it forbids them', ({ expect }) => {
    const base = requestOf('one');
    const findings = base.report.findings.map((finding) => ({ ...finding, at: ' ', got: ' x ', resource: ' ' }));
    isOscal(JSON.parse(renderOscal({ ...base, report: { ...base.report, findings } })));
    expect(isOscal.errors).toBeNull();
  });
});

test.for(['many', 'waived', 'unknown'])(
  '%s: every reference leads somewhere, and no UUID stands twice',
  (name, { expect }) => {
    const result = resultOf(requestOf(name, { verdicts: 'all' }));
    const { observations = [], risks = [], findings = [] } = result;
    const items = result['local-definitions']['inventory-items'] ?? [];
    const ids = [...observations, ...risks, ...items].map((one) => one.uuid);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [
      ...observations.flatMap(({ subjects = [] }) => subjects.map((subject) => subject['subject-uuid'])),
      ...findings.flatMap((one) => one['related-observations']?.map((row) => row['observation-uuid']) ?? []),
      ...findings.flatMap((one) => one['related-risks']?.map((row) => row['risk-uuid']) ?? []),
    ];
    expect(references.length).toBeGreaterThan(3);
    expect(references.filter((reference) => !ids.includes(reference))).toEqual([]);
  },
);

test('a citation is satisfied only where it passes', ({ expect }) => {
  const states = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      (resultOf(requestOf(name)).findings ?? []).map(({ target }) => [
        target['target-id'],
        `${target.status.state}, ${target.status.reason}`,
      ]),
    );
  expect(states('unknown')).toMatchObject({
    'hipaa-164.312.a.2.iv': 'not-satisfied, other',
    'hipaa-164.312.e.1': 'satisfied, pass',
    'soc2-CC6.1': 'not-satisfied, other',
  });
  expect(states('waived')).toMatchObject({
    'hipaa-164.312.c.1': 'not-satisfied, other',
    'hipaa-164.312.e.1': 'not-satisfied, fail',
  });
});

test('a waiver is an approved deviation that ends on its day', ({ expect }) => {
  const { risks = [] } = resultOf(requestOf('waived'));
  expect(risks.map(({ status, deadline }) => [status, deadline])).toEqual([
    ['open', undefined],
    ['open', undefined],
    ['open', undefined],
    ['deviation-approved', '2027-03-31T23:59:59Z'],
  ]);
});

test('an input that certifies nothing is told in the remarks', ({ expect }) => {
  expect(resultOf(requestOf('many')).remarks).toBe(
    'stacks/network.json certifies nothing: the plan was made with -target',
  );
});

describe('UUIDs', () => {
  test('are equal for equal reports; the document has another for another report', ({ expect }) => {
    const one = documentOf(requestOf('many'));
    expect(documentOf(requestOf('many'))).toEqual(one);
    const later = documentOf(requestOf('many', { now: new Date(now.getTime() + 1000) }));
    expect(later.uuid).not.toBe(one.uuid);
    expect(later.results[0].observations?.map(({ uuid: id }) => id)).toEqual(
      one.results[0].observations?.map(({ uuid: id }) => id),
    );
  });

  test('are of version 5 and the variant of RFC 9562', ({ expect }) => {
    for (const name of ['a', 'b', 'c', 'd']) {
      expect(uuid(name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    expect(uuid('a', 'b')).not.toBe(uuid('ab'));
  });
});
