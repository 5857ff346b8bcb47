import type { Control } from '@autoclave/catalog';
import { parseArgs } from 'node:util';
import { camelCase } from '../names.ts';
import { listed, quoted, refusal, requireName, sentence, type Scaffolded } from './scaffolded.ts';

/** What a new control is held against. */
export interface ControlCatalog {
  readonly controls: readonly Control[];
  readonly hipaa: ReadonlySet<string>;
  readonly soc2: ReadonlySet<string>;
  readonly awsConfigRules: ReadonlySet<string>;
  readonly securityHub: readonly { readonly id: string; readonly status: string; readonly configRule?: string }[];
}

const severities = ['critical', 'high', 'medium', 'low'];

/** `npm run new control NAME -- --resources TYPE[,TYPE] [--hipaa …] [--soc2 …] [--argument …] [--severity …] [--service …]` */
export function scaffoldControl(args: readonly string[], catalog: ControlCatalog): Scaffolded {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      resources: { type: 'string' },
      hipaa: { type: 'string' },
      soc2: { type: 'string' },
      argument: { type: 'string', default: 'enabled' },
      severity: { type: 'string', default: 'medium' },
      service: { type: 'string' },
    },
  });
  const id = requireFreeId(requireName(positionals[0], 2, 'rds-storage-encrypted'), catalog.controls);
  const resources = requireResources(listed(values.resources));
  const hipaa = requireKnown(
    listed(values.hipaa),
    catalog.hipaa,
    'a paragraph of the Security Rule, like 164.312(a)(2)(iv)',
  );
  const soc2 = requireKnown(listed(values.soc2), catalog.soc2, 'a Trust Services Criterion, like CC6.1');
  if (hipaa.length + soc2.length === 0) throw refusal('Say what asks for it: --hipaa or --soc2');
  if (!severities.includes(values.severity)) throw refusal(`--severity is one of ${severities.join(', ')}`);
  const service = requireName(values.service ?? id.split('-')[0], 1, '--service rds');
  const text = render({
    id,
    resources,
    hipaa,
    soc2,
    severity: values.severity,
    argument: values.argument,
    awsConfig: catalog.awsConfigRules.has(id) ? [id] : [],
    securityHub: catalog.securityHub
      .filter((one) => one.configRule === id && one.status === 'active')
      .map((one) => one.id),
  });
  return {
    path: `packages/catalog/src/controls/${service}/${id}.ts`,
    text,
    next: [
      `npx vitest run packages/checker/test/catalog-examples.test.ts -t ${id}`,
      `npx vitest run packages/catalog/test/laws.test.ts -t ${id}`,
      'npm run check',
    ],
  };
}

function requireFreeId(id: string, controls: readonly Control[]): string {
  const owner = controls.find((control) => control.id === id || control.aliases.includes(id));
  if (owner === undefined) return id;
  throw refusal(
    owner.id === id ? `${id} is there already` : `${id} is an alias of ${owner.id}, and aliases stay taken`,
  );
}

function requireResources(resources: readonly string[]): readonly string[] {
  const bad = resources.find((type) => !/^aws_[a-z0-9_]+$/.test(type));
  if (bad !== undefined) throw refusal(`"${bad}" is no resource type of the AWS provider, like aws_db_instance`);
  if (resources.length === 0) throw refusal('Say what it judges: --resources aws_db_instance');
  return resources;
}

function requireKnown(ids: readonly string[], known: ReadonlySet<string>, what: string): readonly string[] {
  const bad = ids.find((id) => !known.has(id));
  if (bad !== undefined) throw refusal(`"${bad}" is not ${what}`);
  return ids;
}

interface Parts {
  readonly id: string;
  readonly resources: readonly string[];
  readonly hipaa: readonly string[];
  readonly soc2: readonly string[];
  readonly severity: string;
  readonly argument: string;
  readonly awsConfig: readonly string[];
  readonly securityHub: readonly string[];
}

/** The empty risk and fix break a law on purpose: an unfinished control cannot be merged. */
function render(parts: Parts): string {
  const { id, argument } = parts;
  const list = (items: readonly string[]): string => `[${items.map(quoted).join(', ')}]`;
  return `import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const ${camelCase(id)}: Control<${quoted(id)}> = defineControl({
  id: ${quoted(id)},
  title: ${quoted(sentence(id))},
  severity: ${quoted(parts.severity)},
  citations: { hipaa: ${list(parts.hipaa)}, soc2: ${list(parts.soc2)} },
  awsConfig: ${list(parts.awsConfig)},
  securityHub: ${list(parts.securityHub)},
  aliases: [],
  resources: ${list(parts.resources)},
  evidence: 'plan',
  condition: attribute(${quoted(argument)}).isTrue(),
  risk: '',
  fix: '',
  effort: { optimisticHours: 0.5, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'it is off', values: { ${argument}: false } },
    { expect: 'fail', because: 'left out, and the default is off', values: {} },
    { expect: 'pass', because: 'it is on', values: { ${argument}: true } },
    { expect: 'unknown', because: 'the switch is known after apply', values: { ${argument}: UNKNOWN } },
  ],
});
`;
}
