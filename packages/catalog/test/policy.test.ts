import { describe, test } from 'vitest';
import { ref, UNKNOWN, type ExampleValues } from '../src/index.ts';
import type { PolicyReading } from '../src/policy/policy-reading.ts';
import { grantsAdmin, grantsFullService } from '../src/policy/privileges.ts';
import { readBlockPolicy, readPolicy } from '../src/policy/read-policy.ts';
import { nameOf, type Statement } from '../src/policy/statement.ts';
import { storyGraph, type StoryResource } from './story-graph.ts';
import { policyOf, readingOf } from './story-policy.ts';

function read(policy: ExampleValues[string], ...others: readonly StoryResource[]): PolicyReading {
  const graph = storyGraph({ address: 'aws_iam_policy.this', values: { policy } }, ...others);
  return readPolicy(graph.at('aws_iam_policy.this'), 'policy', graph);
}

function document(values: ExampleValues, rest: Partial<StoryResource> = {}): StoryResource {
  return { address: 'data.aws_iam_policy_document.this', values, ...rest };
}

const fromDocument = ref('data.aws_iam_policy_document.this', 'json');

function statementsOf(reading: PolicyReading): readonly Statement[] {
  return reading.state === 'read' ? reading.statements : [];
}

function known(statements: readonly Statement[]): readonly (readonly [string | undefined, readonly string[]])[] {
  return statements.map((one) => [one.sid, one.actions?.known ?? []] as const);
}

describe('a policy text', () => {
  test('may hold one statement or a list, and one text or a list', ({ expect }) => {
    const one = { Effect: 'Deny', Action: 's3:*', Resource: '*', Principal: '*' };
    const listed = { Effect: 'Deny', Action: ['s3:*'], Resource: ['*'], Principal: '*' };
    const expected = [{ effect: 'Deny', sid: '', actions: { known: ['s3:*'], open: 0 }, at: 'Statement[0]' }];
    expect(statementsOf(readingOf(JSON.stringify({ Statement: one })))).toMatchObject(expected);
    expect(statementsOf(readingOf(JSON.stringify({ Statement: [listed] })))).toMatchObject(expected);
  });

  test('names principals by type', ({ expect }) => {
    const [first, second] = statementsOf(
      policyOf({ Principal: { AWS: '*', Service: ['a', 'b'] } }, { NotPrincipal: '*' }),
    );
    expect(first?.principals.items).toMatchObject([
      { type: 'AWS', identifiers: { known: ['*'] } },
      { type: 'Service', identifiers: { known: ['a', 'b'] } },
    ]);
    expect(second?.notPrincipals.items).toMatchObject([{ type: '*', identifiers: { known: ['*'] } }]);
  });

  test('keeps names such as __proto__ as data', ({ expect }) => {
    const text = '{"Statement":[{"Effect":"Allow","Principal":{"__proto__":"*"},"__proto__":{"Action":"*"}}]}';
    const [statement] = statementsOf(readingOf(text));
    expect(statement?.principals.items).toMatchObject([{ type: '__proto__' }]);
    expect(statement?.actions).toBeUndefined();
  });

  test.for([
    ['{"Statement": [', 'policy text is not JSON'],
    ['not json', 'policy text is not JSON'],
    ['[]', 'policy text is not a JSON object'],
    ['null', 'policy text is not a JSON object'],
    ['{"Statement": ["all"]}', 'a statement in the policy text is not an object'],
  ] as const)('that cannot be read is unreadable, not empty: %s', ([text, missing], { expect }) => {
    expect(read(text)).toEqual({ state: 'unreadable', at: 'aws_iam_policy.this.policy', missing });
  });

  test('that is left out is absent', ({ expect }) => {
    expect(read(null)).toEqual({ state: 'absent', at: 'aws_iam_policy.this.policy' });
    expect(read('')).toEqual({ state: 'absent', at: 'aws_iam_policy.this.policy' });
  });

  test('may be an object with parts that are not known', ({ expect }) => {
    const reading = read({ Statement: [{ Effect: 'Allow', Action: UNKNOWN, Resource: ['a', UNKNOWN] }, UNKNOWN] });
    expect(reading).toMatchObject({
      state: 'read',
      missing: 'known after apply',
      statements: [
        { effect: 'Allow', actions: { open: Infinity }, resources: { known: ['a'], open: 1, named: false } },
      ],
    });
  });

  test('that is sensitive gives away no name', ({ expect }) => {
    const policy = JSON.stringify({ Statement: { Sid: 'Secret', Effect: 'Allow', Action: '*', Resource: '*' } });
    const graph = storyGraph({ address: 'aws_iam_policy.this', values: { policy }, sensitive: true });
    const [statement] = statementsOf(readPolicy(graph.at('aws_iam_policy.this'), 'policy', graph));
    expect(nameOf(statement!)).toBe('Statement[0]');
  });

  test('in a block is named with the block', ({ expect }) => {
    const graph = storyGraph({ address: 'aws_iam_role.this', values: { inline_policy: [{ policy: '{' }] } });
    const role = graph.at('aws_iam_role.this');
    const blocks = role.blocks('inline_policy');
    const [block] = blocks.state === 'known' ? blocks.blocks : [];
    expect(readBlockPolicy(role, block!, 'policy', graph)).toMatchObject({
      state: 'unreadable',
      at: 'aws_iam_role.this.inline_policy[0].policy',
    });
  });
});

