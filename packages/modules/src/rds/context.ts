import { DataAwsPartition } from '@cdktn/provider-aws/lib/data-aws-partition/index.js';
import { hcl, text, textMap } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { engineFacts, type Engine } from './engines.ts';
import type { RdsInputs } from './inputs.ts';

/** What every part of the module builds on. */
export interface RdsContext {
  readonly module: ModuleScope;
  readonly inputs: RdsInputs;
  readonly engine: Engine;
  readonly partition: string;
  readonly tags: { [key: string]: string };
  /** Tags of what AWS Backup is to pick up. */
  readonly backupTags: { [key: string]: string };
}

/** Declares the values that several parts of the module read. */
export function context(module: ModuleScope, inputs: RdsInputs): RdsContext {
  module.data(DataAwsPartition, 'current', {});
  module.local('tags', textMap`merge(${inputs.tags}, { DataClassification = ${inputs.data_classification} })`);
  module.local(
    'replica_identifiers',
    hcl`{ for name in keys(${inputs.replicas}) : name => "\${var.identifier}-\${name}" }`,
  );
  module.local('identifiers', hcl`concat([${inputs.identifier}], values(local.replica_identifiers))`);
  return {
    module,
    inputs,
    engine: engineFacts(module, inputs),
    partition: text`data.aws_partition.current.partition`,
    tags: textMap`local.tags`,
    backupTags: textMap`merge(local.tags, ${inputs.backup_tags})`,
  };
}
