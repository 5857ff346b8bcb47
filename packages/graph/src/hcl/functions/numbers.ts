import { isExact } from '../values/number.ts';
import { failure, missingValue, tooManyDigits, type HclValue } from '../values/value.ts';
import { ofKnown, type FunctionDefinition } from './define.ts';

/** Functions over numbers. */
export const numberFunctions: Readonly<Record<string, FunctionDefinition>> = {
  abs: ofKnown(['number'], (value) => Math.abs(value)),
  ceil: ofKnown(['number'], (value) => rounded(value, Math.ceil)),
  floor: ofKnown(['number'], (value) => rounded(value, Math.floor)),
  log: ofKnown(['number', 'number'], (value, base) => held(Math.log(value) / Math.log(base))),
  max: ofKnown(['number', '...number'], (first, others) => others.reduce((most, one) => Math.max(most, one), first)),
  min: ofKnown(['number', '...number'], (first, others) => others.reduce((least, one) => Math.min(least, one), first)),
  parseint: ofKnown(['text', 'number'], parseInteger),
  pow: ofKnown(['number', 'number'], (value, power) => held(value ** power)),
  signum: ofKnown(['number'], (value) => Math.sign(value)),
};

/** A number that is held only nearly may lie on either side of a whole one. */
function rounded(value: number, round: (value: number) => number): HclValue {
  const isNear = Math.abs(value - Math.round(value)) < 1e-9 && !Number.isInteger(value);
  if (isNear && !isExact(value)) return tooManyDigits();
  const result = round(value);
  return result === 0 ? 0 : result;
}

function held(value: number): HclValue {
  if (Number.isNaN(value) || !Number.isFinite(value)) return failure('a number has no value');
  return value;
}

function parseInteger(written: string, base: number): HclValue {
  if (!Number.isInteger(base) || base < 2 || base > 62) return failure('a base must be between 2 and 62');
  if (base > 36) return missingValue('a number with a base above 36');
  const digits = written.replace(/^[-+]/, '').toLowerCase();
  const isRight = digits !== '' && Array.from(digits).every((digit) => Number.parseInt(digit, 36) < base);
  if (!isRight) return failure('a text is no number of its base');
  const value = Number.parseInt(digits, base);
  if (!Number.isSafeInteger(value)) return tooManyDigits();
  return written.startsWith('-') && value !== 0 ? -value : value;
}
