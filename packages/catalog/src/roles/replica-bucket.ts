import type { Block, Resource, ResourceGraph } from '../resource.ts';
import { isOfAnother, openReference, shownBy, type Role, type RoleSources } from './role.ts';

const sources: RoleSources = [['aws_s3_bucket_replication_configuration', 'rule.destination.bucket']];

/** The older form, which a plan does not know where it is left out: it shows the role only where it is known. */
const inline: RoleSources = [['aws_s3_bucket', 'replication_configuration.rules.destination.bucket']];

/** A bucket that another bucket is replicated into: the end of the chain. Rules that are switched off replicate nothing. */
export const replicaBucket: Role = {
  id: 'replica-bucket',
  title: 'a replica bucket',
  resources: ['aws_s3_bucket'],
  detect: (resource, graph) =>
    shownBy(resource, graph, [...sources, ...inline], (source, argument) =>
      replicates(source, argument, { resource, graph }),
    ),
  mayShow: (resource, graph) =>
    openReference(resource, graph, sources, (source, argument) => replicates(source, argument, { resource, graph })),
};

interface Target {
  readonly resource: Resource;
  readonly graph: ResourceGraph;
}

/** Says whether a rule that is on leads to the bucket, of a configuration of which some rule does. */
function replicates(source: Resource, argument: string, target: Target): boolean | undefined {
  const isAnother = isOfAnother(source, 'bucket', target);
  if (isAnother === false) return false;
  const rules = rulesOf(source, argument);
  if (rules === undefined) return undefined;
  const leads = rules.flatMap((rule) => {
    const status = rule.attribute('status');
    if (status.state === 'known' && status.value !== 'Enabled') return [];
    return status.state === 'unknown' ? [undefined] : [leadsTo(rule, rules, { source, argument, ...target })];
  });
  if (leads.includes(true)) return isAnother;
  return leads.includes(undefined) ? undefined : false;
}

/** The rules, by the path of their destination; undefined where they are not known. */
function rulesOf(source: Resource, argument: string): readonly Block[] | undefined {
  const path = argument.split('.').slice(0, -2);
  return path.reduce<readonly Block[] | undefined>(
    (owners, name) =>
      owners?.reduce<readonly Block[] | undefined>((all, owner) => {
        const blocks = owner.blocks(name);
        return blocks.state === 'known' ? all?.concat(blocks.blocks) : undefined;
      }, []),
    [source],
  );
}

/** References do not tell by which rule they are made: that is certain where there is one rule, or one target. */
function leadsTo(
  rule: Block,
  rules: readonly Block[],
  { source, argument, resource, graph }: Target & { readonly source: Resource; readonly argument: string },
): boolean | undefined {
  if (rules.length === 1) return true;
  const destination = rule.blocks('destination');
  const bucket = destination.state === 'known' ? destination.blocks[0]?.attribute('bucket') : undefined;
  if (bucket?.state === 'known') return isArnOf(String(bucket.value), resource);
  const { links, missing } = graph.references(source, argument);
  return missing.length === 0 && links.every(({ target }) => target === resource) ? true : undefined;
}

function isArnOf(arn: string, bucket: Resource): boolean {
  const [own, name] = [bucket.attribute('arn'), bucket.attribute('bucket')];
  if (own.state === 'known') return own.value === arn;
  return name.state === 'known' && arn.endsWith(`:::${String(name.value)}`);
}
