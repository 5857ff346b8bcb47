import { readCdktnOutput } from '@autoclave/graph/cdktn';
import { readHclFolder } from '@autoclave/graph/hcl';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { configurations } from './configurations/index.ts';
import { Workshop } from './estate.ts';
import { jsonSyntax } from './json-syntax.ts';
import { baseForm } from './transformations.ts';
import { summarised, verdictsOf } from './verdicts.ts';

type Stack = { [mode: string]: { [type: string]: { [name: string]: object } } };

/** All configurations in the one file of a stack, as `cdktn synth` writes it. */
function stackFile(): string {
  const stack: Stack = {};
  for (const [path, text] of Object.entries(jsonSyntax.write(configurations))) {
    if (path.endsWith('.tf.json')) merge(stack, JSON.parse(text) as Stack);
  }
  return JSON.stringify({ '//': { metadata: { stackName: 'clinic', version: '0.24.0', backend: 'local' } }, ...stack });
}

function merge(into: Stack, from: Stack): void {
  for (const [mode, types] of Object.entries(from)) {
    for (const [type, resources] of Object.entries(types)) Object.assign(((into[mode] ??= {})[type] ??= {}), resources);
  }
}

const manifest = {
  version: '0.24.0',
  stacks: {
    clinic: {
      name: 'clinic',
      constructPath: 'clinic',
      synthesizedStackPath: 'stacks/clinic/cdk.tf.json',
      workingDirectory: 'stacks/clinic',
      dependencies: [],
      annotations: [],
    },
  },
};

describe('verdicts do not depend on who wrote the configuration', () => {
  const workshop = new Workshop();

  beforeAll(() => workshop.start());
  afterAll(() => workshop.stop());

  test('the output of cdktn has those of the same configuration in HCL', async ({ expect }) => {
    const output = workshop.write({
      'manifest.json': JSON.stringify(manifest),
      'stacks/clinic/cdk.tf.json': stackFile(),
    });
    const stacks = await readCdktnOutput(output, { path: 'cdktn.out' });
    const hcl = await readHclFolder(workshop.write(baseForm.write(configurations)), { path: 'input' });
    const fromOutput = verdictsOf({ kind: 'cdktn', instances: stacks.flatMap(({ instances }) => instances) });
    const fromHcl = verdictsOf({ kind: 'hcl', instances: hcl.instances });
    expect(stacks.map(({ stack, certifiable }) => [stack, certifiable])).toEqual([['clinic', true]]);
    expect(summarised(fromHcl, fromOutput)).toEqual([]);
    expect(fromOutput.size).toBeGreaterThan(500);
  });
});
