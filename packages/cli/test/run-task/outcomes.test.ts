import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgePlan, type ServerOptions, type Verdict } from '../../src/run-task/judge-plan.ts';
import { taskResult } from '../../src/run-task/task-result.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';
import { planText } from './fake-hcp.ts';
import { serverContext } from './server-context.ts';

async function judged(
  text: string,
  changes: Partial<ServerOptions> & { readonly cwd?: string } = {},
): Promise<Verdict> {
  const { cwd, ...options } = changes;
  const usual: ServerOptions = { waivers: undefined, phi: [], failOn: 'low', unknown: 'report' };
  return judgePlan(text, { ...usual, ...options }, serverContext(cwd));
}

interface Plan {
  readonly resource_changes: { address: string; index?: string; readonly type: string }[];
}

/** The plan of a story in which the key of every instance of a type is hostile. */
function withKey(story: string, type: string, key: string): string {
  const plan = JSON.parse(planText(story)) as Plan;
  for (const change of plan.resource_changes.filter((one) => one.type === type)) {
    change.address = `${change.address}[${JSON.stringify(key)}]`;
    change.index = key;
  }
  return JSON.stringify(plan);
}

/** Takes code spans out of Markdown as CommonMark reads them: a run of backticks closes at the next run of its length. */
function outsideCode(markdown: string): string {
  return markdown.replaceAll(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

test.for([
  '`<img src=x onerror=alert(1)>`',
  '``[link](https://example.com)',
  '@everyone **bold** # title',
  'two\nlines\n\n- list',
  '\u202egnp.exe\u001b[31m',
  '| cell | <script>',
])('the key %j of a resource is no Markdown', async (key, { expect }) => {
  const { outcomes } = await judged(withKey('phi-flows', 'aws_db_instance', key));
  const bodies = outcomes.map(({ attributes }) => attributes.body).filter((body) => body.includes('aws_db_instance.'));
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of bodies) {
    const list = body.split('\n').filter((line) => line.startsWith('- '));
    const prose = outsideCode(list.join('\n'));
    expect(prose.split('\n').filter((line) => !/^- (?:(?:, module )?: ?)?$/.test(line))).toEqual([]);
    expect(['\u202e', '\u001b'].filter((one) => body.includes(one))).toEqual([]);
  }
});

test('an outcome tells why, the fix, the citations and the resources', async () => {
  const { outcomes } = await judged(planText('objects'));
  const storage = outcomes.find(({ attributes }) => attributes['outcome-id'] === 'rds-storage-encrypted');
  expect(storage!.attributes).toMatchInlineSnapshot(`
    {
      "body": "**Why:** Whoever gets hold of a snapshot or a disk can read every record on it.

    **Fix:** Set storage\\_encrypted before the first apply: it cannot be switched on after creation.

    **Note:** after creation it cannot be mended without replacing the resource.

    HIPAA 164.312(a)(2)(iv); HIPAA 164.312(e)(2)(ii); HIPAA 164.308(a)(1)(ii)(B); HIPAA 164.314(b)(1); HIPAA 164.314(b)(2)(i); SOC 2 CC6.1; SOC 2 CC6.2; SOC 2 PI1.5

    - \`module.database.aws_db_instance.ambiguous\`, module \`./modules/database\`: \`storage_encrypted: not set; the default is false; must be true\`
      - Note: \`cannot be mended later: this plan creates it\`
    - \`module.database.aws_db_instance.clear\`, module \`./modules/database\`: \`storage_encrypted: not set; the default is false; must be true\`
      - Note: \`cannot be mended later: this plan creates it\`",
      "description": "RDS storage is encrypted at rest: 2 resources",
      "outcome-id": "rds-storage-encrypted",
      "tags": {
        "Severity": [
          {
            "label": "Critical",
            "level": "error",
          },
        ],
        "Status": [
          {
            "label": "Failed",
            "level": "error",
          },
        ],
      },
    }
  `);
});

test('unknown controls are outcomes where they count', async () => {
  const text = planText('phi-flows');
  const reported = await judged(text, { failOn: 'critical' });
  const failing = await judged(text, { unknown: 'fail' });
  const unknown = failing.outcomes.filter(({ attributes }) => attributes.tags['Status']?.[0]?.label === 'Unknown');
  expect(failing.facts['unknown']).toBeGreaterThan(0);
  expect(unknown.length).toBeGreaterThan(0);
  expect(reported.outcomes.some(({ attributes }) => attributes.tags['Status']?.[0]?.label === 'Unknown')).toBe(false);
});

test('a waiver in the file takes effect without a restart, and is counted', async () => {
  const cwd = temporaryFolder();
  const before = await judged(planText('settled'), { cwd });
  writeFileSync(
    join(cwd, 'autoclave.waivers.yaml'),
    [
      'waivers:',
      '  - control: s3-bucket-logging-enabled',
      '    resource: module.store["logs"].aws_s3_bucket.this',
      '    reason: Synthetic data only, until the move in January',
      '    owner: ana@example.com',
      '    approver: ben@example.com',
      '    expires: 2027-01-31',
      '    compensatingControl: No patient data',
      '',
    ].join('\n'),
  );
  const after = await judged(planText('settled'), { cwd });
  expect([before.facts['waived'], after.facts['waived']]).toEqual([0, 1]);
  expect(after.facts['fail']).toBe(Number(before.facts['fail']) - 1);
});

test('a waiver file that cannot be read fails the task with its reason', async () => {
  const cwd = temporaryFolder({ 'autoclave.waivers.yaml': 'waivers: [' });
  const { status, message, facts } = await judged(planText('settled'), { cwd, failOn: 'never' });
  expect(status).toBe('failed');
  expect(message).toMatch(/^the plan cannot be judged: .*autoclave\.waivers\.yaml/);
  expect(facts['error']).toBe('waiver-file-invalid');
});

test('a --phi pattern that nothing matches is told', async () => {
  const { message } = await judged(planText('settled'), { phi: ['module.nowhere.**'] });
  expect(message).toContain('no resource has an address that --phi module.nowhere.** stands for');
});

test('a long message is cut, and outcomes are left out where there are none', () => {
  const { data } = taskResult('failed', 'x'.repeat(10_000));
  expect(data.attributes.message).toHaveLength(500);
  expect(data).not.toHaveProperty('relationships');
});
