import { idDigits } from './random.ts';

/** The settings of a service, as `var.services` maps them to its name. */
export interface Service {
  readonly port: number;
  readonly multi_az: boolean;
  readonly retention_in_days: number;
  readonly versioning: string;
}

/** Where an instance stands: what its expressions can refer to. */
export interface Place {
  /** `team-03`; the argument `name` of the team's modules. */
  readonly team: string;
  /** `each.key` of the resource or of its module; '' for neither. */
  readonly key: string;
  /** `each.value`. */
  readonly service: Service;
  /** `count.index`; 0 without `count`. */
  readonly index: number;
  /** First two numbers of the team's network: `10.3`. */
  readonly network: string;
}

export const region = 'us-east-1';
export const accountId = '123456789012';

/** `team-03-intake`, or `team-03` outside of a service. */
export function nameOf({ team, key }: Place): string {
  return key === '' ? team : `${team}-${key}`;
}

/** An id as EC2 makes them: `vpc-0c3f…`. */
export function ec2Id(prefix: string, place: Place): string {
  return `${prefix}-${idDigits(`${prefix} ${nameOf(place)} ${place.index}`)}`;
}

/** @param rest What follows the account: `key/…`, `log-group:…`. */
export function arn(service: string, rest: string): string {
  const where = service === 'iam' || service === 's3' ? '' : region;
  return `arn:aws:${service}:${where}:${service === 's3' ? '' : accountId}:${rest}`;
}

/** The key of a team. */
export function keyArn({ team }: Pick<Place, 'team'>): string {
  return arn('kms', `key/${idDigits(team)}`);
}
