/**
 * Numbers of Terraform have some 150 digits. They are held as JavaScript numbers here as long as those stand for the same
 * decimal; what has more digits counts as not known, so that no value is ever wrong in its last digits.
 */

/** Digits of a decimal that every double tells apart. */
const safeDigits = 15;

/** Says whether a number stands for exactly one decimal. */
export function isExact(value: number): boolean {
  if (Number.isSafeInteger(value)) return true;
  return Number.isFinite(value) && significantDigits(String(value)) <= safeDigits;
}

/** Reads a number as it is written. @returns undefined where it has too many digits to be held. */
export function parseNumber(written: string): number | undefined {
  const value = Number(written);
  if (!isExact(value)) return undefined;
  const digits = written
    .replace(/^[-+]/, '')
    .replace(/[eE].*$/, '')
    .replace('.', '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
  return digits.length <= safeDigits || (Number.isSafeInteger(value) && /^[-+]?\d+$/.test(written)) ? value : undefined;
}

/** Writes a number as Terraform does: never with an exponent. @returns undefined where digits are missing. */
export function formatNumber(value: number): string | undefined {
  if (!isExact(value)) return undefined;
  if (value === 0) return '0';
  const { digits, scale, isNegative } = toDecimal(value);
  const plain = digits.toString();
  const sign = isNegative ? '-' : '';
  if (scale <= 0) return `${sign}${plain}${'0'.repeat(-scale)}`;
  const padded = plain.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/**
 * Adds, subtracts or multiplies. Terraform computes with 512 binary digits, so that most decimals are not exact there
 * either: 1.1 - 1 is no 0.1. @returns undefined where its result is not the decimal that it ought to be, or cannot be held.
 */
export function calculate(operator: '+' | '-' | '*', left: number, right: number): number | undefined {
  if (!isExact(left) || !isExact(right)) return undefined;
  const areWhole = Number.isSafeInteger(left) && Number.isSafeInteger(right);
  const quick = operator === '+' ? left + right : operator === '-' ? left - right : left * right;
  if (areWhole && Number.isSafeInteger(quick)) return quick === 0 ? 0 : quick;
  const [one, other] = [left, right].map(toFraction);
  const exact = combine(operator, one ?? zero, other ?? zero);
  const computed = toBinary(combine(operator, toBinary(one ?? zero), toBinary(other ?? zero)));
  return areSame(computed, toBinary(exact)) ? toNumber(exact) : undefined;
}

/** Divides. The result may have more digits than are held: it is near, and `isExact` says so. @returns undefined by zero. */
export function divide(left: number, right: number): number | undefined {
  if (right === 0 || !isExact(left) || !isExact(right)) return undefined;
  const quotient = left / right;
  if (!isExact(quotient)) return quotient;
  // A double may look short although the quotient goes on for ever.
  const isDecimal = areSame(combine('*', toFraction(quotient), toFraction(right)), toFraction(left));
  if (!isDecimal) return undefined;
  const [one, other] = [toBinary(toFraction(left)), toBinary(toFraction(right))];
  const computed = toBinary(combine('*', one, inverse(other)));
  return areSame(computed, toBinary(toFraction(quotient))) ? quotient : undefined;
}

/** The rest of a division, with the sign of the dividend. @returns undefined where it cannot be held. */
export function remainder(left: number, right: number): number | undefined {
  if (right === 0 || !isExact(left) || !isExact(right)) return undefined;
  const isBinary = Number.isInteger(left * 1024) && Number.isInteger(right * 1024);
  if (!isBinary || Math.abs(left) > 1e12 || Math.abs(right) > 1e12) return undefined;
  const rest = left % right;
  return rest === 0 ? 0 : rest;
}

interface Decimal {
  readonly digits: bigint;
  /** Digits behind the point; below zero for zeros in front of it. */
  readonly scale: number;
  readonly isNegative: boolean;
}

function toDecimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent), isNegative: value < 0 };
}

/** `numerator / denominator`, not shortened. */
interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const zero: Fraction = { numerator: 0n, denominator: 1n };

function toFraction(value: number): Fraction {
  const { digits, scale, isNegative } = toDecimal(value);
  const numerator = (isNegative ? -digits : digits) * 10n ** BigInt(Math.max(0, -scale));
  return { numerator, denominator: 10n ** BigInt(Math.max(0, scale)) };
}

function combine(operator: '+' | '-' | '*', one: Fraction, other: Fraction): Fraction {
  const denominator = one.denominator * other.denominator;
  if (operator === '*') return { numerator: one.numerator * other.numerator, denominator };
  const [left, right] = [one.numerator * other.denominator, other.numerator * one.denominator];
  return { numerator: operator === '+' ? left + right : left - right, denominator };
}

/** Binary digits of the numbers of Terraform. */
const precision = 512;

/** Rounds to the nearest number with that many binary digits, to the even one of two. */
function toBinary({ numerator, denominator }: Fraction): Fraction {
  if (numerator === 0n) return zero;
  const size = numerator < 0n ? -numerator : numerator;
  let shift = precision - (size.toString(2).length - denominator.toString(2).length);
  const quotientAt = (bits: number): readonly [bigint, bigint, bigint] => {
    const [top, bottom] = bits >= 0 ? [size << BigInt(bits), denominator] : [size, denominator << BigInt(-bits)];
    return [top / bottom, top % bottom, bottom];
  };
  if (quotientAt(shift)[0] >= 1n << BigInt(precision)) shift -= 1;
  const [quotient, rest, bottom] = quotientAt(shift);
  const isUp = rest * 2n > bottom || (rest * 2n === bottom && quotient % 2n === 1n);
  const rounded = (isUp ? quotient + 1n : quotient) * (numerator < 0n ? -1n : 1n);
  return shift >= 0
    ? { numerator: rounded, denominator: 1n << BigInt(shift) }
    : { numerator: rounded << BigInt(-shift), denominator: 1n };
}

function inverse({ numerator, denominator }: Fraction): Fraction {
  return numerator < 0n
    ? { numerator: -denominator, denominator: -numerator }
    : { numerator: denominator, denominator: numerator };
}

function areSame(one: Fraction, other: Fraction): boolean {
  return one.numerator * other.denominator === other.numerator * one.denominator;
}

/** @returns undefined where no JavaScript number stands for exactly this decimal. */
function toNumber(fraction: Fraction): number | undefined {
  const scale = fraction.denominator.toString().length - 1;
  const value = Number(`${fraction.numerator}e${-scale}`);
  return isExact(value) && areSame(toFraction(value), fraction) ? value : undefined;
}

function significantDigits(written: string): number {
  return written.replace(/^-/, '').replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
}
