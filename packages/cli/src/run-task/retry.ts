import { setTimeout as after } from 'node:timers/promises';
import type { Limits } from './limits.ts';

/** How one attempt ended: with a value, for good, or so that another one makes sense. */
export type Attempt<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'again'; readonly reason: string; readonly afterMs?: number };

/** What came of all attempts. */
export type Attempted<Value> = { readonly value: Value } | { readonly reason: string };

/** Repeats an attempt with growing pauses, until it is done or refused, the attempts are used up, or the time is. */
export async function withRetries<Value>(
  attempt: () => Promise<Attempt<Value>>,
  limits: Limits,
  signal: AbortSignal,
): Promise<Attempted<Value>> {
  let pauseMs = limits.firstPauseMs;
  for (let count = 1; ; count += 1) {
    const result = await attempt();
    if (result.kind === 'done') return { value: result.value };
    if (result.kind === 'refused') return { reason: result.reason };
    if (count === limits.attempts || signal.aborted) return { reason: `${result.reason}, ${triedTimes(count)}` };
    const isTimeLeft = await paused(Math.min(result.afterMs ?? pauseMs, limits.longestPauseMs), signal);
    if (!isTimeLeft) return { reason: `${result.reason}, ${triedTimes(count)}` };
    pauseMs *= 2;
  }
}

function triedTimes(count: number): string {
  return count === 1 ? 'tried once' : `tried ${count} times`;
}

async function paused(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await after(ms, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
