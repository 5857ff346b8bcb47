import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LinkedGraph, readInput } from '@autoclave/graph';
import { offlineProvider, Terraform } from '@autoclave/graph/terraform';
import { readSchemas, type SchemaOf } from './provider-schema.ts';
import { plannedAddress, resourcesOf, type Row } from './rows.ts';
import { writeExample } from './write-example.ts';

const provider = offlineProvider({ region: 'us-east-1' });

/** What the real provider and Terraform make of all examples in one plan. */
export interface PlannedRows {
  /** The resources of one example, without those of the others. */
  graphOf(row: Row): LinkedGraph;
  /** Status of the postconditions of a resource, by its address in the plan; undefined where it has none. */
  readonly statusOf: ReadonlyMap<string, string>;
  readonly schemaOf: SchemaOf;
}

/**
 * Plans every example in one configuration, offline.
 * @throws TypeError with all that Terraform refuses, apart from broken postconditions: an example that the provider does
 * not accept, or a condition that Terraform cannot evaluate.
 */
export async function planRows(rows: readonly Row[]): Promise<PlannedRows> {
  const folder = mkdtempSync(join(tmpdir(), 'autoclave-agreement-'));
  try {
    const terraform = new Terraform({ env: process.env });
    writeFileSync(join(folder, 'main.tf'), provider);
    await terraform.init(folder);
    const schemaOf = await readSchemas(terraform, folder);
    for (const row of rows) writeFileSync(join(folder, `${row.suffix}.tf`), writeExample(row, schemaOf));
    const plan = await terraform.run(folder, ['plan', '-no-color', '-input=false', '-out=tfplan']);
    const refused = otherErrors(plan.stderr);
    if (refused.length > 0) throw new TypeError(refused.join('\n\n'));
    // A plan with broken postconditions is written all the same, marked as errored.
    const show = await terraform.run(folder, ['show', '-json', 'tfplan'], true);
    const { instances, checks } = readInput(show.stdout, 'plan.json');
    const byAddress = new Map(instances.map((instance) => [instance.address, instance]));
    return {
      graphOf: (row) =>
        new LinkedGraph(
          resourcesOf(row).flatMap((one) => byAddress.get(plannedAddress(one.address, row.suffix)) ?? []),
        ),
      statusOf: new Map(checks.map((check) => [check.address, check.status])),
      schemaOf,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function otherErrors(stderr: string): readonly string[] {
  return stderr
    .split(/^Error: /m)
    .slice(1)
    .filter((error) => !error.startsWith('Resource postcondition failed'))
    .map((error) => error.trim());
}
