import { parseArgs } from 'node:util';
import { camelCase } from '../names.ts';
import { quoted, refusal, requireName, type Scaffolded } from './scaffolded.ts';

/**
 * `npm run new module NAME -- --resource TYPE --summary TEXT`
 * @param providerHas Says whether the provider has a folder of that name, such as `sqs-queue`.
 */
export function scaffoldModule(args: readonly string[], providerHas: (folder: string) => boolean): Scaffolded {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { resource: { type: 'string' }, summary: { type: 'string' } },
  });
  const name = requireName(positionals[0], 1, 'sqs-queue');
  const { resource, summary } = values;
  if (resource === undefined) throw refusal('Say its primary resource: --resource aws_sqs_queue');
  if (summary === undefined) throw refusal('Say what it creates and what holds in it: --summary "Encrypted queues"');
  const folder = /^aws_([a-z0-9_]+)$/.exec(resource)?.[1]?.replaceAll('_', '-');
  if (folder === undefined || !providerHas(folder)) throw refusal(`The provider has no resource ${resource}`);
  return {
    path: `packages/modules/src/${name}/${name}.ts`,
    text: render({ name, resource, folder, summary }),
    next: [
      'npx tsc --build packages/modules',
      `npx vitest run packages/modules -t ${name.replaceAll('-', '_')}`,
      'npm run check',
    ],
  };
}

interface Parts {
  readonly name: string;
  readonly resource: string;
  /** Folder of the resource in the provider. */
  readonly folder: string;
  readonly summary: string;
}

function render({ name, resource, folder, summary }: Parts): string {
  const constant = camelCase(name);
  const type = pascalCase(folder);
  const snake = name.replaceAll('-', '_');
  const inputType = `${pascalCase(name)}Inputs`;
  return `import { ${type} } from '@cdktn/provider-aws/lib/${folder}/index.js';
import { defineModule, output, type ModuleDefinition } from '../define-module.ts';
import { input, type InputTokens } from '../input.ts';
import type { ModuleScope } from '../module-scope.ts';

const inputs = {
  tags: input.textMap({ description: 'Tags of every resource; never put PHI into one', default: {} }),
};

type ${inputType} = InputTokens<typeof inputs>;

/** ${summary}. */
export const ${constant}: ModuleDefinition<typeof inputs> = defineModule({
  name: ${quoted(snake)},
  summary: ${quoted(summary)},
  claims: [],
  inputs,
  build(module, inputs) {
    const primary = ${camelCase(folder)}(module, inputs);
    return { id: output(primary.id, 'Id of the ${resource}') };
  },
});

function ${camelCase(folder)}(module: ModuleScope, inputs: ${inputType}): ${type} {
  return module.resource(${type}, 'this', { tags: inputs.tags });
}
`;
}

function pascalCase(kebab: string): string {
  const camel = camelCase(kebab);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}
