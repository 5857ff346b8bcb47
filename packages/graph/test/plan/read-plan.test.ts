import { UserError } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { readInput } from '../../src/read-input.ts';
import { changeOf, editedPlan, graphOf, storyPlan, storyText } from '../story.ts';

describe('actions', () => {
  const rows = [
    ['aws_cloudwatch_log_group.created', 'create'],
    ['aws_cloudwatch_log_group.loosened', 'update'],
    ['aws_cloudwatch_log_group.deleted', 'delete'],
    ['aws_cloudwatch_log_group.forgotten', 'forget'],
    ['aws_cloudwatch_log_group.new', 'no-op'],
    ['aws_ebs_volume.replaced', 'replace'],
    ['aws_ebs_volume.overlapping', 'replace'],
    ['data.aws_iam_policy_document.topic', 'no-op'],
  ] as const;
  test.for(rows)('%s: %s', ([address, action], { expect }) => {
    const instance = storyPlan('changes').instances.find((one) => one.address === address);
    expect(instance?.action).toBe(action);
  });

  test('a data source that waits for apply is read', ({ expect }) => {
    const data = storyPlan('policy-document').instances.filter((one) => one.mode === 'data');
    expect(data.map(({ address, action }) => [address, action])).toEqual([
      ['data.aws_iam_policy_document.deferred', 'read'],
      ['data.aws_iam_policy_document.read', 'no-op'],
    ]);
  });

  test('what is removed or forgotten is not among what will exist', ({ expect }) => {
    const graph = graphOf('changes');
    expect(graph.removed().map((one) => one.address)).toEqual([
      'aws_cloudwatch_log_group.deleted',
      'aws_cloudwatch_log_group.forgotten',
    ]);
    expect(graph.resources('aws_cloudwatch_log_group').map((one) => one.name)).toEqual([
      'created',
      'either',
      'ignored',
      'loosened',
      'new',
    ]);
  });

  test('a deposed object does not stand in for the one that lives', ({ expect }) => {
    const text = editedPlan('changes', (plan) => {
      plan.resource_changes.sort((one) => (one['deposed'] === undefined ? 1 : -1));
    });
    const graph = new LinkedGraph(readPlan(text, { path: 'plan.json' }).instances);
    expect(graph.find('aws_ebs_volume.overlapping')?.action).toBe('replace');
    expect(graph.removed('aws_ebs_volume')).toEqual([]);
  });

  test('a moved resource keeps its former address, a replaced one names what forces it', ({ expect }) => {
    const { instances } = storyPlan('changes');
    const moved = instances.find((one) => one.address === 'aws_cloudwatch_log_group.new');
    expect(moved?.previousAddress).toBe('aws_cloudwatch_log_group.old');
    expect(instances.filter((one) => one.action === 'replace').map((one) => one.replacePaths)).toEqual([
      ['encrypted'],
      ['encrypted'],
    ]);
  });

  test('create and forget, as `destroy = false` of newer releases writes it, is a replacement', ({ expect }) => {
    const text = editedPlan('changes', (plan) => {
      const change = changeOf(plan, 'aws_ebs_volume.replaced');
      change['actions'] = ['create', 'forget'];
      change['replace_paths'] = [
        ['rule', 0, 'bucket'],
        ['rule', 1, 'bucket'],
        ['tags', 'Owner'],
      ];
    });
    const instance = readPlan(text, { path: 'plan.json' }).instances.find(
      (one) => one.address === 'aws_ebs_volume.replaced',
    );
    expect(instance?.action).toBe('replace');
    expect(instance?.replacePaths).toEqual(['rule.bucket', 'tags.Owner']);
  });

  test('a plan that destroys everything has an empty tree and no resources left', ({ expect }) => {
    const text = editedPlan('changes', (plan) => {
      delete plan['prior_state'];
      plan['planned_values'] = {};
      for (const one of plan.resource_changes) {
        one.change['actions'] = ['delete'];
        one.change['after'] = null;
      }
    });
    const graph = new LinkedGraph(readPlan(text, { path: 'plan.json' }).instances);
    expect(graph.resources()).toEqual([]);
    expect(graph.removed()).toHaveLength(12);
  });
});

