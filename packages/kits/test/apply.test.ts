import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '@autoclave/checker';
import { Terraform } from '@autoclave/graph/terraform';
import { emitModule, kms, rds, s3BucketPhi, vpc } from '@autoclave/modules';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyConfiguration, forgotten, verdictsOfForgotten } from './apply-configuration.ts';
import { differences, judged, judgedFolder, showsNoChange, verdicts } from './judged.ts';
import { Moto } from './moto.ts';

/**
 * Applies the four modules to an emulator of AWS, plans again, and judges plan and state.
 * What the emulator lacks is written down in apply-configuration.ts, next to the input that leaves it out.
 */
describe('apply', () => {
  let moto: Moto;
  let folder: string;
  let terraform: Terraform;
  let planned: readonly Finding[];
  let applied: { exitCode: number; stderr: string };
  let secondPlan: string;
  let stored: readonly Finding[];

  beforeAll(async () => {
    moto = await Moto.start();
    folder = mkdtempSync(join(tmpdir(), 'autoclave-apply-'));
    write({
      'main.tf': applyConfiguration(moto.endpoint),
      ...vendored('kms', emitModule(kms, 'dev')),
      ...vendored('s3_bucket_phi', emitModule(s3BucketPhi, 'dev')),
      ...vendored('vpc', emitModule(vpc, 'dev')),
      ...vendored('rds', emitModule(rds, 'dev')),
    });
    terraform = new Terraform({ env: process.env });
    await terraform.init(folder);
    await terraform.run(folder, ['plan', '-no-color', '-input=false', '-out=tfplan']);
    planned = judged(await show('tfplan')).findings;
    applied = await terraform.run(folder, ['apply', '-no-color', '-input=false', 'tfplan']);
    await terraform.run(folder, ['plan', '-no-color', '-input=false', '-out=again']);
    secondPlan = await show('again');
    stored = judged(await show()).findings;
  }, 900_000);

  afterAll(() => {
    moto.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('succeeds', () => {
    expect(applied.stderr).toBe('');
    expect(applied.exitCode).toBe(0);
  });

  test('leaves nothing to change but what the emulator forgot', () => {
    expect(changesOf(secondPlan)).toEqual(forgotten);
  });

  test('gives a state with the verdicts of the plan', () => {
    const before = verdicts(planned);
    const after = verdicts(stored);
    expect(before.size).toBeGreaterThan(200);
    // What the plan could not know, the state knows; and a state shows no replacement.
    const differing = differences(before, after).filter(
      (line) => !line.includes(': unknown, then ') && !showsNoChange.test(line),
    );
    expect(differing).toEqual(verdictsOfForgotten);
  });

  test('has the verdicts of the plan as configuration and as saved plan', async () => {
    const { hcl, archive } = await judgedFolder(folder);
    expect(differences(verdicts(planned), archive)).toEqual([]);
    expect(differences(verdicts(planned), hcl).filter((line) => !showsNoChange.test(line))).toEqual([]);
  });

  test('breaks no control but those that are waived, and backups, which are another module', () => {
    const broken = planned.filter((finding) => finding.verdict === 'fail').map((finding) => finding.control);
    expect([...new Set(broken)].toSorted()).toEqual([
      'rds-enhanced-monitoring-enabled',
      'rds-in-backup-plan',
      's3-event-notifications-enabled',
    ]);
  });

  function write(files: { readonly [path: string]: string }): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  async function show(plan?: string): Promise<string> {
    return (await terraform.run(folder, ['show', '-json', ...(plan === undefined ? [] : [plan])], true)).stdout;
  }
});

function vendored(name: string, files: { readonly [file: string]: string }): { [path: string]: string } {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`modules/${name}/${file}`, text]));
}

/** Names the top-level arguments that a plan would change, by address. */
function changesOf(text: string): readonly string[] {
  const { resource_changes: changes } = JSON.parse(text) as { readonly resource_changes: readonly Change[] };
  return changes
    .filter(({ change }) => change.actions.join() !== 'no-op' && change.actions.join() !== 'read')
    .flatMap(({ address, change: { before, after, replace_paths: forcing } }) => {
      const differing = Object.keys(after).filter(
        (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
      );
      // A replacement makes every computed argument unknown; what forces it is what was forgotten.
      const names = forcing === undefined ? differing : forcing.map(([name]) => String(name));
      return names.map((name) => `${address.replace(/\[.*\]$/, '')} ${name}`);
    })
    .filter((row, index, rows) => rows.indexOf(row) === index)
    .toSorted();
}

interface Change {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: { readonly [name: string]: unknown };
    readonly after: { readonly [name: string]: unknown };
    readonly replace_paths?: readonly (readonly unknown[])[];
  };
}
