import { UserError } from '@autoclave/catalog/user-error';
import { printable } from '@autoclave/checker';
import { hcpMessage, hcpOutcomes, type HcpOutcome } from '@autoclave/checker/hcp-outcomes';
import { readInput } from '@autoclave/graph';
import { judgeInputs, type JudgeOptions } from '../check/judge-inputs.ts';
import type { Context } from '../command.ts';
import { defectFacts } from './defect.ts';

/** What a task comes to. Only a whole plan without a finding that counts is `passed`. */
export interface Verdict {
  readonly status: 'passed' | 'failed';
  readonly message: string;
  readonly outcomes: readonly HcpOutcome[];
  /** What the log may tell: counts and codes, nothing of the plan. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** How the server judges. Plans come one by one, so there is no baseline. */
export type ServerOptions = Pick<JudgeOptions, 'waivers' | 'phi' | 'failOn' | 'unknown'>;

/** Judges the text of a plan. What cannot be judged is failed, with the reason. */
export async function judgePlan(text: string, options: ServerOptions, context: Context): Promise<Verdict> {
  const gate = { failOn: options.failOn, unknown: options.unknown, newOnly: false };
  const notes: string[] = [];
  try {
    const { report, exitCode } = await judgeInputs(
      [{ facts: readInput(text, 'plan.json') }],
      { ...options, ...gate, baseline: undefined, verdicts: 'findings', format: 'json' },
      { ...context, progress: (note) => void notes.push(note.replace(/^note +/, '').trim()) },
    );
    const { fail, waived, unknown, pass } = report.summary;
    return {
      status: exitCode === 0 ? 'passed' : 'failed',
      message: [hcpMessage(report, gate), ...notes].join('; '),
      outcomes: hcpOutcomes(report, gate),
      facts: { fail, waived, unknown, pass },
    };
  } catch (error) {
    if (error instanceof UserError) {
      const { message, code } = error;
      return failed(`the plan cannot be judged: ${printable(message)}`, { error: code });
    }
    const told = 'the plan cannot be judged because of a defect in autoclave; the log of its server tells where';
    return failed(told, defectFacts(error));
  }
}

/** A verdict on a plan that was not judged. */
export function failed(message: string, facts: Verdict['facts']): Verdict {
  return { status: 'failed', message, outcomes: [], facts };
}
