import { fetchPlan, sendResult, type HcpWorld } from './hcp-client.ts';
import { failed, type Verdict } from './judge-plan.ts';
import type { TaskRequest } from './task-request.ts';
import { taskResult } from './task-result.ts';

/** What a task works with. */
export interface TaskWorld extends HcpWorld {
  readonly judge: (plan: string) => Promise<Verdict>;
}

/** What the log tells of a task. */
export type TaskFacts = Readonly<Record<string, string | number>>;

/**
 * Runs one task: says that it runs, reads the plan, judges it, and sends the verdict.
 * A stage without a plan is failed: it would pass without anything having been judged.
 */
export async function runTask(task: TaskRequest, world: TaskWorld): Promise<TaskFacts> {
  const started = await sendResult(task, taskResult('running', 'Autoclave reads the plan'), world);
  const verdict = await verdictOn(task, world);
  const { status, message, outcomes, facts } = verdict;
  const sent = await sendResult(task, taskResult(status, message, task.takesOutcomes ? outcomes : []), world);
  return {
    stage: stages.has(task.stage) ? task.stage : 'other',
    status,
    ...facts,
    ...('reason' in started ? { progress: started.reason } : {}),
    callback: 'reason' in sent ? sent.reason : sent.value,
  };
}

const stages = new Set(['pre_plan', 'post_plan', 'pre_apply', 'post_apply']);

async function verdictOn(task: TaskRequest, world: TaskWorld): Promise<Verdict> {
  if (task.plan === undefined) {
    return failed(
      'there is no plan to judge at this stage: let the run task run at the stage Post-plan, where it holds up an apply',
      { error: 'no-plan-at-stage' },
    );
  }
  const plan = await fetchPlan(task.plan, task.token, world);
  if ('reason' in plan) return failed(`the plan could not be read: ${plan.reason}`, { error: plan.reason });
  return world.judge(plan.value);
}