describe('certification', () => {
  test('a whole plan is certifiable, and so is one without changes', ({ expect }) => {
    for (const story of ['nested-modules', 'settled'] as const) {
      const { certifiable, uncertifiableReasons, terraformVersion, kind } = storyPlan(story);
      expect({ certifiable, uncertifiableReasons, terraformVersion, kind }).toEqual({
        certifiable: true,
        uncertifiableReasons: [],
        terraformVersion: '1.11.4',
        kind: 'plan',
      });
    }
  });

  test('a targeted plan is not', ({ expect }) => {
    const { certifiable, uncertifiableReasons } = storyPlan('targeted');
    expect(certifiable).toBe(false);
    expect(uncertifiableReasons).toEqual(['the plan is not complete: it was made with -target, or defers changes']);
  });

  test('an errored plan is not', ({ expect }) => {
    expect(storyPlan('errored').uncertifiableReasons).toEqual(['the plan stopped at an error, so it is partial']);
  });

  test('a plan with deferred changes names them', ({ expect }) => {
    const text = editedPlan('nested-modules', (plan) => {
      plan['complete'] = false;
      plan['deferred_changes'] = [{ reason: 'instance_count_unknown', resource_change: plan.resource_changes[0] }];
    });
    expect(readPlan(text, { path: 'plan.json' }).uncertifiableReasons).toEqual([
      'changes are deferred to a later plan: aws_kms_key.phi',
    ]);
  });

  test('in a partial plan, a resource without instances is a missing hop', ({ expect }) => {
    const text = editedPlan('targeted', (plan) => {
      plan.resource_changes = plan.resource_changes.filter((one) => one.type !== 'aws_s3_bucket');
    });
    const graph = new LinkedGraph(readPlan(text, { path: 'plan.json' }).instances);
    const versioning = graph.find('aws_s3_bucket_versioning.records');
    expect(graph.references(versioning!, 'bucket')).toEqual({ links: [], missing: ['aws_s3_bucket.records'] });
  });
});

describe('other versions', () => {
  // OpenTofu is not at hand where the fixtures are made: it writes the same form without these two keys.
  test('a plan of OpenTofu, which says neither complete nor applyable', ({ expect }) => {
    const text = editedPlan('changes', (plan) => {
      delete plan['complete'];
      delete plan['applyable'];
      plan['terraform_version'] = '1.9.1';
    });
    const plan = readPlan(text, { path: 'plan.json' });
    expect(plan.certifiable).toBe(true);
    expect(plan.instances).toHaveLength(storyPlan('changes').instances.length);
  });

  // Format 0.1 wrote the object alone for every reference; the attribute is lost, the target is not.
  test('a plan of format 0.1', ({ expect }) => {
    const text = editedPlan('settled', (plan) => {
      plan['format_version'] = '0.1';
      delete plan['complete'];
      delete plan['applyable'];
      delete plan['errored'];
      const [namesake] = plan.configuration.root_module.resources;
      namesake!.expressions['kms_key_id'] = { references: ['aws_kms_key.phi'] };
    });
    const graph = new LinkedGraph(readPlan(text, { path: 'plan.json' }).instances);
    const { links } = graph.references(graph.find('aws_cloudwatch_log_group.namesake')!, 'kms_key_id');
    expect(links.map((link) => [link.target.address, link.attribute, link.strength])).toEqual([
      ['aws_kms_key.phi', '', 'must'],
    ]);
  });

  test.for(['0.2', '1.0', '1.2', '1.99'])('format %s is read', (version, { expect }) => {
    const text = editedPlan('targeted', (plan) => {
      plan['format_version'] = version;
      plan['action_invocations'] = [{ unheard: 'of' }];
    });
    expect(readPlan(text, { path: 'plan.json' }).instances).toHaveLength(2);
  });
});

describe('checks', () => {
  test('what Terraform found, by instance', ({ expect }) => {
    const message = '[encrypted-volumes] HIPAA 164.312(a)(2)(iv); module root: encrypted must be true.';
    expect(storyPlan('errored').checks).toEqual([
      { kind: 'resource', address: 'aws_ebs_volume.bad', module: '', status: 'fail', problems: [message] },
      { kind: 'resource', address: 'aws_ebs_volume.good["a.b"]', module: '', status: 'pass', problems: [] },
      { kind: 'check', address: 'check.size', module: '', status: 'fail', problems: ['The volume is small.'] },
      { kind: 'output_value', address: 'output.volume', module: '', status: 'pass', problems: [] },
      { kind: 'var', address: 'var.size', module: '', status: 'pass', problems: [] },
    ]);
  });
});

describe('module calls', () => {
  const { moduleCall } = storyPlan('nested-modules');

  test('source, and waivers that are written out', ({ expect }) => {
    expect(moduleCall('module.storage["phi.records"]')).toEqual({
      name: 'storage',
      source: './modules/storage',
      waivers: {
        's3-bucket-versioning-enabled': { reason: 'rebuilt nightly', owner: 'data@example.com', expires: '2030-01-01' },
      },
    });
  });

  test('with and without instance keys', ({ expect }) => {
    const inner = { name: 'bucket', source: '../bucket' };
    expect(moduleCall('module.storage["say \\"hi\\"[0]"].module.bucket[0]')).toEqual(inner);
    expect(moduleCall('module.storage.module.bucket')).toEqual(inner);
  });

  test('a version of a registry module', ({ expect }) => {
    const text = editedPlan('nested-modules', (plan) => {
      const call = plan.configuration.root_module.module_calls['logs']!;
      call['source'] = 'terraform-aws-modules/s3-bucket/aws';
      call['version_constraint'] = '~> 4.0';
    });
    expect(readPlan(text, { path: 'plan.json' }).moduleCall('module.logs')).toEqual({
      name: 'logs',
      source: 'terraform-aws-modules/s3-bucket/aws',
      version: '~> 4.0',
    });
  });

  test.for(['', 'module.none', 'module.__proto__', 'module.logs.aws_s3_bucket.this', 'no address'])(
    'none for "%s"',
    (address, { expect }) => {
      expect(moduleCall(address)).toBeUndefined();
    },
  );
});

