import type { InputTokens } from '../input.ts';
import { accessInputs } from './inputs-access.ts';
import { engineInputs } from './inputs-engine.ts';
import { recoveryInputs } from './inputs-recovery.ts';
import { watchInputs } from './inputs-watch.ts';

type RdsInputDeclarations = typeof engineInputs & typeof accessInputs & typeof recoveryInputs & typeof watchInputs;

/** The inputs of `rds`, in the order in which people read them. */
export const inputs: RdsInputDeclarations = { ...engineInputs, ...accessInputs, ...recoveryInputs, ...watchInputs };

/** The tokens of the inputs of `rds`. */
export type RdsInputs = InputTokens<RdsInputDeclarations>;
