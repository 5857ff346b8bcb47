import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { UNKNOWN } from '@autoclave/catalog';
import { readCdktnOutput } from '../../src/cdktn/index.ts';
import type { CdktnInput } from '../../src/input.ts';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';

/** Writes the output of an app; JSON that is no text is written as JSON. */
function outputOf(files: Readonly<Record<string, unknown>>): string {
  return temporaryFolder(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === 'string' ? content : JSON.stringify(content),
      ]),
    ),
  );
}

async function read(files: Readonly<Record<string, unknown>>): Promise<readonly CdktnInput[]> {
  return readCdktnOutput(outputOf(files), { path: 'cdktn.out' });
}

function listed(name: string, details: object = {}): object {
  const folder = `stacks/${name}`;
  const paths = { synthesizedStackPath: `${folder}/cdk.tf.json`, stackMetadataPath: `${folder}/metadata.json` };
  return {
    name,
    constructPath: name,
    workingDirectory: folder,
    dependencies: [],
    annotations: [],
    ...paths,
    ...details,
  };
}

/** Reads another stack, as cdktn writes it. */
function remoteState(stack: string): object {
  return { terraform_remote_state: { [`cross-stack-reference-input-${stack}`]: { backend: 'local', config: {} } } };
}

function outputBehind(stack: string, name: string): string {
  return `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.cross-stack-output-${name}}`;
}

const key = { resource: { aws_kms_key: { phi: { enable_key_rotation: true } } } };
const good = {
  'manifest.json': { version: '0.24.0', stacks: { keys: listed('keys') } },
  'stacks/keys/cdk.tf.json': key,
};

test('a stack is an input', async ({ expect }) => {
  const [input, ...others] = await read(good);
  expect(others).toEqual([]);
  expect(input).toMatchObject({
    kind: 'cdktn',
    path: 'cdktn.out/stacks/keys',
    stack: 'keys',
    cdktnVersion: '0.24.0',
    certifiable: true,
    annotations: [],
    overrides: [],
  });
  expect(input!.instances.map(({ address }) => address)).toEqual(['aws_kms_key.phi']);
});

describe.for<{ readonly because: string; readonly files: Readonly<Record<string, unknown>>; readonly code: string }>([
  { because: 'no manifest', files: { 'stacks/keys/cdk.tf.json': key }, code: 'cdktn-manifest-unreadable' },
  { because: 'no JSON', files: { ...good, 'manifest.json': '{' }, code: 'cdktn-manifest-unreadable' },
  { because: 'a list', files: { ...good, 'manifest.json': [] }, code: 'cdktn-manifest-malformed' },
  { because: 'no version', files: { ...good, 'manifest.json': { stacks: {} } }, code: 'cdktn-manifest-malformed' },
  {
    because: 'a version that is not known',
    files: { ...good, 'manifest.json': { version: '7.0.0', stacks: {} } },
    code: 'cdktn-version-unsupported',
  },
  {
    because: 'no stacks',
    files: { ...good, 'manifest.json': { version: '0.24.0', stacks: {} } },
    code: 'cdktn-manifest-malformed',
  },
  { because: 'a stack that is a text', files: listing({ keys: 'keys' }), code: 'cdktn-manifest-malformed' },
  {
    because: 'a stack without a file',
    files: listing({ keys: listed('keys', { synthesizedStackPath: undefined }) }),
    code: 'cdktn-manifest-malformed',
  },
  {
    because: 'a file that is a number',
    files: listing({ keys: listed('keys', { synthesizedStackPath: 7 }) }),
    code: 'cdktn-manifest-malformed',
  },
  {
    because: 'a way out',
    files: listing({ keys: listed('keys', { synthesizedStackPath: '../../etc/cdk.tf.json' }) }),
    code: 'cdktn-stack-outside',
  },
  {
    because: 'a way out with the separators of Windows',
    files: listing({ keys: listed('keys', { synthesizedStackPath: 'stacks\\..\\..\\cdk.tf.json' }) }),
    code: 'cdktn-stack-outside',
  },
  {
    because: 'an absolute path',
    files: listing({ keys: listed('keys', { synthesizedStackPath: '/etc/cdk.tf.json' }) }),
    code: 'cdktn-stack-outside',
  },
  {
    because: 'metadata outside',
    files: listing({ keys: listed('keys', { stackMetadataPath: '../metadata.json' }) }),
    code: 'cdktn-stack-outside',
  },
  { because: 'a file that is missing', files: listing({ data: listed('data') }), code: 'cdktn-stack-unreadable' },
  {
    because: 'two stacks in one folder',
    files: listing({ keys: listed('keys'), data: listed('keys') }),
    code: 'cdktn-manifest-malformed',
  },
])('$because', ({ files, code }) => {
  test(`is refused as ${code}`, async ({ expect }) => {
    await expect(read(files)).rejects.toMatchObject({ code, at: 'cdktn.out', fix: expect.any(String) });
  });
});

