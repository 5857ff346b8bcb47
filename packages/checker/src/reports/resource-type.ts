import type { Finding } from '../report.ts';

/** The Terraform type in the address of a finding; undefined where the finding is about something else. */
export function resourceType({ resource, module }: Pick<Finding, 'resource' | 'module'>): string | undefined {
  const steps = (module === '' ? resource : resource.slice(module.length + 1)).split('.');
  const type = steps[0] === 'data' ? steps[1] : steps[0];
  return type !== undefined && /^[a-z][a-z0-9]*_[a-z0-9_]+$/.test(type) ? type : undefined;
}
