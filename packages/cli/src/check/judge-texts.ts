import { readInput } from '@autoclave/graph';
import type { Context } from '../command.ts';
import { refusedPlan, type Refusal } from '../plan/refused-plan.ts';
import { judgeInputs, type JudgedResult, type JudgeOptions } from './judge-inputs.ts';

/** The text of a plan or state, and the path that the user knows it by. */
export interface InputText {
  readonly path: string;
  readonly text: string;
}

/**
 * Judges the texts of plans and states together, as one estate; a refused plan is judged by what Terraform said.
 * @throws UserError for a text or a waiver file that cannot be read
 */
export async function judgeTexts(
  texts: readonly (InputText | Refusal)[],
  options: JudgeOptions,
  context: Context,
): Promise<JudgedResult> {
  const inputs = texts.map((one) => ({ facts: 'text' in one ? readInput(one.text, one.path) : refusedPlan(one) }));
  return judgeInputs(inputs, options, context);
}
