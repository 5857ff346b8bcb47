import { basename, resolve } from 'node:path';
import type { KitOptions } from '@autoclave/kits';
import { badOption } from '../errors.ts';

/** The options of `init` as the user gave them. */
export interface InitValues {
  readonly environment: KitOptions['environment'];
  readonly projectName: string | undefined;
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly replicaRegion: string | undefined;
}

/**
 * Checks what Terraform would only refuse later, and fills in the defaults.
 * @throws UserError option-invalid
 */
export function kitOptions(values: InitValues, folder: string): KitOptions {
  const projectName = values.projectName ?? nameFrom(folder);
  const { accountId = '123456789012', region = 'us-east-1', replicaRegion = 'us-west-2' } = values;
  requireMatch(
    /^[a-z][a-z0-9-]{1,19}$/,
    projectName,
    '--project-name',
    '2 to 20 lower-case letters, digits and hyphens, beginning with a letter',
  );
  requireMatch(/^\d{12}$/, accountId, '--account-id', '12 digits');
  requireMatch(/^[a-z]{2}(-[a-z]+)+-\d$/, region, '--region', 'a Region such as us-east-1');
  requireMatch(/^[a-z]{2}(-[a-z]+)+-\d$/, replicaRegion, '--replica-region', 'a Region such as us-west-2');
  if (region === replicaRegion) throw badOption('--replica-region', replicaRegion, 'another Region than --region');
  return { projectName, environment: values.environment, accountId, region, replicaRegion };
}

function nameFrom(folder: string): string {
  return basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 20)
    .replace(/-+$/, '');
}

function requireMatch(pattern: RegExp, value: string, flag: string, wanted: string): void {
  if (!pattern.test(value)) throw badOption(flag, value, wanted);
}
