import { backup } from './backup/backup.ts';
import type { ModuleDefinition } from './define-module.ts';
import { kms } from './kms/kms.ts';
import { rds } from './rds/rds.ts';
import { s3BucketPhi } from './s3-bucket-phi/s3-bucket-phi.ts';
import { vpc } from './vpc/vpc.ts';

/** Every module, ordered by name. */
export const modules: readonly ModuleDefinition[] = [backup, kms, rds, s3BucketPhi, vpc];
