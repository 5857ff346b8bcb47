import { describe, test } from 'vitest';
import { ref, REFERENCE_MARK, UNKNOWN, type Link, type Value } from '../src/index.ts';
import { restrictsOwners } from '../src/policy/conditions.ts';
import type { PolicyReading } from '../src/policy/policy-reading.ts';
import { blockedKmsActions, grantsAdmin, grantsFullService } from '../src/policy/privileges.ts';
import { publicPrincipalStatements } from '../src/policy/public-principals.ts';
import { readPolicy } from '../src/policy/read-policy.ts';
import type { Search } from '../src/policy/search-policy.ts';
import type { Statement } from '../src/policy/statement.ts';
import { textsOf } from '../src/policy/texts.ts';
import { deniesInsecureTransport, deniesTlsBelow12 } from '../src/policy/transport.ts';
import { both, either, opposite } from '../src/policy/truth.ts';
import { storyGraph } from './story-graph.ts';
import { policyOf, readingOf, tlsOnly, type StatementJson } from './story-policy.ts';

type Row = readonly [name: string, found: Search['found'], statement: StatementJson];

function rowsOf(search: (policy: PolicyReading) => Search, rows: readonly Row[]): void {
  test.for(rows)('%s: %s', ([, found, statement], { expect }) => {
    expect(search(policyOf(statement))).toMatchObject({ found });
  });

  test('a policy that is left out has none, one that cannot be read may have', ({ expect }) => {
    expect(search({ state: 'absent', at: '' })).toEqual({ found: 'no' });
    expect(search({ state: 'unreadable', at: '', missing: 'x' })).toEqual({ found: 'unknown', missing: 'x' });
    expect(search({ state: 'read', at: '', statements: [], missing: 'y' })).toEqual({ found: 'unknown', missing: 'y' });
  });
}

const bucketAndObjects = ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'];

