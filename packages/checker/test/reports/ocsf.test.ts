import { Ajv } from 'ajv';
import { test } from 'vitest';
import { renderOcsf } from '../../src/reports/ocsf.ts';
import { ocsfComplianceFinding } from '../schemas/ocsf-compliance-finding.ts';
import { storyCases } from '../story/cases.ts';
import { changedRequest } from './changed.ts';
import { requestOf } from './render.ts';

const isEvents = new Ajv({ allErrors: true }).compile({ type: 'array', items: ocsfComplianceFinding });

interface Event {
  readonly status: string;
  readonly severity_id: number;
  readonly comment?: string;
  readonly compliance: { readonly control: string; readonly status: string; readonly status_id: number };
  readonly finding_info: { readonly uid: string };
  readonly resources: readonly { readonly uid: string; readonly type?: string }[];
}

function eventsOf(request: Parameters<typeof renderOcsf>[0]): readonly Event[] {
  return JSON.parse(renderOcsf(request)) as readonly Event[];
}

test.for([...storyCases.keys()])('%s keeps to the class', (name, { expect }) => {
  for (const verdicts of ['findings', 'all'] as const) {
    isEvents(eventsOf(requestOf(name, { verdicts })));
    expect(isEvents.errors).toBeNull();
  }
});

test('a change keeps to the class', ({ expect }) => {
  isEvents(eventsOf(changedRequest()));
  expect(isEvents.errors).toBeNull();
});

test('each verdict has its status', ({ expect }) => {
  const events = [...eventsOf(requestOf('waived', { verdicts: 'all' })), ...eventsOf(requestOf('unknown'))];
  const statuses = events.map(({ status, compliance }) => `${compliance.status}, ${status}`);
  expect(new Set(statuses)).toEqual(new Set(['Fail, New', 'Fail, Suppressed', 'Pass, Resolved', 'Warning, New']));
});

test('a waived finding says who stands behind it', ({ expect }) => {
  const event = eventsOf(requestOf('waived')).find(({ status }) => status === 'Suppressed');
  expect(event?.comment).toBe(
    'waived until 2027-03-31, owner ana@example.com, approved by ben@example.com, SEC-12: Holds only files that can be computed again',
  );
});

test('an input that certifies nothing is an event with the status Warning', ({ expect }) => {
  const [event] = eventsOf(requestOf('many'));
  expect(event).toMatchObject({
    compliance: { control: 'input-certifiable', status: 'Warning' },
    resources: [{ uid: 'stacks/network.json' }],
  });
});

test('the type of the resource is that behind its module', ({ expect }) => {
  const types = eventsOf(requestOf('many')).map(({ resources }) => resources[0]?.type);
  expect(new Set(types)).toEqual(new Set(['plan', 'aws_db_instance', 'aws_cloudtrail', 'aws_s3_bucket']));
});