function listing(stacks: object): Readonly<Record<string, unknown>> {
  return { ...good, 'manifest.json': { version: '0.24.0', stacks } };
}

test('what is no folder is refused', async ({ expect }) => {
  const file = join(outputOf(good), 'manifest.json');
  for (const place of [file, `${file}/none`]) {
    await expect(readCdktnOutput(place, { path: 'x' })).rejects.toMatchObject({ code: 'cdktn-not-a-folder' });
  }
});

test('a symbolic link does not lead out', async ({ expect }) => {
  const outside = outputOf({ 'cdk.tf.json': key });
  const folder = outputOf(listing({ data: listed('data') }));
  symlinkSync(outside, join(folder, 'stacks/data'));
  await expect(readCdktnOutput(folder, { path: 'x' })).rejects.toMatchObject({
    code: 'cdktn-stack-unreadable',
    message: 'x/stacks/data/cdk.tf.json lies outside of the folder that is read',
  });
});

test('a stack may be called anything', async ({ expect }) => {
  const stacks = `{"version":"0.24.0","stacks":{"__proto__":${JSON.stringify(listed('keys'))}}}`;
  const [input] = await read({ ...good, 'manifest.json': stacks });
  expect(input).toMatchObject({ stack: '__proto__', certifiable: true });
  expect(input!.instances).toHaveLength(1);
});

test('a stack that cannot be parsed is no pass', async ({ expect }) => {
  const [input] = await read({ ...good, 'stacks/keys/cdk.tf.json': '{"resource": ' });
  expect(input!.certifiable).toBe(false);
  expect(input!.diagnostics.map(({ code }) => code)).toEqual(['hcl-syntax']);
});

/** Two stacks, each with an output for the other. */
function circle(outputs: { readonly one: string; readonly other: string }): Readonly<Record<string, unknown>> {
  const stack = (other: string, value: string): object => ({
    data: remoteState(other),
    output: { 'cross-stack-output-x': { sensitive: true, value } },
    resource: { aws_ebs_volume: { v: { kms_key_id: outputBehind(other, 'x') } }, aws_kms_key: { k: {} } },
  });
  return {
    'manifest.json': {
      version: '0.24.0',
      stacks: { one: listed('one', { dependencies: ['other'] }), other: listed('other', { dependencies: ['one'] }) },
    },
    'stacks/one/cdk.tf.json': stack('other', outputs.one),
    'stacks/other/cdk.tf.json': stack('one', outputs.other),
  };
}

describe('stacks that depend on each other in a circle', () => {
  test('are no pass', async ({ expect }) => {
    const inputs = await read(circle({ one: '${aws_kms_key.k.arn}', other: '${aws_kms_key.k.arn}' }));
    expect(inputs.map(({ uncertifiableReasons }) => uncertifiableReasons)).toEqual([
      ['stacks depend on each other in a circle: one -> other -> one'],
      ['stacks depend on each other in a circle: other -> one -> other'],
    ]);
    expect(
      inputs[0]!.instances.find(({ type }) => type === 'aws_ebs_volume')!.resolve('kms_key_id').links,
    ).toMatchObject([{ target: 'aws_kms_key.k', input: 'cdktn.out/stacks/other', strength: 'must' }]);
  });

  test('have values that are not known, where these need themselves', async ({ expect }) => {
    const inputs = await read(circle({ one: outputBehind('other', 'x'), other: outputBehind('one', 'x') }));
    for (const input of inputs) {
      const volume = input.instances.find(({ type }) => type === 'aws_ebs_volume')!;
      expect(volume.values()['kms_key_id']).toBe(UNKNOWN);
      expect(volume.resolve('kms_key_id')).toEqual({
        links: [],
        missing: ['output.cross-stack-output-x, which refers to itself,'],
      });
    }
  });
});

