import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { offlineProvider, Terraform } from '@autoclave/graph/terraform';
import { expect, test } from 'vitest';
import { judged } from './judged.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const keyOf = (id: string): string => `arn:aws:kms:us-east-1:123456789012:key/${id}`;
const database = {
  identifier: 'records',
  engine: 'postgres',
  instance_class: 'db.m7g.large',
  allocated_storage: 100,
  storage_encrypted: true,
  tags: { DataClassification: 'PHI' },
};

const configuration = `
${offlineProvider({ region: 'us-east-1' })}
resource "aws_db_instance" "records" {
  identifier          = "records"
  engine              = "postgres"
  instance_class      = "db.m7g.large"
  allocated_storage   = 100
  storage_encrypted   = true
  kms_key_id          = "${keyOf('new')}"
  skip_final_snapshot = true
  tags                = { DataClassification = "PHI" }
}
`;

const state = {
  version: 4,
  terraform_version: '1.11.4',
  serial: 1,
  lineage: '00000000-0000-0000-0000-000000000000',
  outputs: {},
  resources: [
    {
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'records',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          schema_version: 2,
          attributes: { ...database, id: 'db-RECORDS', kms_key_id: keyOf('old'), tags_all: database.tags },
        },
      ],
    },
  ],
};

test('a plan that would replace an encrypted database is refused, with what forces it', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'main.tf'), configuration);
  writeFileSync(join(folder, 'terraform.tfstate'), JSON.stringify(state));
  const terraform = new Terraform({ env: process.env });
  await terraform.init(folder);
  const plan = await terraform.run(folder, ['plan', '-no-color', '-input=false', '-refresh=false', '-out=tfplan']);
  expect(plan.stderr).toBe('');
  expect(plan.stdout).toContain('must be replaced');
  const { findings, summary } = judged((await terraform.run(folder, ['show', '-json', 'tfplan'], true)).stdout);
  expect(summary.fail).toBeGreaterThan(0);
  const [finding] = findings.filter(({ control }) => control === 'phi-store-not-replaced');
  expect(finding).toMatchObject({
    verdict: 'fail',
    severity: 'critical',
    resource: 'aws_db_instance.records',
    at: 'kms_key_id',
  });
  expect(finding?.message).toContain('a replacement, forced by kms_key_id');
  expect(finding?.message).toContain('deletes the data');
});
