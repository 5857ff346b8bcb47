import {
  DbInstance,
  dbInstanceRestoreToPointInTimeToHclTerraform as pointInTimeToHcl,
} from '@cdktn/provider-aws/lib/db-instance/index.js';
import { DbSnapshotCopy } from '@cdktn/provider-aws/lib/db-snapshot-copy/index.js';
import { dynamicBlock, hcl, number, oneOrNull, text } from '../expression.ts';
import type { RdsContext } from './context.ts';
import { instancePreconditions, replicaPreconditions } from './preconditions.ts';
import { sharedSettings, type Foundations } from './settings.ts';

/** Declares the database. */
export function primary(context: RdsContext, foundations: Foundations): DbInstance {
  const { module, inputs, engine } = context;
  const snapshot = encryptedSnapshot(context);
  // A source brings its databases and administrator along; to name others would plan a replacement ever after.
  module.local('restored', hcl`${inputs.snapshot_identifier} != null || ${inputs.restore_to_point_in_time} != null`);
  const managed = inputs.manage_master_user_password;
  const made = module.resource(
    DbInstance,
    'this',
    {
      identifier: inputs.identifier,
      engine: inputs.engine,
      engineVersion: engine.version,
      allowMajorVersionUpgrade: inputs.allow_major_version_upgrade,
      instanceClass: inputs.instance_class,
      dbName: text`local.restored ? null : ${inputs.db_name}`,
      username: text`local.restored ? null : ${inputs.username}`,
      manageMasterUserPassword: hcl`${managed} ? true : null`,
      masterUserSecretKmsKeyId: text`${managed} ? coalesce(${inputs.master_user_secret_kms_key_id}, ${inputs.kms_key_id}) : null`,
      passwordWo: inputs.password_wo,
      passwordWoVersion: number`${managed} ? null : ${inputs.password_wo_version}`,
      port: inputs.port,
      kmsKeyId: inputs.kms_key_id,
      allocatedStorage: inputs.allocated_storage,
      multiAz: inputs.multi_az,
      dbSubnetGroupName: foundations.groups.subnets.name,
      optionGroupName: foundations.groups.optionGroupName,
      snapshotIdentifier: snapshot,
      skipFinalSnapshot: inputs.skip_final_snapshot,
      // The id of the security group is new for each database, so the name of the snapshot is too.
      finalSnapshotIdentifier: text`coalesce(${inputs.final_snapshot_identifier}, "\${var.identifier}-final-\${trimprefix(${foundations.network.id}, "sg-")}")`,
      ...sharedSettings(context, foundations),
    },
    {
      stateful: true,
      dependsOn: [foundations.logGroups, foundations.monitoring.attachment],
      preconditions: instancePreconditions,
    },
  );
  made.addOverride('restore_to_point_in_time', { isBlock: true, value: pointInTime(context) });
  return made;
}

/** The block of a restore. cdktn takes no `dynamic` for a block that stands once at most, so it goes past its types. */
function pointInTime({ inputs }: RdsContext): unknown {
  return dynamicBlock(
    hcl`${inputs.restore_to_point_in_time} == null ? [] : [${inputs.restore_to_point_in_time}]`,
    'restore_to_point_in_time',
    pointInTimeToHcl,
    {
      sourceDbInstanceIdentifier: text`restore_to_point_in_time.value.source_db_instance_identifier`,
      sourceDbiResourceId: text`restore_to_point_in_time.value.source_dbi_resource_id`,
      sourceDbInstanceAutomatedBackupsArn: text`restore_to_point_in_time.value.source_db_instance_automated_backups_arn`,
      restoreTime: text`restore_to_point_in_time.value.restore_time`,
      useLatestRestorableTime: hcl`restore_to_point_in_time.value.use_latest_restorable_time`,
    },
  );
}

/**
 * Declares the copy of the snapshot under our key: a database takes its encryption from the snapshot, and nothing
 * encrypts it afterwards. This is also the way of an existing unencrypted database into the module.
 * @returns Name of the snapshot to restore, or null.
 */
function encryptedSnapshot({ module, inputs, tags }: RdsContext): string {
  const copy = module.resource(
    DbSnapshotCopy,
    'encrypted',
    {
      sourceDbSnapshotIdentifier: inputs.snapshot_identifier,
      targetDbSnapshotIdentifier: text`"\${var.identifier}-encrypted"`,
      kmsKeyId: inputs.kms_key_id,
      copyTags: true,
      tags,
    },
    {
      count: hcl`${inputs.encrypt_snapshot} && ${inputs.snapshot_identifier} != null ? 1 : 0`,
      comment: 'A database is as encrypted as its snapshot, and nothing encrypts it afterwards.',
    },
  );
  return text`try(coalesce(${oneOrNull(copy.targetDbSnapshotIdentifier)}, ${inputs.snapshot_identifier}), null)`;
}

/** Declares the read replicas. Key, network and administrator are those of the database. */
export function replicas(context: RdsContext, foundations: Foundations, source: DbInstance): DbInstance {
  const { module, inputs } = context;
  return module.resource(
    DbInstance,
    'replica',
    {
      identifier: text`local.replica_identifiers[each.key]`,
      replicateSourceDb: source.identifier,
      instanceClass: text`coalesce(each.value.instance_class, ${inputs.instance_class})`,
      availabilityZone: text`each.value.availability_zone`,
      multiAz: hcl`each.value.multi_az`,
      // AWS takes no last snapshot of a replica.
      skipFinalSnapshot: true,
      ...sharedSettings(context, foundations),
    },
    {
      forEach: hcl`${inputs.replicas}`,
      dependsOn: [foundations.logGroups, foundations.monitoring.attachment],
      preconditions: replicaPreconditions,
    },
  );
}
