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
  const digits = written.replace(/^[-+]/, '').replace(/[eE].*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
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

/** Adds, subtracts or multiplies decimals without loss. @returns undefined where the result cannot be held. */
export function calculate(operator: '+' | '-' | '*', left: number, right: number): number | undefined {
  if (!isExact(left) || !isExact(right)) return undefined;
  const quick = operator === '+' ? left + right : operator === '-' ? left - right : left * right;
  if (Number.isSafeInteger(quick) && Number.isSafeInteger(left) && Number.isSafeInteger(right)) return quick === 0 ? 0 : quick;
  const [one, other] = [toDecimal(left), toDecimal(right)];
  if (operator === '*') return fromDecimal(signed(one) * signed(other), one.scale + other.scale);
  const scale = Math.max(one.scale, other.scale);
  const [first, second] = [one, other].map((part) => signed(part) * 10n ** BigInt(scale - part.scale));
  const rest = second ?? 0n;
  return fromDecimal((first ?? 0n) + (operator === '+' ? rest : -rest), scale);
}

/** Divides. The result may have more digits than are held: it is near, and `isExact` says so. @returns undefined by zero. */
export function divide(left: number, right: number): number | undefined {
  if (right === 0 || !isExact(left) || !isExact(right)) return undefined;
  const quotient = left / right;
  if (!isExact(quotient)) return quotient;
  // A double may look short although the quotient goes on for ever.
  return calculate('*', quotient, right) === left ? quotient : undefined;
}

/** The rest of a division, with the sign of the dividend. @returns undefined where it cannot be held. */
export function remainder(left: number, right: number): number | undefined {
  if (right === 0 || !isExact(left) || !isExact(right)) return undefined;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
    const rest = left % right;
    return rest === 0 ? 0 : rest;
  }
  const [one, other] = [toDecimal(left), toDecimal(right)];
  const scale = Math.max(one.scale, other.scale);
  const [first, second] = [one, other].map((part) => signed(part) * 10n ** BigInt(scale - part.scale));
  return fromDecimal((first ?? 0n) % (second ?? 1n), scale);
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

function signed({ digits, isNegative }: Decimal): bigint {
  return isNegative ? -digits : digits;
}

function fromDecimal(digits: bigint, scale: number): number | undefined {
  const written = `${digits}e${-scale}`;
  const value = Number(written);
  return isExact(value) && signed(toDecimal(value)) * 10n ** BigInt(Math.max(0, scale - toDecimal(value).scale)) === digits * 10n ** BigInt(Math.max(0, toDecimal(value).scale - scale))
    ? value
    : undefined;
}

function significantDigits(written: string): number {
  return written.replace(/^-/, '').replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
}
