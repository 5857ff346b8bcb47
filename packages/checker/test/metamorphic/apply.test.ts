import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan, readState } from '@autoclave/graph';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { iam } from './configurations/iam.ts';
import { s3 } from './configurations/s3.ts';
import { securityGroups } from './configurations/security-groups.ts';
import { Workshop, type Files } from './estate.ts';
import { idOf, type Configuration } from './model.ts';
import { Emulator } from './moto.ts';
import { renamed } from './rename.ts';
import { baseForm } from './transformations.ts';
import { summarised, verdictsOf, withoutPlace, type Verdicts } from './verdicts.ts';

/** What moto 5.2.1 does not take, or does not give back. */
const notEmulated: readonly string[] = [
  // It asks for a policy that lets S3 deliver logs, even to buckets whose owner allows it.
  'aws_s3_bucket_logging.records',
  // It does not give back what the provider waits for.
  'aws_s3_bucket_lifecycle_configuration.records',
  // It forgets that events go to EventBridge.
  'aws_s3_bucket_notification.records',
];

const applied: readonly Configuration[] = [s3, iam, securityGroups].map((one) => ({
  ...one,
  declarations: one.declarations.filter((declaration) => !notEmulated.includes(idOf(declaration))),
}));

const ending = '_moved';

/** What the first plan does not know, and those who read after the apply do. */
const decided: readonly string[] = [
  'iam-customer-policy-blocked-kms-actions: unknown -> pass (later)',
  'iam-policy-no-statements-with-admin-access: unknown -> pass (later)',
  'iam-policy-no-statements-with-full-access: unknown -> pass (later)',
  'restricted-ssh: unknown -> pass (bastion_later)',
  's3-bucket-blacklisted-actions-prohibited: unknown -> pass (later)',
  's3-bucket-public-read-prohibited: unknown -> pass (later)',
  's3-bucket-public-write-prohibited: unknown -> pass (later)',
  's3-bucket-ssl-requests-only: unknown -> fail (later)',
  's3-bucket-tls-1-2-only: unknown -> fail (later)',
  's3-bucket-versioning-enabled: unknown -> pass (later)',
  'vpc-sg-open-only-to-authorized-ports: unknown -> pass (bastion_later)',
  'vpc-sg-restricted-common-ports: unknown -> pass (bastion_later)',
];

/** A state shows no change, so nothing is replaced in it. */
const withoutChanges: readonly string[] = ['phi-store-not-replaced: pass -> notApplicable (8)'];

describe('verdicts do not depend on when a configuration is read', () => {
  const workshop = new Workshop();
  let emulator: Emulator | undefined;
  let first: Verdicts = new Map();
  let state: Verdicts = new Map();
  let second: Verdicts = new Map();
  let moved: Verdicts = new Map();
  let movedPlan = '';

  beforeAll(async () => {
    emulator = await Emulator.start();
    await workshop.start();
    const folder = workshop.write(estate(applied, emulator.endpoint));
    first = planned((await workshop.plan(folder)).json);
    await workshop.run(folder, ['apply', '-no-color', '-input=false', '-lock=false', 'tfplan']);
    const shown = await workshop.run(folder, ['show', '-json']);
    state = verdictsOf({ kind: 'state', instances: readState(shown, { path: 'input' }).instances });
    second = planned((await workshop.plan(folder)).json);
    const others = estate(
      applied.map((one) => renamed(one, ending)),
      emulator.endpoint,
    );
    // In the place of the files before.
    for (const [path, text] of Object.entries(others)) writeFileSync(join(folder, path.replace(ending, '')), text);
    writeFileSync(join(folder, 'moved.tf'), applied.map(movedBlocks).join(''));
    movedPlan = (await workshop.plan(folder)).json;
    moved = planned(movedPlan);
  }, 600_000);

  afterAll(() => {
    emulator?.stop();
    workshop.stop();
  });

  test('the first plan has good, bad and open parts', ({ expect }) => {
    const kinds = new Set([...first.values()].map((verdict) => verdict.split(' ')[0]));
    expect([...kinds].toSorted()).toEqual(['fail', 'notApplicable', 'pass', 'unknown']);
    expect(first.size).toBeGreaterThan(150);
  });

  test('the state has the verdicts of the plan', ({ expect }) => {
    expect(summarised(first, state)).toEqual([...decided, ...withoutChanges].toSorted());
  });

  test('a second plan has the verdicts of the first', ({ expect }) => {
    expect(summarised(first, second)).toEqual(decided);
  });

  test('moved blocks change no verdict', ({ expect }) => {
    expect(movedPlan).toContain('"previous_address":"aws_s3_bucket.records"');
    expect(summarised(second, moved)).toEqual([]);
  });
});

function planned(json: string): Verdicts {
  return verdictsOf({
    kind: 'plan',
    instances: readPlan(json, { path: 'input' }).instances,
    base: (instance) => withoutPlace(instance).replace(ending, ''),
  });
}

function movedBlocks({ declarations }: Configuration): string {
  return declarations
    .filter(({ mode }) => mode === 'resource')
    .map((one) => `moved {\nfrom = ${idOf(one)}\nto = ${idOf(one)}${ending}\n}\n`)
    .join('');
}

function estate(configurations: readonly Configuration[], endpoint: string): Files {
  return { ...baseForm.write(configurations), 'main.tf': emulatedProvider(endpoint) };
}

function emulatedProvider(endpoint: string): string {
  const services = ['ec2', 'iam', 'kms', 's3', 's3control', 'sts'];
  return `provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  endpoints {
${services.map((service) => `    ${service} = "${endpoint}"\n`).join('')}  }
}
`;
}
