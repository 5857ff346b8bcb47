import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emitModule } from '../src/emit/emit-module.ts';
import { kms } from '../src/kms/kms.ts';
import { moduleFiles, Project } from './plan-module.ts';

const call = `
module "kms" {
  source    = "./modules/kms"
  providers = { aws = aws, aws.replica = aws.replica }

  name           = "demo"
  account_id     = "123456789012"
  region         = "us-east-1"
  replica_region = "us-west-2"
}
`;

describe('kms', () => {
  let project: Project;

  beforeAll(async () => {
    project = await Project.create({ ...moduleFiles('kms', emitModule(kms, 'prod')), 'main.tf': call });
  });
  afterAll(() => project.remove());

  test.for(Object.keys(emitModule(kms, 'prod')))('%s reads as before', async (file) => {
    await expect(emitModule(kms, 'prod')[file]).toMatchFileSnapshot(`golden/kms/${file}`);
  });

  test('is formatted as terraform fmt leaves it', async () => {
    expect(await project.formatDifferences()).toBe('');
  });

  test('plans with the required inputs', async () => {
    const plan = await project.plan();
    expect(plan).toMatchObject({ exitCode: 0 });
    expect(plan.errors).toContain('14 to add, 0 to change, 0 to destroy');
  });
});
