import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@autoclave/checker';
import { describe, test } from 'vitest';
import { autoclave } from './run-autoclave.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

/* Stacks that are made from one configuration hold equal addresses: what is said in one must not count in the next. */

interface Checked {
  readonly findings: readonly Finding[];
  readonly progress: string;
  /** Findings of one control as `input resource verdict`, with the source of the waiver. */
  rows(control: string): readonly string[];
}

async function check(cwd: string, ...words: readonly string[]): Promise<Checked> {
  const { output, progress } = await autoclave(['check', ...words, '--format', 'json', '--verdicts', 'all'], { cwd });
  const { findings } = JSON.parse(output) as { readonly findings: readonly Finding[] };
  const rows = (id: string): readonly string[] =>
    findings
      .filter(({ control }) => control === id)
      .map(({ input, resource, verdict, waiver }) => `${input} ${resource} ${waiver?.source ?? verdict}`)
      .toSorted();
  return { findings, progress, rows };
}

describe('waivers in comments', () => {
  const control = 'rds-instance-deletion-protection-enabled';
  const comment = (expires: string): string =>
    `# autoclave:waive ${control} reason="ends soon" owner=ana@example.com approver=bo@example.com expires=${expires}\n`;
  const database = (more = ''): string => `resource "aws_db_instance" "this" {\n  engine = "postgres"\n${more}}\n`;
  const call = 'module "ehr" {\n  source = "../modules/database"\n}\n';

  test('cover the resource of their own folder', async ({ expect }) => {
    const cwd = temporaryFolder({ 'one/main.tf': comment('2026-12-31') + database(), 'two/main.tf': database() });
    const { rows } = await check(cwd, 'two', 'one');
    expect(rows(control)).toEqual(['one aws_db_instance.this comment', 'two aws_db_instance.this fail']);
  });

  test('in a module that two folders call count once, for both', async ({ expect }) => {
    const cwd = temporaryFolder({
      'modules/database/main.tf': comment('2026-12-31') + database(),
      'one/main.tf': call,
      'two/main.tf': call,
    });
    const { rows } = await check(cwd, 'one', 'two');
    const address = 'module.ehr.aws_db_instance.this';
    expect(rows(control)).toEqual([`one ${address} comment`, `two ${address} comment`]);
    const lapsed = temporaryFolder({
      'modules/database/main.tf': comment('2026-11-19') + database(),
      'one/main.tf': call,
      'two/main.tf': call,
    });
    expect((await check(lapsed, 'one', 'two')).rows('waiver-in-date')).toHaveLength(1);
  });

  test('that stand with no resource are named', async ({ expect }) => {
    const cwd = temporaryFolder({ 'main.tf': `\n${comment('2026-12-31')}${database('  count = 0\n')}` });
    const { progress, findings } = await check(cwd, '.');
    expect(progress).toBe(`note  main.tf:2: a waiver of ${control} stands with no resource: its block makes none\n`);
    expect(findings).toEqual([]);
  });
});

describe('plans of one configuration', () => {
  const control = 'cw-loggroup-retention-period-check';
  const fixture = readFileSync(join(import.meta.dirname, '../../../fixtures/plans/module-waivers/plan.json'), 'utf8');

  interface PlanJson {
    readonly configuration: {
      readonly root_module: {
        readonly module_calls: Readonly<Record<string, { readonly expressions: Record<string, unknown> }>>;
      };
    };
    readonly checks: {
      readonly address: { readonly to_display: string };
      readonly instances: { status: string; problems?: readonly { readonly message: string }[] }[];
    }[];
  }

  function edited(edit: (plan: PlanJson) => void): string {
    const plan = JSON.parse(fixture) as PlanJson;
    edit(plan);
    return JSON.stringify(plan);
  }

  test('a waiver of a module call covers the resource of its own plan', async ({ expect }) => {
    const bare = edited((plan) => {
      delete plan.configuration.root_module.module_calls['written']!.expressions['waivers'];
    });
    const { rows } = await check(temporaryFolder({ 'p1.json': fixture, 'p2.json': bare }), 'p1.json', 'p2.json');
    const address = 'module.written.aws_cloudwatch_log_group.this';
    expect(rows(control).filter((row) => row.includes(address))).toEqual([
      `p1.json ${address} module`,
      `p2.json ${address} fail`,
    ]);
  });

  test('what Terraform refuses in one plan fails there alone', async ({ expect }) => {
    const address = 'module.kept.aws_cloudwatch_log_group.this';
    const refused = edited((plan) => {
      const [instance] = plan.checks.find((one) => one.address.to_display === address)!.instances;
      instance!.status = 'fail';
      instance!.problems = [{ message: `[${control}] module logs: retention_in_days must be 365 or more.` }];
    });
    const cwd = temporaryFolder({ 'q1.json': fixture, 'q2.json': refused });
    for (const words of [
      ['q1.json', 'q2.json'],
      ['q2.json', 'q1.json'],
    ]) {
      const { rows } = await check(cwd, ...words);
      expect(rows(control).filter((row) => row.includes(address))).toEqual([
        `q1.json ${address} pass`,
        `q2.json ${address} fail`,
      ]);
    }
  });
});
