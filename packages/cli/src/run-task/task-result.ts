/** How loud a tag is shown. */
export type TagLevel = 'none' | 'info' | 'warning' | 'error';

/** A label on an outcome. HCP Terraform gives those under `Status` and `Severity` a place of their own. */
export interface Tag {
  readonly label: string;
  readonly level: TagLevel;
}

/** One outcome of a task; `body` is Markdown. */
export interface Outcome {
  readonly type: 'task-result-outcomes';
  readonly attributes: {
    readonly 'outcome-id': string;
    readonly description: string;
    readonly tags: Readonly<Record<string, readonly Tag[]>>;
    readonly body: string;
  };
}

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
    readonly relationships?: { readonly outcomes: { readonly data: readonly Outcome[] } };
  };
}

/** Characters of a message; it is shown on one line. */
const longestMessage = 500;

/** Builds the body of a callback; without outcomes where there are none. */
export function taskResult(status: TaskStatus, message: string, outcomes: readonly Outcome[] = []): TaskResult {
  const shown = message.length > longestMessage ? `${message.slice(0, longestMessage - 3)}...` : message;
  return {
    data: {
      type: 'task-results',
      attributes: { status, message: shown },
      ...(outcomes.length === 0 ? {} : { relationships: { outcomes: { data: outcomes } } }),
    },
  };
}
