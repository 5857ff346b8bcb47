import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { companion, type Companion } from '../../conditions/companion.ts';
import { allOf, fail, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Block, Blocks, Resource, ResourceGraph } from '../../resource.ts';
import { missingHop, show } from '../../show.ts';
import { isValueList } from '../../value.ts';

/** Access lists of the bucket and its objects are switched off. */
export const aclsDisabled: Companion = companion(
  'aws_s3_bucket_ownership_controls',
  'bucket',
  block('rule').some(attribute('object_ownership').equals('BucketOwnerEnforced')),
);

/** What a list may let people do. */
export type Access = 'read' | 'write';

/** Ready-made lists that open a bucket. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html */
const openLists: Readonly<Record<Access, readonly string[]>> = {
  read: ['public-read', 'public-read-write', 'authenticated-read'],
  write: ['public-read-write'],
};

const openPermissions: Readonly<Record<Access, readonly string[]>> = {
  read: ['READ', 'READ_ACP', 'FULL_CONTROL'],
  write: ['WRITE', 'WRITE_ACP', 'FULL_CONTROL'],
};

/** Everyone, and everyone with any AWS account. */
const openGroup = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

/** Judges the access lists of a bucket: those in resources of their own and the older arguments of the bucket. */
export function judgeAcls(bucket: Resource, graph: ResourceGraph, access: Access): Outcome {
  const { found, unresolved } = graph.referrers(bucket, 'aws_s3_bucket_acl', 'bucket');
  const own = [judgeList(bucket, '', access), judgeInlineGrants(bucket, access)];
  const others = found.map(({ resource }) => judgeAclResource(resource, access));
  const open = unresolved.flatMap(({ resource, missing }) =>
    judgeAclResource(resource, access).verdict === 'pass'
      ? []
      : [unknown(`${resource.address}.bucket`, missing.join(', '))],
  );
  return allOf([...own, ...others, ...open]);
}

/** The provider takes either a ready-made list or grants, and fills in the grants where the list is given. */
function judgeAclResource(acl: Resource, access: Access): Outcome {
  const prefix = `${acl.address}.`;
  return acl.attribute('acl').state === 'absent'
    ? judgePolicies(acl.blocks('access_control_policy'), prefix, access)
    : judgeList(acl, prefix, access);
}

function judgeList(owner: Block, prefix: string, access: Access): Outcome {
  const list = owner.attribute('acl');
  const at = `${prefix}acl`;
  if (list.state === 'unknown') return unknown(at, missingHop(list.references));
  return list.state === 'known' && openLists[access].includes(String(list.value))
    ? fail(at, show(list), `be a list that lets nobody outside ${access} the bucket`)
    : pass({ at, value: show(list) });
}

function judgePolicies(policies: Blocks, prefix: string, access: Access): Outcome {
  if (policies.state === 'unknown') {
    return unknown(`${prefix}access_control_policy`, missingHop(policies.references));
  }
  return allOf(policies.blocks.map((policy) => judgeGrants(policy.blocks('grant'), prefix, access)));
}

function judgeGrants(grants: Blocks, prefix: string, access: Access): Outcome {
  if (grants.state === 'unknown') return unknown(`${prefix}grant`, missingHop(grants.references));
  return allOf(
    grants.blocks.map((grant) => {
      const permission = grant.attribute('permission');
      if (permission.state === 'known' && !openPermissions[access].includes(String(permission.value))) {
        return pass({ at: `${prefix}${grant.path}.permission`, value: show(permission) });
      }
      const grantees = grant.blocks('grantee');
      if (grantees.state === 'unknown') return unknown(`${prefix}${grant.path}`, missingHop(grantees.references));
      return allOf(grantees.blocks.map((grantee) => judgeGroup(grantee, prefix)));
    }),
  );
}

/** Reads the older `grant` blocks as an argument: left out, they are filled in by AWS with the owner alone. */
function judgeInlineGrants(bucket: Resource, access: Access): Outcome {
  const written = bucket.attribute('grant');
  if (written.state === 'absent') return pass({ at: 'grant', value: 'not set' });
  const grants = bucket.blocks('grant');
  if (grants.state === 'unknown') return unknown('grant', missingHop(grants.references));
  return allOf(
    grants.blocks.map((grant) => {
      const permissions = grant.attribute('permissions');
      const list = permissions.state === 'known' && isValueList(permissions.value) ? permissions.value : undefined;
      const opens = list === undefined || list.some((one) => openPermissions[access].includes(String(one)));
      return opens ? judgeGroup(grant, '') : pass({ at: `${grant.path}.permissions`, value: show(permissions) });
    }),
  );
}

function judgeGroup(grantee: Block, prefix: string): Outcome {
  const uri = grantee.attribute('uri');
  const at = `${prefix}${grantee.path}.uri`;
  if (uri.state === 'unknown') return unknown(at, missingHop(uri.references));
  return uri.state === 'known' && openGroup.test(String(uri.value))
    ? fail(at, show(uri), 'be an account of your own')
    : pass({ at, value: show(uri) });
}
