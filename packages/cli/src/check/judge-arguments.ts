import {
  choice,
  flag,
  text,
  texts,
  type ChoiceArgument,
  type FlagArgument,
  type TextArgument,
  type TextsArgument,
} from '../command.ts';

type Defaulted<Choice extends string> = ChoiceArgument<Choice> & { readonly default: Choice };

/** How findings are weighed: the options of every command that judges, in the order in which help lists them. */
export const judgeArguments: {
  readonly phi: TextsArgument;
  readonly baseline: TextArgument;
  readonly newOnly: FlagArgument;
  readonly failOn: Defaulted<'critical' | 'high' | 'medium' | 'low' | 'never'>;
  readonly unknown: Defaulted<'report' | 'fail'>;
  readonly verdicts: Defaulted<'findings' | 'all'>;
} = {
  phi: texts(
    'PATTERN',
    'Addresses that hold PHI, beside stores tagged DataClassification = PHI; may be given more than once',
  ),
  baseline: text('FILE', 'An earlier JSON report: findings are marked as new or known, and what is fixed is counted'),
  newOnly: flag('Only findings that are new against the baseline fail the check'),
  failOn: choice(['critical', 'high', 'medium', 'low', 'never'], {
    default: 'low',
    help: 'The least grave finding that fails the check',
  }),
  unknown: choice(['report', 'fail'], { default: 'report', help: 'Whether an undecided control fails the check' }),
  verdicts: choice(['findings', 'all'], {
    default: 'findings',
    help: 'Whether passes and not applicable are listed too',
  }),
};

/** The waiver file. `place` says where the usual one is looked for: `here`, `in the folder`. */
export function waiversArgument(place: string): TextArgument {
  return text('FILE', `Waivers; without it autoclave.waivers.yaml ${place}, where there is one`);
}
