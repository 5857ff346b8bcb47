import { BackupSelection } from '@cdktn/provider-aws/lib/backup-selection/index.js';
import type { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';
import { hcl, ofEach, text, texts } from '../expression.ts';
import type { RdsContext } from './context.ts';

/** Declares the selection that puts the database and its replicas into a backup plan by name. */
export function backupSelection({ module, inputs }: RdsContext, database: DbInstance, replica: DbInstance): void {
  module.resource(
    BackupSelection,
    'this',
    {
      // A selection name has 50 characters at most.
      name: text`substr(${inputs.identifier}, 0, 50)`,
      planId: text`var.backup_selection.plan_id`,
      iamRoleArn: text`var.backup_selection.iam_role_arn`,
      resources: texts`concat([${database.arn}], ${ofEach(replica.arn)})`,
      // Left out, the provider computes it, and no plan could show that nothing narrows the selection.
      condition: [{}],
    },
    { count: hcl`${inputs.backup_selection} == null ? 0 : 1` },
  );
}
