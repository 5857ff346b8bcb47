import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controls, guardsOf, isDeclarative, type DeclarativeControl, type Example } from '@autoclave/catalog';
import { LinkedGraph, readInput, type Input } from '@autoclave/graph';
import { Terraform } from '@autoclave/graph/terraform';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../src/evaluate.ts';
import { readSchemas, type BlockSchema } from './agreement/provider-schema.ts';
import { unknownValues, writeExample } from './agreement/write-example.ts';

/**
 * One configuration holds every example of every declarative control, with the rendered condition as postcondition.
 * The real provider plans it, and what Terraform found is compared with our verdict on the same plan.
 */
const provider = `
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}
`;

interface Row {
  readonly control: DeclarativeControl;
  readonly example: Example;
  readonly type: string;
  readonly suffix: string;
}

const mine = new Set('restricted-common-ports vpc-sg-restricted-common-ports vpc-sg-open-only-to-authorized-ports restricted-ssh vpc-flow-logs-enabled vpc-default-security-group-closed vpc-default-route-table-empty subnet-auto-assign-public-ip-disabled vpc-security-group-rules-described nacl-no-unrestricted-ssh-rdp ec2-ebs-encryption-by-default encrypted-volumes ec2-imdsv2-check ec2-launch-template-imdsv2-check ec2-launch-template-public-ip-disabled ec2-launch-templates-ebs-volume-encrypted ec2-instances-in-vpc ec2-instance-profile-attached ec2-instance-detailed-monitoring-enabled ebs-optimized-instance'.split(' '));
const rows: readonly Row[] = controls.filter(isDeclarative).filter((c) => mine.has(c.id)).flatMap((control) =>
  control.examples.map((example, index) => ({
    control,
    example,
    type: example.type ?? control.resources[0] ?? '',
    suffix: `${control.id.replaceAll('-', '_')}_${index}`,
  })),
);

describe('Terraform agrees with us', () => {
  let input: Input;
  let graph: LinkedGraph;
  let statusOf: ReadonlyMap<string, string>;
  let schemaOf: (type: string) => BlockSchema;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'autoclave-agreement-'));
    try {
      const terraform = new Terraform({ env: process.env });
      writeFileSync(join(folder, 'main.tf'), provider + unknownValues);
      await terraform.init(folder);
      schemaOf = await readSchemas(terraform, folder);
      for (const row of rows) writeFileSync(join(folder, `${row.suffix}.tf`), configuration(row, schemaOf));
      const plan = await terraform.run(folder, ['plan', '-no-color', '-input=false', '-out=tfplan']);
      expect(otherErrors(plan.stderr)).toEqual([]);
      const show = await terraform.run(folder, ['show', '-json', 'tfplan'], true);
      input = readInput(show.stdout, 'plan.json');
      graph = new LinkedGraph(input.instances);
      statusOf = new Map(input.checks.map((check) => [check.address, check.status]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.for(rows.map((row) => [`${row.control.id} › ${row.example.expect}: ${row.example.because}`, row] as const))(
    '%s',
    ([, row]) => {
      const resource = graph.find(`${row.type}.this_${row.suffix}`);
      expect(resource).toBeDefined();
      const outcome = evaluate(row.control, resource!, graph);
      expect({ verdict: outcome.verdict, outcome }).toEqual({ verdict: row.example.expect, outcome });
      const status = terraformStatus(row);
      if (status === undefined) return;
      if (status === 'unknown' && outcome.verdict !== 'unknown') expect(deferral(row)).toBeDefined();
      else expect(status).toBe(expectedStatus(outcome.verdict));
    },
  );

  test('agreements are many, deferrals are few', () => {
    const statuses = rows.map((row) => ({ row, status: terraformStatus(row) }));
    const deferred = statuses.filter(({ row, status }) => status === 'unknown' && row.example.expect !== 'unknown');
    const compared = statuses.filter(({ status }) => status !== undefined);
    const agreed = compared.length - deferred.length;
    console.info(
      `${new Set(rows.map((row) => row.control.id)).size} declarative controls, ${rows.length} examples: ` +
        `${agreed} agreements, ${deferred.length} left to apply by Terraform, ${rows.length - compared.length} without a resource to check`,
    );
    expect(agreed).toBeGreaterThan(compared.length * 0.8);
  });

  /** Status over the resources that carry the check: the judged one, or its companions. */
  function terraformStatus({ control, example, type, suffix }: Row): string | undefined {
    const types = new Set(guardsOf(control).map((guard) => guard.type));
    const names = [`${type}.this`, ...(example.with ?? []).map((one) => one.address)];
    const found = names
      .filter((name) => types.has(name.split('.')[0] ?? ''))
      .map((name) => statusOf.get(`${name}_${suffix}`));
    return found.find((status) => status === 'fail') ?? found.find((status) => status === 'unknown') ?? found[0];
  }

  /** Why Terraform can leave to apply what we decide: a reference that is evidence for us, or a value the provider fills in. */
  function deferral({ control, example, type }: Row): string | undefined {
    const values = [example.values, ...(example.with ?? []).map((one) => one.values)];
    if (values.some((one) => containsUnknown(one))) return 'a part of the example is known after apply';
    const { condition } = control;
    const [subject, reads] =
      condition.kind === 'companion' ? [condition.type, condition.inner.reads] : [type, condition.reads];
    const attributes = schemaOf(subject).attributes ?? {};
    return reads.some((name) => attributes[name]?.computed === true) ? 'the provider fills it in' : undefined;
  }
});

function configuration(row: Row, schemaOf: (type: string) => BlockSchema): string {
  const checks = guardsOf(row.control).map((guard) => ({
    type: guard.type,
    conditions: guard.checks.map((check) => check.hcl),
  }));
  return writeExample(row.example, { type: row.type, suffix: row.suffix, checks, schemaOf });
}

function expectedStatus(verdict: string): string {
  return verdict === 'notApplicable' ? 'pass' : verdict;
}

/** References and markers are symbols and small objects; both mean that Terraform does not know the value yet. */
function containsUnknown(value: unknown): boolean {
  if (typeof value === 'symbol') return true;
  if (Array.isArray(value)) return value.some(containsUnknown);
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  if (keys.length === 2 && keys.includes('resource') && keys.includes('attribute')) return true;
  return Object.values(value).some(containsUnknown);
}

/** Errors that are not the postconditions we wrote: a wrong example, or a condition that Terraform cannot evaluate. */
function otherErrors(stderr: string): readonly string[] {
  return stderr
    .split(/^Error: /m)
    .slice(1)
    .filter((error) => !error.startsWith('Resource postcondition failed'))
    .map((error) => error.trim());
}