describe('a policy that is made out of a document', () => {
  const allows = document({ statement: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/*'] }] });
  const made = ref('data.aws_iam_policy_document.this', 'json', '\n');

  test('is another one', ({ expect }) => {
    expect(read(made, allows)).toMatchObject({
      state: 'unreadable',
      missing: 'known after apply, made from data.aws_iam_policy_document.this.json',
    });
  });

  test.for(['source_policy_documents', 'override_policy_documents'])('is no part of %s', (argument, { expect }) => {
    const whole: StoryResource = {
      address: 'data.aws_iam_policy_document.whole',
      values: { [argument]: [made] },
    };
    const reading = read(ref('data.aws_iam_policy_document.whole', 'json'), whole, allows);
    expect(reading).toMatchObject({
      state: 'read',
      statements: [],
      missing: 'known after apply, made from data.aws_iam_policy_document.this.json',
    });
  });
});

describe('a policy document', () => {
  test('is read before its json is known, with the defaults of the data source', ({ expect }) => {
    const statement = {
      actions: ['s3:GetObject'],
      resources: [ref('aws_s3_bucket.b', 'arn'), 'arn:aws:s3:::c'],
      principals: [{ type: 'AWS', identifiers: ['*'] }],
      condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
    };
    const reading = read(fromDocument, document({ statement: [statement] }), {
      address: 'aws_s3_bucket.b',
      values: {},
    });
    expect(reading).toMatchObject({
      state: 'read',
      missing: '',
      statements: [
        {
          at: 'data.aws_iam_policy_document.this.statement[0]',
          effect: 'Allow',
          sid: '',
          resources: {
            known: ['arn:aws:s3:::c'],
            open: 1,
            named: true,
            missing: 'known after apply, from aws_s3_bucket.b.arn',
          },
          principals: { items: [{ type: 'AWS', identifiers: { known: ['*'] } }] },
          conditions: { items: [{ operator: 'Bool', key: 'aws:SecureTransport', values: { known: ['false'] } }] },
        },
      ],
    });
  });

  test('leaves open what it cannot tell', ({ expect }) => {
    const reading = read(
      fromDocument,
      document({ statement: [{ effect: UNKNOWN, sid: UNKNOWN, principals: UNKNOWN }] }),
    );
    expect(reading).toMatchObject({
      statements: [{ effect: undefined, sid: undefined, principals: { items: [], missing: 'known after apply' } }],
    });
    expect(read(fromDocument, document({ statement: UNKNOWN }))).toMatchObject({
      statements: [],
      missing: 'known after apply',
    });
  });

  test('about the ARN of one resource is not about every resource', ({ expect }) => {
    const about = (resource: string, attribute: string): PolicyReading =>
      read(fromDocument, document({ statement: [{ actions: ['*'], resources: [ref(resource, attribute)] }] }), {
        address: resource,
        values: {},
      });
    expect(grantsAdmin(about('aws_s3_bucket.b', 'arn'))).toEqual({ found: 'no' });
    // A splat or a computed index loses the attribute, and of a data source it could be an account id.
    expect(grantsAdmin(about('aws_s3_bucket.b', ''))).toEqual({ found: 'no' });
    expect(grantsAdmin(about('data.aws_caller_identity.me', ''))).toMatchObject({ found: 'unknown' });
  });

  test('names a resource only by its ARN: an account id could stand before a wildcard', ({ expect }) => {
    const statement = [{ actions: ['*'], resources: [ref('data.aws_caller_identity.me', 'account_id')] }];
    const reading = read(fromDocument, document({ statement }), {
      address: 'data.aws_caller_identity.me',
      values: {},
    });
    expect(reading).toMatchObject({ statements: [{ resources: { open: 1, named: false } }] });
    expect(grantsAdmin(reading)).toMatchObject({ found: 'unknown' });
  });

  const other: StoryResource = {
    address: 'data.aws_iam_policy_document.other',
    values: {
      statement: [{ sid: 'A', actions: ['a:Other'] }, { sid: 'B', actions: ['b:Other'] }, { actions: ['c:Other'] }],
    },
  };
  const own = [{ sid: 'A', actions: ['a:Own'] }];
  const others = ref('data.aws_iam_policy_document.other', 'json');
  const text = JSON.stringify({ Statement: { Sid: 'L', Effect: 'Allow', Action: 'l:Literal', Resource: '*' } });

  test('holds its sources first, and its own statements replace theirs by Sid', ({ expect }) => {
    const reading = read(fromDocument, document({ source_policy_documents: [others, text], statement: own }), other);
    expect(known(statementsOf(reading))).toEqual([
      ['B', ['b:Other']],
      ['', ['c:Other']],
      ['L', ['l:Literal']],
      ['A', ['a:Own']],
    ]);
    expect(reading).toMatchObject({ missing: '' });
  });

  test('is replaced by its overrides by Sid', ({ expect }) => {
    const reading = read(fromDocument, document({ override_policy_documents: [others], statement: own }), other);
    expect(known(statementsOf(reading))).toEqual([
      ['A', ['a:Other']],
      ['B', ['b:Other']],
      ['', ['c:Other']],
    ]);
  });

  test('reads the older arguments too', ({ expect }) => {
    const reading = read(fromDocument, document({ source_json: text, override_json: others, statement: own }), other);
    expect(known(statementsOf(reading)).map(([sid]) => sid)).toEqual(['L', 'A', 'B', '']);
    expect(reading).toMatchObject({ missing: '' });
  });

  test('is not certain of what an override that is not known may replace', ({ expect }) => {
    const reading = read(
      fromDocument,
      document({
        statement: [
          { sid: 'A', actions: ['*'], resources: ['*'] },
          { actions: ['iam:*'], resources: ['*'] },
        ],
        override_policy_documents: UNKNOWN,
      }),
    );
    expect(statementsOf(reading).map((one) => one.certain)).toEqual([false, true]);
    expect(reading).toMatchObject({
      missing: 'data.aws_iam_policy_document.this.override_policy_documents is computed',
    });
    expect(grantsAdmin(reading)).toMatchObject({ found: 'unknown' });
    expect(grantsFullService(reading)).toMatchObject({ found: 'yes', statement: { sid: '' } });
  });

  test('of a computed list has what the links show, and may have more', ({ expect }) => {
    const missing = { source_policy_documents: ['local.extra'] };
    const reading = read(fromDocument, document({ source_policy_documents: [others, UNKNOWN] }, { missing }), other);
    expect(known(statementsOf(reading)).map(([sid]) => sid)).toEqual(['A', 'B', '']);
    expect(reading).toMatchObject({ missing: 'local.extra cannot be seen in this input' });
  });

  test('may hold what a link that may lead elsewhere shows', ({ expect }) => {
    const admin: StoryResource = {
      address: 'data.aws_iam_policy_document.other',
      values: { statement: [{ actions: ['*'], resources: ['*'] }] },
    };
    const sources = { source_policy_documents: [others] };
    expect(grantsAdmin(read(fromDocument, document(sources), admin))).toMatchObject({ found: 'yes' });
    expect(grantsAdmin(read(fromDocument, document(sources, { strength: 'may' }), admin))).toEqual({
      found: 'unknown',
      missing: 'data.aws_iam_policy_document.other.json may or may not be used',
    });
  });

  test('may have more statements where a hop cannot be seen, although every text has a link', ({ expect }) => {
    const missing = { source_policy_documents: ['local.extra'] };
    const reading = read(fromDocument, document({ source_policy_documents: [others] }, { missing }), other);
    expect(reading).toMatchObject({ missing: 'local.extra cannot be seen in this input' });
  });

  test('is not certain of statements whose Sid an override may have', ({ expect }) => {
    const unnamed: StoryResource = {
      address: 'data.aws_iam_policy_document.other',
      values: { statement: [{ sid: UNKNOWN, actions: ['b:Other'] }] },
    };
    const statement = [{ sid: 'A', actions: ['*'] }, { actions: ['a:Own'] }];
    const reading = read(fromDocument, document({ statement, override_policy_documents: [others] }), unnamed);
    expect(statementsOf(reading).map((one) => [one.sid, one.certain])).toEqual([
      ['A', false],
      ['', true],
      [undefined, true],
    ]);
  });

  test('keeps a statement that another may or may not replace', ({ expect }) => {
    const reading = read(
      fromDocument,
      document({ statement: own, override_policy_documents: [others] }, { strength: 'may' }),
      other,
    );
    expect(statementsOf(reading).map((one) => [one.sid, one.actions?.known, one.certain])).toEqual([
      ['A', ['a:Own'], false],
      ['A', ['a:Other'], false],
      ['B', ['b:Other'], false],
      ['', ['c:Other'], false],
    ]);
  });

  test('made from text that is not JSON has a gap', ({ expect }) => {
    const reading = read(fromDocument, document({ source_policy_documents: ['{'], statement: own }));
    expect(reading).toMatchObject({ statements: [{ sid: 'A' }], missing: 'policy text is not JSON' });
  });

  test('made from itself comes to an end', ({ expect }) => {
    const reading = read(fromDocument, document({ source_policy_documents: [fromDocument], statement: own }));
    expect(reading).toMatchObject({
      missing: 'data.aws_iam_policy_document.this is made from too many documents',
    });
  });
});

describe('a reference', () => {
  const doc = document({ statement: [{ actions: ['*'], resources: ['*'] }] });

  test('to the policy of another resource is followed', ({ expect }) => {
    const policy = JSON.stringify({ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
    const other = { address: 'aws_iam_policy.other', values: { policy } };
    expect(grantsAdmin(read(ref('aws_iam_policy.other', 'policy'), other))).toMatchObject({ found: 'yes' });
    const chain = { address: 'aws_iam_policy.other', values: { policy: fromDocument } };
    expect(grantsAdmin(read(ref('aws_iam_policy.other', 'policy'), chain, doc))).toMatchObject({ found: 'yes' });
  });

  test('that may lead elsewhere decides nothing', ({ expect }) => {
    const graph = storyGraph(
      { address: 'aws_iam_policy.this', values: { policy: fromDocument }, strength: 'may' },
      doc,
    );
    expect(readPolicy(graph.at('aws_iam_policy.this'), 'policy', graph)).toMatchObject({
      state: 'unreadable',
      missing: 'known after apply, from data.aws_iam_policy_document.this.json',
    });
  });

  test('that is not the only one decides nothing', ({ expect }) => {
    const graph = storyGraph(
      {
        address: 'aws_iam_policy.this',
        values: { policy: fromDocument },
        missing: { policy: ['local.extra'] },
      },
      doc,
    );
    expect(readPolicy(graph.at('aws_iam_policy.this'), 'policy', graph)).toMatchObject({
      state: 'unreadable',
      missing: 'local.extra cannot be seen in this input',
    });
  });

  test('to a document that is known already leaves open what else goes into the text', ({ expect }) => {
    const readAlready = document({ json: '{}', statement: [] });
    expect(read(fromDocument, readAlready)).toMatchObject({
      state: 'unreadable',
      missing: 'known after apply, computed from data.aws_iam_policy_document.this.json and more',
    });
  });

  test('to anything else names the hop', ({ expect }) => {
    const bucket = { address: 'aws_s3_bucket.b', values: { arn: 'arn:aws:s3:::b' } };
    expect(read(ref('aws_s3_bucket.b', 'arn'), bucket)).toMatchObject({
      state: 'unreadable',
      missing: 'known after apply, from aws_s3_bucket.b.arn',
    });
  });
});
