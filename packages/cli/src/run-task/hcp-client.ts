import { allowedUrl, type Hosts } from './hosts.ts';
import type { Limits } from './limits.ts';
import { withRetries, type Attempt, type Attempted } from './retry.ts';
import type { TaskResult } from './task-result.ts';
import type { TaskRequest } from './task-request.ts';

/** What the client of HCP Terraform works with. */
export interface HcpWorld {
  readonly hosts: Hosts;
  readonly limits: Limits;
  /** Aborted when the server may wait no longer for running tasks. */
  readonly stop: AbortSignal;
}

/**
 * Fetches the JSON of a plan, as text. The API answers with a redirect to a URL that lives for a minute; it is followed
 * once, only to the hosts that may serve plans, and the token goes to the API alone.
 * Source: HCP Terraform, plans API: 307 with the URL, 204 while the plan is not complete.
 */
export async function fetchPlan(url: URL, token: string, world: HcpWorld): Promise<Attempted<string>> {
  const { limits, stop } = world;
  const signal = AbortSignal.any([stop, AbortSignal.timeout(limits.planMs)]);
  return withRetries(() => attemptPlan(url, token, { ...world, signal }), limits, signal);
}

interface Try extends HcpWorld {
  readonly signal: AbortSignal;
}

async function attemptPlan(url: URL, token: string, world: Try): Promise<Attempt<string>> {
  const { hosts, limits } = world;
  const signal = AbortSignal.any([world.signal, AbortSignal.timeout(limits.planAttemptMs)]);
  try {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    const first = await fetch(url, { headers, redirect: 'manual', signal });
    if (!isRedirect(first)) return await planOf(first, limits);
    await first.body?.cancel();
    const target = allowedUrl(first.headers.get('location') ?? '', hosts.plans, url.href);
    if (target === undefined)
      return { kind: 'refused', reason: 'it was redirected to a host that may not serve plans' };
    const second = await fetch(target, {
      headers: target.origin === hosts.api ? headers : {},
      redirect: 'manual',
      signal,
    });
    if (!isRedirect(second)) return await planOf(second, limits);
    await second.body?.cancel();
    return { kind: 'refused', reason: 'it was redirected more than once' };
  } catch (error) {
    return failure(error);
  }
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}

async function planOf(response: Response, limits: Limits): Promise<Attempt<string>> {
  if (response.status === 200) return limitedText(response, limits.planBytes);
  await response.body?.cancel();
  if (response.status === 204) return { kind: 'again', reason: 'it is not complete yet' };
  return statusAttempt(response);
}

async function limitedText(response: Response, mostBytes: number): Promise<Attempt<string>> {
  const tooLarge = { kind: 'refused', reason: `it is larger than ${Math.floor(mostBytes / 1024)} KiB` } as const;
  const decode = utf8Decoder();
  const parts: string[] = [];
  let bytes = 0;
  if (response.body === null) return { kind: 'refused', reason: 'it is empty' };
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    // To leave the loop closes the connection.
    if (bytes > mostBytes) return tooLarge;
    const part = decode(chunk);
    if (part === undefined) return notUtf8;
    parts.push(part);
  }
  const last = decode();
  return last === undefined ? notUtf8 : { kind: 'done', value: [...parts, last].join('') };
}

const notUtf8 = { kind: 'refused', reason: 'it is not UTF-8' } as const;

/** Decodes part after part, and without one the end; gives undefined for bytes that are no UTF-8. */
function utf8Decoder(): (part?: Uint8Array) => string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (part) => {
    try {
      return decoder.decode(part, { stream: part !== undefined });
    } catch {
      return undefined;
    }
  };
}

/** Sends a result to the callback of a task. Gives the status of the answer. */
export async function sendResult(task: TaskRequest, result: TaskResult, world: HcpWorld): Promise<Attempted<number>> {
  const { limits, stop } = world;
  const signal = AbortSignal.any([stop, AbortSignal.timeout(limits.callbackMs)]);
  const body = JSON.stringify(result);
  return withRetries(() => attemptCallback(task, body, { ...world, signal }), limits, signal);
}

async function attemptCallback(task: TaskRequest, body: string, world: Try): Promise<Attempt<number>> {
  try {
    const response = await fetch(task.callback, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${task.token}`, 'content-type': 'application/vnd.api+json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([world.signal, AbortSignal.timeout(world.limits.callbackAttemptMs)]),
    });
    await response.body?.cancel();
    return response.ok ? { kind: 'done', value: response.status } : statusAttempt(response);
  } catch (error) {
    return failure(error);
  }
}

/** A server that is busy or broken may do better soon; one that refuses will refuse again. */
function statusAttempt({ status, headers }: Response): Attempt<never> {
  const reason = `HCP Terraform answered ${status}`;
  if (status !== 429 && status < 500) return { kind: 'refused', reason };
  const wanted = Number(headers.get('retry-after') ?? Number.NaN);
  return { kind: 'again', reason, ...(wanted >= 0 ? { afterMs: wanted * 1000 } : {}) };
}

/**
 * What a failed connection means. Who shows a wrong certificate will show it again; everything else may pass. The reason
 * never holds the URL: the one that a plan is redirected to is a secret for as long as it lives.
 */
function failure(error: unknown): Attempt<never> {
  if (!(error instanceof Error)) return { kind: 'again', reason: 'the connection failed' };
  if (error.name === 'TimeoutError') return { kind: 'again', reason: 'no answer came in time' };
  if (error.name === 'AbortError') return { kind: 'again', reason: 'the server was stopped' };
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (/CERT|SELF_SIGNED|^ERR_TLS/.test(code))
    return { kind: 'refused', reason: `its certificate is not trusted (${code})` };
  return { kind: 'again', reason: code === '' ? 'the connection failed' : `the connection failed (${code})` };
}
