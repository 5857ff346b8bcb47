import type { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';
import { SecretsmanagerSecretRotation } from '@cdktn/provider-aws/lib/secretsmanager-secret-rotation/index.js';
import { hcl } from '../expression.ts';
import type { RdsContext } from './context.ts';

/** Declares how often RDS changes the password that it manages; it does so itself, without a function of ours. */
export function secretRotation({ module, inputs }: RdsContext, database: DbInstance): void {
  module.resource(
    SecretsmanagerSecretRotation,
    'master',
    {
      secretId: database.masterUserSecret.get(0).secretArn,
      rotationRules: { automaticallyAfterDays: inputs.master_user_secret_rotation_days },
    },
    { count: hcl`${inputs.manage_master_user_password} ? 1 : 0` },
  );
}
