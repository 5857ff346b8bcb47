import { describe, test } from 'vitest';
import type { Gate, Report } from '../../src/index.ts';
import { hcpMessage, hcpOutcomes } from '../../src/reports/hcp-outcomes.ts';
import { storyCases } from '../story/cases.ts';
import { changedReport } from './changed.ts';
import { gate, reportOf } from './render.ts';

/** What a run task gets of a report, as one text. */
function sent(report: Report, changes: Partial<Gate> = {}): string {
  const full = { ...gate, ...changes };
  return `${JSON.stringify({ message: hcpMessage(report, full), outcomes: hcpOutcomes(report, full) }, null, 2)}\n`;
}

describe('golden', () => {
  test.for([...storyCases.keys()])('%s', async (name, { expect }) => {
    await expect(sent(reportOf(name))).toMatchFileSnapshot(`../golden/hcp-outcomes/${name}.json`);
  });

  test('a change against a baseline', async ({ expect }) => {
    await expect(sent(changedReport())).toMatchFileSnapshot('../golden/hcp-outcomes/changed.json');
  });

  test('with what is unknown counted', async ({ expect }) => {
    const path = '../golden/hcp-outcomes/unknown-counted.json';
    await expect(sent(reportOf('unknown'), { unknown: 'fail' })).toMatchFileSnapshot(path);
  });

  test('with only the gravest counted', async ({ expect }) => {
    const path = '../golden/hcp-outcomes/many-critical.json';
    await expect(sent(reportOf('many'), { failOn: 'critical' })).toMatchFileSnapshot(path);
  });
});

test('a resource says beside its message why it is graver, and that it holds PHI', ({ expect }) => {
  const bodies = hcpOutcomes(changedReport(), gate).map(({ attributes }) => attributes.body);
  const lines = bodies.flatMap((body) => body.split('\n')).filter((line) => line.startsWith('  - '));
  expect(lines.slice(0, 3)).toEqual([
    '  - Loosened: `before this plan: false`',
    '  - Raised: `from high: the plan creates what cannot be mended later, the resource holds PHI`',
    '  - PHI: `from aws_db_instance.ehr, marked by its tag, through aws_db_instance.orders.replicate_source_db`',
  ]);
});

test('an outcome names 50 resources and counts the others', ({ expect }) => {
  const report = reportOf('one');
  const findings = report.findings.flatMap((finding) =>
    Array.from({ length: 70 }, (_, index) => ({ ...finding, resource: `${finding.resource}[${index}]` })),
  );
  const [outcome] = hcpOutcomes({ ...report, findings }, gate);
  expect(outcome!.attributes.description).toMatch(/: 70 resources$/);
  expect(outcome!.attributes.body.match(/^- `aws_db_instance/gm)).toHaveLength(50);
  expect(outcome!.attributes.body).toMatch(/\n- and 20 more$/);
});

test('a report has 100 outcomes at most, the worst ones', ({ expect }) => {
  const report = reportOf('one');
  const findings = report.findings.flatMap((finding) =>
    Array.from({ length: 130 }, (_, index) => ({ ...finding, control: `control-${index}` })),
  );
  const ids = hcpOutcomes({ ...report, findings }, gate).map(({ attributes }) => attributes['outcome-id']);
  expect(ids).toEqual(Array.from({ length: 100 }, (_, index) => `control-${index}`));
});
