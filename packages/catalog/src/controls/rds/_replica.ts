import { attribute } from '../../conditions/attribute.ts';
import type { Condition } from '../../conditions/condition.ts';

/**
 * The instance replicates no other. Replicas take the administrator, the key and the network of their source, and
 * the API refuses a final snapshot of them.
 */
export const isNoReplica: Condition = attribute('replicate_source_db').isAbsent();
