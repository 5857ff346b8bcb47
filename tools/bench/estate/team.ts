import { access } from './modules/access.ts';
import { archives, bucket } from './modules/buckets.ts';
import { database } from './modules/database.ts';
import { keys } from './modules/keys.ts';
import { network } from './modules/network.ts';
import type { Service } from './place.ts';
import { seededRandom } from './random.ts';
import type { ModuleTemplate, ResourceTemplate } from './template.ts';

/** The child modules of every team's module. */
export const modules: readonly ModuleTemplate[] = [access, archives, bucket, database, keys, network];

/** A module call of the root: the infrastructure of one team. */
export interface Team {
  /** Label of the module call: `team_03`. */
  readonly label: string;
  /** The argument `name`: `team-03`. */
  readonly name: string;
  /** First two numbers of its network: `10.3`. */
  readonly network: string;
  readonly services: ReadonlyMap<string, Service>;
  /** Applied before, so that the plan creates nothing; otherwise it creates everything. */
  readonly exists: boolean;
}

/** Teams, and how many resources of the root fill up what they leave. */
export interface Layout {
  readonly teams: readonly Team[];
  readonly rest: number;
}

/**
 * Lays out an estate with exactly so many managed resources. Four times the resources are twice the teams with twice
 * the services each, so that both the number of modules and the size of what `for_each` makes grow.
 */
export function layOut(resources: number): Layout {
  const wanted = Math.max(1, Math.round(Math.sqrt(resources) / 10));
  const left = resources - wanted * resourcesOfTeam(0);
  const services = Math.max(0, Math.floor(left / perService));
  if (services < wanted) return { teams: [], rest: resources };
  const random = seededRandom(resources);
  const teams = Array.from({ length: wanted }, (_, index): Team => {
    const share = Math.floor(services / wanted) + (index < services % wanted ? 1 : 0);
    const digits = String(index).padStart(2, '0');
    return {
      label: `team_${digits}`,
      name: `team-${digits}`,
      network: `10.${index % 256}`,
      services: new Map(Array.from({ length: share }, (_, at) => [serviceName(at), service(at, random())])),
      exists: index % 3 !== 2,
    };
  });
  return { teams, rest: left - services * perService };
}

/** How many managed resources a team with so many services has. */
function resourcesOfTeam(services: number): number {
  const counts = modules.flatMap((module) =>
    module.resources
      .filter(({ mode }) => mode === 'managed')
      .map((resource) => instancesOf(module, resource, services)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function instancesOf(module: ModuleTemplate, { repeat }: ResourceTemplate, services: number): number {
  if (module.forEachService) return services;
  if (repeat === undefined) return 1;
  return 'count' in repeat ? repeat.count : services;
}

const perService = resourcesOfTeam(1) - resourcesOfTeam(0);

function serviceName(index: number): string {
  return `service-${String(index).padStart(3, '0')}`;
}

/** One in ten breaks a control in one of three ways. */
function service(index: number, draw: number): Service {
  return {
    port: 8000 + index,
    multi_az: draw >= 0.03,
    retention_in_days: draw >= 0.03 && draw < 0.06 ? 30 : 365,
    versioning: draw >= 0.06 && draw < 0.1 ? 'Suspended' : 'Enabled',
  };
}
