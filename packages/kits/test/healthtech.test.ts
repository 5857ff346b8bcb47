import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { offlineProvider, Terraform } from '@autoclave/graph/terraform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { healthtech } from '../src/healthtech/healthtech.ts';
import { differences, judged, judgedFolder, showsNoChange, verdicts } from './judged.ts';
import { environments, type Environment, type KitOptions } from '../src/kit.ts';

/** With this beside it, plain Terraform plans the kit without credentials and without a network. */
const offline = [undefined, 'replica']
  .map((alias) => offlineProvider({ alias, settings: { allowed_account_ids: 'null' } }))
  .join('\n');

const options: KitOptions = {
  projectName: 'demo',
  environment: 'prod',
  region: 'us-east-1',
  replicaRegion: 'us-west-2',
  accountId: '123456789012',
};

/** A kit on disk, which plain Terraform works on. */
class Kit {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'autoclave-kit-'));
  readonly terraform: Terraform = new Terraform({ env: process.env });

  async write(environment: Environment): Promise<void> {
    for (const [path, text] of Object.entries({
      ...healthtech({ ...options, environment }),
      'offline_override.tf': offline,
    })) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
    await this.terraform.init(this.folder);
  }

  async plan(): Promise<{ exitCode: number; errors: string; json: string }> {
    rmSync(join(this.folder, 'tfplan'), { force: true });
    const run = await this.terraform.run(this.folder, ['plan', '-no-color', '-input=false', '-out=tfplan']);
    const show = await this.terraform.run(this.folder, ['show', '-json', 'tfplan'], true);
    return {
      exitCode: run.exitCode,
      errors: run.stderr.replaceAll(/[│╷╵]/g, ' ').replaceAll(/\s+/g, ' '),
      json: show.stdout,
    };
  }

  /** Plans with one file changed, and puts the file back. */
  async planWith(changes: { readonly [file: string]: (text: string) => string }): ReturnType<Kit['plan']> {
    const before = new Map(Object.keys(changes).map((file) => [file, readFileSync(join(this.folder, file), 'utf8')]));
    for (const [file, text] of before) {
      const changed = changes[file]!(text);
      if (changed === text) throw new TypeError(`the change to ${file} changed nothing`);
      writeFileSync(join(this.folder, file), changed);
    }
    try {
      return await this.plan();
    } finally {
      for (const [file, text] of before) writeFileSync(join(this.folder, file), text);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const millisecondsPerDay = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * millisecondsPerDay).toISOString().slice(0, 10);

const waivedUntil = (expires: string) => (): string => `waivers:\n${waiverUntil(expires)}`;

const waiverUntil = (expires: string, resource = 'this'): string =>
  `  - control: rds-enhanced-monitoring-enabled
    resource: module.database.aws_db_instance.${resource}
    reason: The monitoring role is created next sprint
    owner: jane@example.com
    approver: omar@example.com
    expires: ${expires}
`;

const withoutMonitoring = (text: string): string =>
  text.replace('module "database" {\n', 'module "database" {\n  monitoring_interval = 0\n');

describe.for(environments)('the kit for %s', (environment) => {
  let kit: Kit;
  let plan: Awaited<ReturnType<Kit['plan']>>;

  beforeAll(async () => {
    kit = new Kit();
    await kit.write(environment);
    plan = await kit.plan();
  });
  afterAll(() => kit.remove());

  test('gets the same verdicts as plan, as saved plan and as configuration', async () => {
    const planned = verdicts(judged(plan.json).findings);
    const { hcl, archive } = await judgedFolder(kit.folder);
    expect(planned.size).toBeGreaterThan(250);
    expect(differences(planned, archive)).toEqual([]);
    expect(differences(planned, hcl).filter((line) => !showsNoChange.test(line))).toEqual([]);
  });

  test('is formatted as terraform fmt leaves it', async () => {
    const run = await kit.terraform.run(kit.folder, ['fmt', '-check', '-recursive', '-diff', '-no-color']);
    expect(run.stdout).toBe('');
  });

  test('plans with plain Terraform', () => {
    expect(plan.errors).toBe('');
    expect(plan.exitCode).toBe(0);
  });

  test('breaks no control and leaves none open', () => {
    const { summary, inputs, findings } = judged(plan.json);
    expect(inputs).toMatchObject([{ certifiable: true }]);
    expect(findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown')).toEqual([]);
    expect(summary.pass).toBeGreaterThan(200);
  });

  test('holds more than 140 resources', () => {
    const changes = JSON.parse(plan.json).resource_changes as readonly {
      readonly change: { readonly actions: readonly string[] };
    }[];
    expect(changes.filter(({ change }) => change.actions.join() === 'create').length).toBeGreaterThan(140);
  });
});

describe('plain terraform plan on the kit', () => {
  let kit: Kit;

  beforeAll(async () => {
    kit = new Kit();
    await kit.write('prod');
  });
  afterAll(() => kit.remove());

  test.for([
    [
      'storage_encrypted ',
      'rds-storage-encrypted',
      'HIPAA 164.312(a)(2)(iv)',
      'module rds: storage_encrypted must be true',
    ],
  ] as const)(
    'refuses a broken %sand names control, paragraph and module',
    async ([, control, hipaa, module], { expect }) => {
      const plan = await kit.planWith({
        'main.tf': (text) => text.replace(/storage_encrypted( *)= true/, 'storage_encrypted$1= false'),
      });
      expect(plan.exitCode).toBe(1);
      expect(plan.errors).toContain(`[${control}]`);
      expect(plan.errors).toContain(hipaa);
      expect(plan.errors).toContain(module);
    },
  );

  test('refuses a control that is waived no longer', async () => {
    const plan = await kit.planWith({ 'main.tf': withoutMonitoring, 'autoclave.waivers.yaml': waivedUntil(day(-1)) });
    expect(plan.exitCode).toBe(1);
    expect(plan.errors).toContain('[rds-enhanced-monitoring-enabled] HIPAA 164.312(b)');
    expect(plan.errors).toContain('module rds: monitoring_interval must be');
  });

  test('accepts it on the last day of its waiver', async () => {
    const plan = await kit.planWith({ 'main.tf': withoutMonitoring, 'autoclave.waivers.yaml': waivedUntil(day(0)) });
    expect(plan.errors).toBe('');
    expect(plan.exitCode).toBe(0);
  });

  test('takes two waivers of one control in one module, of which the later one counts', async () => {
    const both = `waivers:\n${waiverUntil(day(-1), 'replica')}${waiverUntil(day(1))}`;
    const plan = await kit.planWith({ 'main.tf': withoutMonitoring, 'autoclave.waivers.yaml': () => both });
    expect(plan.errors).toBe('');
    expect(plan.exitCode).toBe(0);
  });

  test('refuses a waiver that runs for more than a year', async () => {
    const plan = await kit.planWith({ 'autoclave.waivers.yaml': waivedUntil(day(400)) });
    expect(plan.exitCode).toBe(1);
    expect(plan.errors).toContain('expires of a waiver must be at most 365 days away');
  });
});

describe('the files of the kit', () => {
  test('are the same for the same options', () => {
    expect(healthtech(options)).toEqual(healthtech(options));
  });

  test('let Terraform destroy data only outside production', () => {
    const count = (environment: Environment): number =>
      Object.values(healthtech({ ...options, environment }))
        .join('')
        .split('prevent_destroy = true').length - 1;
    expect(count('prod')).toBeGreaterThan(5);
    expect(count('dev')).toBe(0);
  });
});
