import type { PolicyCondition, Statement } from './statement.ts';
import { someText } from './texts.ts';
import { either, type Truth } from './truth.ts';

/**
 * Condition keys that tie a request to an account, an organisation, a network or one resource. Source: the list of
 * values that S3 accepts as not public, and the same for key policies.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
const restrictingKeys = new Set(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:userid',
    'aws:VpcSourceIp',
    'elasticfilesystem:AccessPointArn',
    'kms:CallerAccount',
    's3:DataAccessPointAccount',
    's3:DataAccessPointArn',
  ].map((key) => key.toLowerCase()),
);

/** Operators that take each value as it stands. */
const exactOperators = new Set(['stringequals', 'stringequalsignorecase']);
/** Operators that read `*` in a value as any text. */
const patternOperators = new Set(['stringlike', 'arnlike', 'arnequals']);

/**
 * Says whether the conditions of a statement keep it from everyone. Operators that hold where the key is missing
 * (`IfExists`, `ForAllValues`, `Null`) and negated ones do not; neither do `kms:ViaService` and other keys that any
 * account can meet.
 */
export function restrictsPrincipals(statement: Statement): Truth {
  return oneOf(statement, (condition) => ties(condition, restrictingKeys));
}

/** Keys that tie a request to the resources of one account or organisation. */
const ownerKeys = new Set(['aws:resourceaccount', 'aws:resourceorgid', 'aws:resourceorgpaths', 's3:resourceaccount']);

/** Says whether the conditions of a statement keep it to the resources of chosen accounts or organisations. */
export function restrictsOwners(statement: Statement): Truth {
  return oneOf(statement, (condition) => {
    const tied = ties(condition, ownerKeys);
    // An exact value that is made elsewhere is an account or an organisation: a policy variable would be written here.
    return typeof tied !== 'boolean' && isExact(condition) ? true : tied;
  });
}

function oneOf({ conditions: { items, missing } }: Statement, test: (condition: PolicyCondition) => Truth): Truth {
  return either(...items.map(test), missing === '' ? false : { missing });
}

function isExact({ operator }: PolicyCondition): boolean {
  return operator !== undefined && exactOperators.has(kindOf(operator));
}

function kindOf(operator: string): string {
  return operator.toLowerCase().replace(/^foranyvalue:/, '');
}

/** Says whether a condition ties the request by one of the keys, and to something narrower than everything. */
function ties({ operator, key, values }: PolicyCondition, keys: ReadonlySet<string>): Truth {
  if (operator === undefined || key === undefined) return { missing: 'a condition is not known' };
  const name = key.toLowerCase();
  if (!keys.has(name)) return false;
  const kind = kindOf(operator);
  if (exactOperators.has(kind)) return !values.known.some(hasVariable);
  if (kind !== 'ipaddress' && !patternOperators.has(kind)) return false;
  const loose = kind === 'ipaddress' ? isBroadNetwork : (value: string): boolean => isLoose(value, name);
  if (values.known.some(loose)) return false;
  return values.open === 0 || values.named ? true : { missing: values.missing };
}

/** A policy variable is filled in from the request itself, so it may always agree. */
function hasVariable(value: string): boolean {
  return value.includes('${');
}

/** Says whether a pattern leaves the account open: wildcards do, unless they follow an account, organisation or role. */
function isLoose(value: string, key: string): boolean {
  if (hasVariable(value)) return true;
  if (!/[*?]/.test(value)) return false;
  if (key.endsWith('orgpaths')) return !/^o-[a-z0-9]{10,32}\//.test(value);
  if (key === 'aws:userid') return !/^A[A-Z0-9]{15,}:/.test(value);
  return !/^\d{12}$/.test(value.split(':')[4] ?? '');
}

/** Says whether a CIDR block is wider than S3 takes as trusted: /8 for IPv4, /32 for IPv6. */
function isBroadNetwork(value: string): boolean {
  if (hasVariable(value)) return true;
  const [address = '', bits] = value.split('/');
  if (bits === undefined) return false;
  return Number(bits) < (address.includes(':') ? 32 : 8);
}

/**
 * Says whether a statement has one condition and no other.
 * @param test Judges operator and key in lower case, and a value. One value that meets it is enough: the condition holds
 *   where the request agrees with any of them.
 */
export function hasOnlyCondition(
  statement: Statement,
  test: (operator: string, key: string, value: string) => boolean,
): Truth {
  const { items, missing } = statement.conditions;
  const [only, another] = items;
  if (another !== undefined) return false;
  if (missing !== '') return { missing };
  if (only === undefined) return false;
  const { operator, key, values } = only;
  if (operator === undefined || key === undefined) return { missing: 'a condition is not known' };
  return someText(values, (value) => test(operator.toLowerCase(), key.toLowerCase(), value));
}
