import type { Configuration } from '../model.ts';
import { apiGateway } from './api-gateway.ts';
import { backup } from './backup.ts';
import { cloudtrail } from './cloudtrail.ts';
import { iam } from './iam.ts';
import { loadBalancer } from './load-balancer.ts';
import { network } from './network.ts';
import { rds } from './rds.ts';
import { rdsCluster } from './rds-cluster.ts';
import { replication } from './replication.ts';
import { s3 } from './s3.ts';
import { securityGroups } from './security-groups.ts';

/** Everything that is transformed. */
export const configurations: readonly Configuration[] = [
  s3,
  replication,
  rds,
  rdsCluster,
  loadBalancer,
  securityGroups,
  iam,
  apiGateway,
  cloudtrail,
  backup,
  network,
];
