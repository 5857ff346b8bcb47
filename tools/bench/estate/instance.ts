import { assignedAll, derived, fixed, presets, render, unset, type Rendered } from './attribute.ts';
import { arn, type Place, type Service } from './place.ts';
import { modules, type Layout, type Team } from './team.ts';
import { managed, untagged, type ModuleTemplate, type ResourceTemplate } from './template.ts';

/** An instance of a resource or data source. */
export interface Instance {
  readonly template: ResourceTemplate;
  /** Address of the module instance; '' for the root. */
  readonly module: string;
  /** Address of the block, with the keys of modules but without its own. */
  readonly block: string;
  readonly address: string;
  readonly index: string | number | undefined;
  readonly isGuarded: boolean;
  /** In the state before the plan. */
  readonly exists: boolean;
  readonly rendered: Rendered;
}

const logGroup = ({ index }: Place): string => `/platform/${index}`;

/** The resource of the root that fills an estate up to the number wanted. */
export function platformLogs(count: number): ResourceTemplate {
  return managed(
    'aws_cloudwatch_log_group',
    'platform',
    {
      name: derived(['count.index'], logGroup),
      retention_in_days: fixed(365),
      ...untagged(),
      ...presets({ skip_destroy: false }),
      ...unset('kms_key_id'),
      ...assignedAll({
        arn: (place) => arn('logs', `log-group:${logGroup(place)}`),
        id: logGroup,
        log_group_class: 'STANDARD',
        name_prefix: '',
      }),
    },
    { repeat: { count } },
  );
}

/** All instances of an estate, in the order of a plan: the root first, then module by module. */
export function instancesOf({ teams, rest }: Layout): readonly Instance[] {
  const root =
    rest === 0
      ? []
      : instancesAt(platformLogs(rest), { module: '', place: nowhere, isGuarded: false, exists: false, keys: [] });
  return [...root, ...teams.flatMap((team) => modules.flatMap((module) => instancesOfModule(team, module)))];
}

const noService: Service = { port: 0, multi_az: true, retention_in_days: 0, versioning: '' };
const nowhere: Place = { team: '', key: '', service: noService, index: 0, network: '' };

function instancesOfModule(team: Team, module: ModuleTemplate): readonly Instance[] {
  const call = `module.${team.label}.module.${module.name}`;
  const { name, network, exists, services } = team;
  const { isGuarded } = module;
  const place: Place = { ...nowhere, team: name, network };
  const keys = [...services];
  const calls = module.forEachService
    ? keys.map(([key, service]) => ({ module: `${call}["${key}"]`, place: { ...place, key, service } }))
    : [{ module: call, place }];
  return calls.flatMap((one) =>
    module.resources.flatMap((resource) => instancesAt(resource, { ...one, isGuarded, exists, keys })),
  );
}

interface Surroundings extends Pick<Instance, 'module' | 'isGuarded' | 'exists'> {
  readonly place: Place;
  readonly keys: readonly (readonly [key: string, service: Service])[];
}

function instancesAt(template: ResourceTemplate, surroundings: Surroundings): readonly Instance[] {
  const { module, place, isGuarded, keys } = surroundings;
  const { mode, type, name, repeat } = template;
  const block = `${module === '' ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
  // What a data source reads from constants is known while planning, whether its team exists or not.
  const exists = surroundings.exists || (mode === 'data' && template.isDeferred !== true);
  const make = (index: Instance['index'], at: Place): Instance => {
    const suffix = index === undefined ? '' : `[${JSON.stringify(index)}]`;
    const rendered = render(template.attributes, at, exists);
    return { template, module, block, address: `${block}${suffix}`, index, isGuarded, exists, rendered };
  };
  if (repeat === undefined) return [make(undefined, place)];
  if ('count' in repeat) return Array.from({ length: repeat.count }, (_, index) => make(index, { ...place, index }));
  return keys.map(([key, service]) => make(key, { ...place, key, service }));
}
