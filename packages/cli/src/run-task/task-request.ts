import { allowedUrl, type Hosts } from './hosts.ts';

/** One request of HCP Terraform, as far as it is used. Nothing of it is read before its signature is verified. */
export interface TaskRequest {
  /** Bearer token of this run. Never logged. */
  readonly token: string;
  readonly stage: string;
  /** Names the task result: a repeated request has the same one. */
  readonly result: string;
  /** Id of the run; `` where the payload has none of the usual form. */
  readonly run: string;
  readonly callback: URL;
  /** Where the plan is; undefined for stages before the plan. */
  readonly plan: URL | undefined;
  /** The caller shows detailed outcomes. */
  readonly takesOutcomes: boolean;
}

/** What a payload is: a test of the endpoint, a task, or something that cannot be answered. */
export type Payload =
  | { readonly kind: 'verification' }
  | { readonly kind: 'task'; readonly task: TaskRequest }
  | { readonly kind: 'refused'; readonly reason: string };

/** The token of the request by which HCP Terraform tests an endpoint; it opens nothing. */
const verificationToken = 'test-token';

/**
 * Reads the body of a signed request.
 * Source: HCP Terraform, run tasks integration API, request body.
 */
export function readPayload(body: Uint8Array, hosts: Hosts): Payload {
  const fields = fieldsOf(body);
  if (fields === undefined) return refused('the body is no JSON object');
  const token = fields.get('access_token');
  if (token === verificationToken) return { kind: 'verification' };
  if (fields.get('payload_version') !== 1) return refused('payload_version is not 1');
  // A header cannot hold other characters, and a token never does.
  if (typeof token !== 'string' || !/^[\w.~+/=-]+$/.test(token)) return refused('access_token is missing');
  const stage = fields.get('stage');
  if (typeof stage !== 'string') return refused('stage is missing');
  const callback = urlOf(fields.get('task_result_callback_url'), hosts);
  if (callback === undefined) return refused(`task_result_callback_url is not on ${hosts.api}`);
  const named = fields.get('plan_json_api_url') ?? undefined;
  const plan = urlOf(named, hosts);
  if (named !== undefined && plan === undefined) return refused(`plan_json_api_url is not on ${hosts.api}`);
  return {
    kind: 'task',
    task: {
      token,
      stage,
      result: callback.href,
      run: identifier(fields.get('run_id')),
      callback,
      plan,
      takesOutcomes: objectFields(fields.get('capabilities')).get('outcomes') === true,
    },
  };
}

function refused(reason: string): Payload {
  return { kind: 'refused', reason };
}

function fieldsOf(body: Uint8Array): ReadonlyMap<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? objectFields(parsed) : undefined;
  } catch {
    return undefined;
  }
}

function objectFields(value: unknown): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function urlOf(value: unknown, hosts: Hosts): URL | undefined {
  return typeof value === 'string' ? allowedUrl(value, [hosts.api]) : undefined;
}

/** Ids reach the log, so only what looks like one is taken. */
function identifier(value: unknown): string {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : '';
}
