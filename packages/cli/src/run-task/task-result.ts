import type { HcpOutcome } from '@autoclave/checker/hcp-outcomes';

/** The state of a task; only `running` may be followed by another. */
export type TaskStatus = 'running' | 'passed' | 'failed';

/**
 * The body of a callback.
 * Source: HCP Terraform, run tasks integration API, run task callback.
 */
export interface TaskResult {
  readonly data: {
    readonly type: 'task-results';
    readonly attributes: { readonly status: TaskStatus; readonly message: string };
    readonly relationships?: { readonly outcomes: { readonly data: readonly HcpOutcome[] } };
  };
}

/** Characters of a message; it is shown on one line. */
const longestMessage = 500;

/** Builds the body of a callback; without outcomes where there are none. */
export function taskResult(status: TaskStatus, message: string, outcomes: readonly HcpOutcome[] = []): TaskResult {
  const shown = message.length > longestMessage ? `${message.slice(0, longestMessage - 3)}...` : message;
  return {
    data: {
      type: 'task-results',
      attributes: { status, message: shown },
      ...(outcomes.length === 0 ? {} : { relationships: { outcomes: { data: outcomes } } }),
    },
  };
}