describe('references across stacks', () => {
  const across = {
    'manifest.json': {
      version: '0.24.0',
      stacks: { keys: listed('keys'), data: listed('data', { dependencies: ['keys'] }) },
    },
    'stacks/keys/cdk.tf.json': {
      variable: { secret: { sensitive: true, default: 'hunter2' } },
      output: {
        'cross-stack-output-arn': { sensitive: true, value: '${aws_kms_key.phi.arn}' },
        'cross-stack-output-secret': { sensitive: true, value: '${var.secret}' },
        'cross-stack-output-names': { sensitive: true, value: ['a', 'b'] },
        'cross-stack-output-policy': {
          sensitive: true,
          value: '${jsonencode({Statement = [{Effect = "Deny", Resource = aws_kms_key.phi.arn}]})}',
        },
        own: { sensitive: true, value: 'mine' },
      },
      ...key,
    },
    'stacks/data/cdk.tf.json': {
      data: remoteState('keys'),
      resource: {
        aws_kms_key: { phi: {} },
        aws_ebs_volume: { v: { kms_key_id: outputBehind('keys', 'arn'), size: 1 } },
        aws_sns_topic: {
          t: { for_each: `\${toset(${outputBehind('keys', 'names').slice(2, -1)})}`, name: '${each.key}' },
          p: { name: outputBehind('keys', 'secret'), policy: outputBehind('keys', 'policy') },
          o: { name: '${data.terraform_remote_state.cross-stack-reference-input-keys.outputs.own}' },
          none: { name: outputBehind('keys', 'none') },
        },
      },
    },
  };
  const find = async (address: string): Promise<CdktnInput['instances'][number]> => {
    const [, data] = await read(across);
    return data!.instances.find((one) => one.address === address)!;
  };

  test('lead to the resource of the other stack, though this one has its address too', async ({ expect }) => {
    const inputs = await read(across);
    const graph = new LinkedGraph(inputs.flatMap(({ instances }) => instances));
    const [volume] = graph.resources('aws_ebs_volume');
    const [link, ...others] = graph.references(volume!, 'kms_key_id').links;
    expect(others).toEqual([]);
    expect(link!.target).toMatchObject({ address: 'aws_kms_key.phi', input: 'cdktn.out/stacks/keys' });
    expect(link).toMatchObject({
      attribute: 'arn',
      strength: 'must',
      via: [
        'data.terraform_remote_state.cross-stack-reference-input-keys.outputs.cross-stack-output-arn',
        'output.cross-stack-output-arn',
      ],
    });
    expect(graph.referrers(link!.target, 'aws_ebs_volume', 'kms_key_id').found).toHaveLength(1);
    expect(graph.resources('aws_kms_key')).toHaveLength(2);
  });

  test('carry what is known, also into for_each', async ({ expect }) => {
    const [, data] = await read(across);
    expect(data!.diagnostics).toEqual([]);
    expect(data!.instances.map(({ address }) => address)).toContain('aws_sns_topic.t["b"]');
  });

  test('hide what is secret, and not all that cdktn passes on', async ({ expect }) => {
    const topic = await find('aws_sns_topic.p');
    expect(topic.sensitive).toEqual({ name: true });
    expect(topic.document('policy')).toEqual({ Statement: [{ Effect: 'Deny', Resource: UNKNOWN }] });
    expect((await find('aws_sns_topic.o')).sensitive).toEqual({ name: true });
    expect((await find('aws_ebs_volume.v')).sensitive).toBe(false);
  });

  test('to an output that is not there are not known', async ({ expect }) => {
    expect((await find('aws_sns_topic.none')).values()['name']).toBe(UNKNOWN);
  });

  test('to a stack that is not there are those of any remote state', async ({ expect }) => {
    const files = { ...across, 'manifest.json': { version: '0.24.0', stacks: { data: listed('data') } } };
    const [data] = await read(files);
    const volume = data!.instances.find(({ type }) => type === 'aws_ebs_volume')!;
    expect(volume.values()['kms_key_id']).toBe(UNKNOWN);
    expect(volume.resolve('kms_key_id').links).toMatchObject([
      { target: 'data.terraform_remote_state.cross-stack-reference-input-keys' },
    ]);
    expect(volume.resolve('kms_key_id').links[0]).not.toHaveProperty('input');
  });
});

test('a realm holds for all stacks', async ({ expect }) => {
  const folder = outputOf({
    ...good,
    'manifest.json': { version: '0.24.0', stacks: { keys: listed('keys'), data: listed('data') } },
    'stacks/data/cdk.tf.json': key,
  });
  const realms = async (realm?: string): Promise<number> => {
    const inputs = await readCdktnOutput(folder, { path: 'out', ...(realm === undefined ? {} : { realm }) });
    return new Set(inputs.flatMap(({ instances }) => instances.map((one) => one.realm))).size;
  };
  expect(await realms('111122223333')).toBe(1);
  expect(await realms()).toBe(2);
});