describe('deniesInsecureTransport', () => {
  rowsOf(
    (policy) => deniesInsecureTransport(policy, 's3'),
    [
      ['the statement of the guides', 'yes', tlsOnly],
      ['a boolean instead of a text', 'yes', { ...tlsOnly, Condition: { Bool: { 'aws:SecureTransport': false } } }],
      [
        'other letter cases',
        'yes',
        { ...tlsOnly, Action: 'S3:*', Condition: { bool: { 'AWS:securetransport': 'FALSE' } } },
      ],
      ['AWS principals', 'yes', { ...tlsOnly, Principal: { AWS: ['*'] } }],
      ['everything in every service', 'yes', { ...tlsOnly, Action: '*', Resource: '*' }],
      ['one pattern for both', 'yes', { ...tlsOnly, Resource: 'arn:aws:s3:::b*' }],
      [
        'requests without TLS and all others',
        'yes',
        { ...tlsOnly, Condition: { Bool: { 'aws:SecureTransport': ['false', 'true'] } } },
      ],
      ['IfExists', 'yes', { ...tlsOnly, Condition: { BoolIfExists: { 'aws:SecureTransport': ['false'] } } }],
      ['an allowance', 'no', { ...tlsOnly, Effect: 'Allow' }],
      ['one principal', 'no', { ...tlsOnly, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
      [
        'all but one principal',
        'no',
        { ...tlsOnly, Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::1:root' } },
      ],
      ['uploads only', 'no', { ...tlsOnly, Action: ['s3:Put*', 's3:Get*'] }],
      ['all but some actions', 'no', { ...tlsOnly, Action: undefined, NotAction: 's3:ListBucket' }],
      ['the bucket only', 'no', { ...tlsOnly, Resource: bucketAndObjects[0] }],
      ['the objects only', 'no', { ...tlsOnly, Resource: bucketAndObjects[1] }],
      ['objects under a prefix', 'no', { ...tlsOnly, Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/phi/*'] }],
      ['requests with TLS', 'no', { ...tlsOnly, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
      ['no condition', 'no', { ...tlsOnly, Condition: undefined }],
      [
        'a second condition, which narrows it',
        'no',
        {
          ...tlsOnly,
          Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:PrincipalOrgID': 'o' } },
        },
      ],
      ['no effect', 'unknown', { ...tlsOnly, Effect: undefined }],
    ],
  );
});

describe('deniesInsecureTransport to a queue', () => {
  rowsOf(
    (policy) => deniesInsecureTransport(policy, 'sqs'),
    [
      ['the queue', 'yes', { ...tlsOnly, Action: 'sqs:*', Resource: 'arn:aws:sqs:us-east-1:111122223333:q' }],
      ['another service', 'no', { ...tlsOnly, Action: 's3:*' }],
      ['all but some queues', 'no', { ...tlsOnly, Action: 'sqs:*', Resource: undefined, NotResource: 'x' }],
    ],
  );
});

describe('deniesInsecureTransport on resources that are not known', () => {
  const denial = { ...tlsOnly, Resource: undefined };

  const found = (resources: Value): Search['found'] => {
    const { Resource: _, ...rest } = denial;
    return deniesInsecureTransport(readingOf({ Statement: [{ ...rest, Resource: resources }] }), 's3').found;
  };

  test.for([
    ['two of them may be two parts of the objects', [UNKNOWN, UNKNOWN]],
    ['a list that is not known may be about anything', UNKNOWN],
    ['one beside the bucket may be a part of its objects', ['arn:aws:s3:::b', UNKNOWN]],
    ['one alone cannot be both', [UNKNOWN]],
  ] as const)('%s', ([, resources], { expect }) => {
    expect(found(resources)).toBe('unknown');
  });

  const at = (reference: string): string => `${REFERENCE_MARK}${reference}${REFERENCE_MARK}`;
  const arn = at('module.m["a.b"].aws_s3_bucket.b[0].arn');

  test.for([
    ['the ARN and all behind it', [arn, `${arn}/*`], 'yes'],
    ['one pattern for both', [`${arn}*`], 'yes'],
    [
      'the name in an ARN',
      [`arn:aws:s3:::${at('aws_s3_bucket.b.id')}`, `arn:${at('data.aws_partition.p.partition')}:s3:::b/*`],
      'yes',
    ],
    ['the ARN twice', [arn, arn], 'no'],
    ['a part of the objects', [arn, `${arn}/logs/*`], 'no'],
    ['two parts of the objects', [`${arn}/logs/*`, `${arn}/tmp/*`], 'no'],
    ['all but the bucket', [`${arn}/*`], 'no'],
    ['all behind a text that may hold a part already', [arn, `${at('aws_ssm_parameter.p.value')}/*`], 'unknown'],
    ['a part that may be everything', [arn, `${arn}/${at('aws_ssm_parameter.p.value')}*`], 'unknown'],
    ['the ARN and what is not shown', [arn, UNKNOWN], 'unknown'],
  ] as const)('shown with their references: %s', ([, resources, expected], { expect }) => {
    expect(found(resources)).toBe(expected);
  });
});

describe('deniesInsecureTransport in the JSON of a plan, which shows no text that is not known', () => {
  const arn = ref('aws_s3_bucket.b', 'arn');

  test.for([
    ['two ARNs are taken for the bucket and its objects', [arn, arn], 'yes'],
    ['one ARN cannot be both', [arn], 'unknown'],
    ['three of them are something else', [arn, arn, arn], 'unknown'],
    ['an ARN that is known is not taken so', ['arn:aws:s3:::b', arn], 'unknown'],
    ['a part of the name may be anything', [arn, ref('aws_ssm_parameter.p', 'value')], 'unknown'],
  ] as const)('%s', ([, resources, expected], { expect }) => {
    const graph = storyGraph(
      { address: 'aws_s3_bucket.b', values: {} },
      { address: 'aws_ssm_parameter.p', values: {} },
      { address: 'aws_s3_bucket_policy.b', values: { policy: ref('data.aws_iam_policy_document.tls', 'json') } },
      {
        address: 'data.aws_iam_policy_document.tls',
        values: {
          statement: [
            {
              effect: 'Deny',
              actions: ['s3:*'],
              resources,
              principals: [{ type: '*', identifiers: ['*'] }],
              condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
            },
          ],
        },
      },
    );
    const policy = readPolicy(graph.at('aws_s3_bucket_policy.b'), 'policy', graph);
    expect(deniesInsecureTransport(policy, 's3').found).toBe(expected);
  });
});

describe('deniesInsecureTransport in two statements', () => {
  const bucket = { ...tlsOnly, Resource: bucketAndObjects[0] };
  const objects = { ...tlsOnly, Resource: bucketAndObjects[1] };

  test.for([
    ['bucket and objects', [bucket, objects], 'yes'],
    ['the other way round', [objects, bucket], 'yes'],
    ['a part of the objects', [bucket, { ...objects, Resource: 'arn:aws:s3:::b/logs/*' }], 'no'],
    ['one of them for one principal', [bucket, { ...objects, Principal: { AWS: '111122223333' } }], 'no'],
    ['one of them for uploads', [{ ...bucket, Action: 's3:Put*' }, objects], 'no'],
    ['one of them may deny', [{ ...bucket, Effect: undefined }, objects], 'unknown'],
  ] as const)('%s', ([, statements, expected], { expect }) => {
    expect(deniesInsecureTransport(policyOf(...statements), 's3').found).toBe(expected);
  });
});

const tls12 = { ...tlsOnly, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } };

describe('deniesTlsBelow12', () => {
  rowsOf(deniesTlsBelow12, [
    ['less than 1.2', 'yes', tls12],
    ['less than 1.3', 'yes', { ...tls12, Condition: { NumericLessThan: { 's3:tlsversion': 1.3 } } }],
    ['1.1 or less', 'yes', { ...tls12, Condition: { NumericLessThanEquals: { 's3:TlsVersion': '1.1' } } }],
    ['less than 1.2 or 1.1', 'yes', { ...tls12, Condition: { NumericLessThan: { 's3:TlsVersion': ['1.2', '1.1'] } } }],
    ['less than 1.1', 'no', { ...tls12, Condition: { NumericLessThan: { 's3:TlsVersion': '1.1' } } }],
    ['more than 1.2', 'no', { ...tls12, Condition: { NumericGreaterThan: { 's3:TlsVersion': '1.2' } } }],
    ['no version', 'no', { ...tls12, Condition: { NumericLessThan: { 's3:TlsVersion': 'old' } } }],
    ['plain HTTP', 'no', tlsOnly],
  ]);
});

const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
const under = (operator: string, key: string, value: unknown): StatementJson => ({
  ...open,
  Condition: { [operator]: { [key]: value } },
});

describe('publicPrincipalStatements', () => {
  rowsOf(publicPrincipalStatements, [
    ['everyone', 'yes', open],
    ['every AWS principal', 'yes', { ...open, Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }],
    ['everyone but one', 'yes', { ...open, Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::1:root' } }],
    ['a denial', 'no', { ...open, Effect: 'Deny' }],
    ['an account', 'no', { ...open, Principal: { AWS: '111122223333' } }],
    ['a service', 'no', { ...open, Principal: { Service: 'logging.s3.amazonaws.com' } }],
    ['no principal, as in a policy of a role', 'no', { ...open, Principal: undefined }],
    ['one account', 'no', under('StringEquals', 'kms:CallerAccount', '111122223333')],
    ['one organisation, in other letter cases', 'no', under('stringequals', 'AWS:principalorgid', ['o-abcdefghij'])],
    ['one organisation path', 'no', under('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-abcdefghij/*')],
    ['an ARN that fixes the account', 'no', under('ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:111122223333:*')],
    ['one bucket', 'no', under('ArnEquals', 'aws:SourceArn', 'arn:aws:s3:::b')],
    ['one endpoint', 'no', under('StringEquals', 'aws:SourceVpce', 'vpce-1')],
    ['one network', 'no', under('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '2001:db8::/32'])],
    ['sessions of one role', 'no', under('StringLike', 'aws:userid', 'AROAEXAMPLEEXAMPLE:*')],
    ['the internet as a network', 'yes', under('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '0.0.0.0/0'])],
    ['half of the internet', 'yes', under('IpAddress', 'aws:SourceIp', '128.0.0.0/1')],
    ['all of IPv6', 'yes', under('IpAddress', 'aws:SourceIp', '::/0')],
    ['a part of IPv6 as wide as a Region', 'yes', under('IpAddress', 'aws:SourceIp', '2001::/16')],
    ['every account', 'yes', under('StringLike', 'aws:SourceAccount', '*')],
    ['a role name in any account', 'yes', under('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/app')],
    [
      'a service that any account can use',
      'yes',
      under('StringEquals', 'kms:ViaService', 's3.us-east-1.amazonaws.com'),
    ],
    ['a value that the request fills in', 'yes', under('StringEquals', 'aws:SourceAccount', '${aws:PrincipalAccount}')],
    ['a key that may be missing', 'yes', under('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-abcdefghij')],
    ['a set that may be empty', 'yes', under('ForAllValues:StringEquals', 'aws:PrincipalOrgPaths', 'o-abcdefghij/*')],
    ['all accounts but one', 'yes', under('StringNotEquals', 'aws:PrincipalAccount', '111122223333')],
    ['signed requests', 'yes', under('Null', 'aws:PrincipalArn', 'false')],
  ]);
});

const admin = { Effect: 'Allow', Action: '*', Resource: '*' };

describe('grantsAdmin', () => {
  rowsOf(grantsAdmin, [
    ['wildcards', 'yes', admin],
    ['lists with wildcards', 'yes', { ...admin, Action: ['s3:GetObject', '*'], Resource: ['a', '*'] }],
    ['*:*', 'yes', { ...admin, Action: '*:*' }],
    ['?*', 'yes', { ...admin, Action: '?*' }],
    ['wildcards that cover names of any length', 'yes', { ...admin, Action: '*?:??*' }],
    ['?* as resource', 'yes', { ...admin, Resource: '?*' }],
    ['arn:*', 'yes', { ...admin, Resource: 'arn:*' }],
    ['every resource of one account', 'no', { ...admin, Resource: 'arn:aws:*:*:111122223333:*' }],
    ['every service with a name of two letters', 'no', { ...admin, Action: '??:*' }],
    ['every action with a name of six letters', 'no', { ...admin, Action: '*:??????' }],
    ['every ARN', 'yes', { ...admin, Resource: 'arn:aws:*' }],
    ['every resource but one', 'yes', { ...admin, Resource: undefined, NotResource: 'arn:aws:s3:::b' }],
    ['all but one action', 'yes', { ...admin, Action: undefined, NotAction: 's3:DeleteBucket' }],
    ['all but one action of IAM', 'yes', { ...admin, Action: undefined, NotAction: ['iam:DeleteRole'] }],
    ['all but IAM', 'no', { ...admin, Action: undefined, NotAction: ['iam:*', 'organizations:*'] }],
    ['nothing left over', 'no', { ...admin, Resource: undefined, NotResource: '*' }],
    ['a denial', 'no', { ...admin, Effect: 'Deny' }],
    ['one service', 'no', { ...admin, Action: 's3:*' }],
    ['one bucket', 'no', { ...admin, Resource: 'arn:aws:s3:::*' }],
  ]);
});

describe('grantsFullService', () => {
  rowsOf(grantsFullService, [
    ['one service', 'yes', { ...admin, Action: ['s3:Get*', 'EC2:*'], Resource: 'arn:aws:ec2:*:*:instance/i-1' }],
    ['all services', 'yes', admin],
    ['every action that has a name', 'yes', { ...admin, Action: 's3:?*' }],
    ['all services by ?*', 'yes', { ...admin, Action: '?*' }],
    ['all but everything by ?*', 'no', { ...admin, Action: undefined, NotAction: '?*' }],
    ['all but what begins with a letter', 'yes', { ...admin, Action: undefined, NotAction: 'a*' }],
    ['actions with a name of nine letters', 'no', { ...admin, Action: 's3:?????????' }],
    ['all but one service', 'yes', { ...admin, Action: undefined, NotAction: 'iam:*' }],
    ['all but everything', 'no', { ...admin, Action: undefined, NotAction: '*' }],
    ['the beginning of an action', 'no', { ...admin, Action: 's3:Get*' }],
    ['a denial', 'no', { ...admin, Effect: 'Deny' }],
  ]);
});

const kms = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
const key = 'arn:aws:kms:us-east-1:111122223333:key';

describe('blockedKmsActions', () => {
  rowsOf(blockedKmsActions, [
    ['decryption', 'yes', kms],
    ['in other letter cases', 'yes', { ...kms, Action: 'KMS:decrypt' }],
    ['kms:*', 'yes', { ...kms, Action: ['kms:*'] }],
    ['everything', 'yes', { ...kms, Action: '*' }],
    ['a wildcard that covers it', 'yes', { ...kms, Action: 'kms:D*' }],
    ['a question mark that covers it', 'yes', { ...kms, Action: 'kms:Decryp?' }],
    ['half of re-encryption', 'yes', { ...kms, Action: 'kms:ReEncryptTo' }],
    ['all but some actions', 'yes', { ...kms, Action: undefined, NotAction: 'kms:Create*' }],
    ['all keys of an account', 'yes', { ...kms, Resource: `${key}/*` }],
    ['the form of every key id', 'yes', { ...kms, Resource: `${key}/????????-*` }],
    ['the whole form of every key id', 'yes', { ...kms, Resource: `${key}/????????-????-????-????-????????????` }],
    ['keys with one beginning', 'no', { ...kms, Resource: `${key}/1234????-*` }],
    ['all keys of GovCloud', 'yes', { ...kms, Resource: 'arn:aws-us-gov:kms:*:*:key/*' }],
    ['all but one key', 'yes', { ...kms, Resource: undefined, NotResource: `${key}/1` }],
    ['a condition does not count', 'yes', { ...kms, Condition: { StringEquals: { 'kms:ViaService': 's3' } } }],
    ['one key', 'no', { ...kms, Resource: `${key}/1234abcd-12ab-34cd-56ef-1234567890ab` }],
    ['aliases', 'no', { ...kms, Resource: 'arn:aws:kms:*:*:alias/*' }],
    ['another service', 'no', { ...kms, Resource: 'arn:aws:s3:::*' }],
    ['other actions', 'no', { ...kms, Action: ['kms:Describe*', 'kms:GenerateDataKey*', 'kms:Encrypt'] }],
    ['all but KMS', 'no', { ...kms, Action: undefined, NotAction: 'kms:*' }],
    ['a denial', 'no', { ...kms, Effect: 'Deny' }],
    ['no action at all', 'no', { ...kms, Action: undefined }],
  ]);
});

const ofOwner = (operator: string, key: string, ...values: readonly string[]): Statement => {
  const policy = policyOf({ ...open, Condition: { [operator]: { [key]: values } } });
  return (policy.state === 'read' ? policy.statements[0] : undefined)!;
};

describe('restrictsOwners', () => {
  test.for([
    ['one account', true, ofOwner('StringEquals', 'aws:ResourceAccount', '111122223333')],
    ['one account as a pattern', true, ofOwner('StringLike', 'aws:ResourceAccount', '111122223333')],
    ['one organisation', true, ofOwner('stringequals', 'AWS:ResourceOrgID', 'o-abcdefghij')],
    ['one organisation path', true, ofOwner('ForAnyValue:StringLike', 'aws:ResourceOrgPaths', 'o-abcdefghij/*')],
    ['every account', false, ofOwner('StringLike', 'aws:ResourceAccount', '*')],
    ['one account and every other', false, ofOwner('StringLike', 's3:ResourceAccount', '111122223333', '*')],
    ['every organisation', false, ofOwner('StringLike', 'aws:ResourceOrgID', 'o-*')],
    ['every organisation path', false, ofOwner('StringLike', 'aws:ResourceOrgPaths', '*')],
    ['whatever account asks', false, ofOwner('StringEquals', 'aws:ResourceAccount', '${aws:PrincipalAccount}')],
    ['a key that may be missing', false, ofOwner('StringEqualsIfExists', 'aws:ResourceAccount', '111122223333')],
    ['who asks', false, ofOwner('StringEquals', 'aws:PrincipalAccount', '111122223333')],
  ] as const)('%s', ([, expected, statement], { expect }) => {
    expect(restrictsOwners(statement)).toBe(expected);
  });
});

describe('texts that are not known', () => {
  const target = storyGraph({ address: 'aws_kms_key.k', values: {} }).at('aws_kms_key.k');
  const link: Link = { target, attribute: 'arn', strength: 'must', via: [] };
  const named = (text: Value, ...links: readonly Link[]): boolean | undefined =>
    textsOf([text], () => ({ links, missing: [] }), true)?.named;

  test('are ARNs where they begin with one, not where something is made of one', ({ expect }) => {
    const arn = `${REFERENCE_MARK}aws_kms_key.k.arn${REFERENCE_MARK}`;
    const made = { ...link, derived: true };
    expect([named(arn, link), named(`${arn}/*`, made), named(UNKNOWN, link)]).toEqual([true, true, true]);
    expect([named(`x${arn}`, made), named(UNKNOWN, made)]).toEqual([false, false]);
  });
});

describe('three answers', () => {
  const gap = { missing: 'x' };

  test('a no outweighs what is missing, what is missing outweighs a yes', ({ expect }) => {
    expect([both(gap, false), both(true, gap), both(true, true), both()]).toEqual([false, gap, true, true]);
  });

  test('or the other way round, where one is enough', ({ expect }) => {
    expect([either(gap, true), either(false, gap), either(false, false), either()]).toEqual([true, gap, false, false]);
  });

  test('and what is missing has no opposite', ({ expect }) => {
    expect([opposite(true), opposite(false), opposite(gap)]).toEqual([false, true, gap]);
  });
});