describe('refusals', () => {
  const plan = storyText('targeted');
  const edited = (name: string, value: unknown): string =>
    editedPlan('targeted', (draft) => {
      draft[name] = value;
    });
  const change = (value: unknown): string => edited('resource_changes', [value]);
  const resource = { address: 'aws_x.y', mode: 'managed', type: 'aws_x', name: 'y' };
  const rows: readonly (readonly [code: string, message: string, text: string])[] = [
    ['plan-not-json', 'p.json is not JSON', 'Error: no configuration files'],
    ['plan-not-json', 'p.json is not JSON', ''],
    ['plan-not-a-plan', 'p.json is JSON, but no object, not a plan', '[]'],
    ['plan-truncated', 'p.json ends in the middle of the JSON', plan.slice(0, 1000)],
    ['plan-is-binary', 'p.json is a saved plan, not its JSON', 'PK\u0003\u0004 and more'],
    [
      'plan-is-log',
      'p.json holds the messages of "terraform plan -json", not a plan',
      '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info","@message":"Plan: 1 to add"}\n',
    ],
    ['plan-not-a-plan', 'p.json is JSON without a format_version, not a plan', '{"resources":[]}'],
    ['plan-not-a-plan', 'p.json is a state, not a plan', storyText('settled', 'shown-state.json')],
    ['plan-not-a-plan', 'p.json is some other JSON, not a plan', '{"format_version":"1.0"}'],
    [
      'state-is-raw',
      'p.json is the state file itself, whose form Terraform does not publish',
      storyText('settled', 'state.json'),
    ],
    [
      'plan-version-unsupported',
      'p.json has format_version 2.0; 0.1, 0.2 and 1.x can be read',
      edited('format_version', '2.0'),
    ],
    ['plan-malformed', 'resource_changes must be a list', edited('resource_changes', {})],
    ['plan-malformed', 'planned_values must be an object', edited('planned_values', 5)],
    ['plan-malformed', 'configuration must be an object', edited('configuration', [])],
    ['plan-malformed', 'resource_changes[0] must be an object', change(7)],
    ['plan-malformed', 'resource_changes[0].mode must be text', change({})],
    ['plan-malformed', 'resource_changes[0].change must be an object', change(resource)],
    [
      'plan-malformed',
      'resource_changes[0].change.after must be an object',
      change({ ...resource, change: { actions: ['create'], after: 'x' } }),
    ],
    [
      'plan-malformed',
      'resource_changes[0].index must be text or a number',
      change({ ...resource, index: {}, change: { actions: ['create'], after: {} } }),
    ],
    [
      'plan-action-unknown',
      'aws_x.y has the actions ["invent"], which are not known here',
      change({ ...resource, change: { actions: ['invent'], after: {} } }),
    ],
  ];
  test.for(rows)('%s: %s', ([code, message, text], { expect }) => {
    const error = failure(() => readPlan(text, { path: 'p.json' }));
    expect({ code: error.code, message: error.message, at: error.at }).toEqual({ code, message, at: 'p.json' });
    expect(error.fix).toMatch(/^[A-Z].*\.$/);
  });

  test('a byte order mark is skipped', ({ expect }) => {
    expect(readPlan(`\uFEFF${plan}`, { path: 'p.json' }).instances).toHaveLength(2);
  });

  test('resources of a mode that is not known are left out', ({ expect }) => {
    expect(readPlan(change({ ...resource, mode: 'list', change: {} }), { path: 'p.json' }).instances).toEqual([]);
  });
});

describe('readInput', () => {
  test('tells a plan from a state', ({ expect }) => {
    expect(readInput(storyText('settled'), 'plan.json').kind).toBe('plan');
    expect(readInput(storyText('settled', 'shown-state.json'), 'state.json').kind).toBe('state');
    expect(readInput('{"format_version":"1.0"}', 'empty.json')).toMatchObject({ kind: 'state', instances: [] });
  });

  test.for([
    ['plan-not-a-plan', '{}'],
    ['plan-not-a-plan', '{"format_version":1}'],
    ['state-is-raw', storyText('settled', 'state.json')],
    ['state-version-unsupported', '{"format_version":"2.0","values":{}}'],
  ] as const)('%s', ([code, text], { expect }) => {
    expect(failure(() => readInput(text, 'x.json')).code).toBe(code);
  });
});

function failure(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
