import { defineModule, type ModuleDefinition } from '../define-module.ts';
import { backupSelection } from './backup-selection.ts';
import { context } from './context.ts';
import { groups } from './groups.ts';
import { inputs } from './inputs.ts';
import { primary, replicas } from './instances.ts';
import { logGroups, monitoringRole } from './monitoring.ts';
import { databaseNetwork, proxyNetwork } from './network.ts';
import { alarms, eventSubscriptions } from './notices.ts';
import { outputs } from './outputs.ts';
import { windowMinutes } from './preconditions.ts';
import { databaseProxy } from './proxy.ts';
import { secretRotation } from './secret-rotation.ts';
import type { Foundations } from './settings.ts';

/** A PostgreSQL, MySQL or MariaDB database with everything that must be right from its first apply. */
export const rds: ModuleDefinition<typeof inputs> = defineModule({
  name: 'rds',
  summary:
    'PostgreSQL, MySQL or MariaDB on RDS: encrypted under your key from the first apply, reached over TLS by named clients only, audited, backed up and watched, with replicas and a proxy where they are asked for',
  claims: ['rds-parameter-group-tls-required', 'rds-in-backup-plan', 'iam-no-inline-policy-check'],
  inputs,
  build(module, inputs) {
    const base = context(module, inputs);
    windowMinutes(module);
    const made: Foundations = {
      groups: groups(base),
      network: databaseNetwork(base),
      logGroups: logGroups(base),
      monitoring: monitoringRole(base),
    };
    const database = primary(base, made);
    const replica = replicas(base, made, database);
    secretRotation(base, database);
    databaseProxy(base, database, proxyNetwork(base, made.network));
    backupSelection(base, database, replica);
    eventSubscriptions(base, { database, replica, parameters: made.groups.parameters });
    alarms(base);
    return outputs(base, database, made);
  },
});
