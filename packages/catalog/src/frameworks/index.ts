export type { CoverageStatus, Framework } from '../citations.ts';
export {
  coverageOf,
  coverageTotals,
  packRulesWithoutControl,
  type CoverageRow,
  type CoverageTotals,
} from '../coverage.ts';
export { awsConfigHipaaPack, type ConfigTrigger, type HipaaPackRule } from './aws-config-hipaa-pack.ts';
export { awsConfigRules } from './aws-config-rules.ts';
export type { HipaaItem } from './hipaa-item.ts';
export { hipaaSecurityRule, type HipaaSecurityRule } from './hipaa-security-rule.ts';
export type { Outside } from './outside.ts';
export { securityHubControls, type SecurityHubControl, type SecurityHubStatus } from './security-hub.ts';
export { soc2Criteria } from './soc2-criteria.ts';
export type { Soc2Criterion } from './soc2-criterion.ts';
