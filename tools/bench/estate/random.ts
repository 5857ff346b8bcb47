/** Draws the next number, at least 0 and less than 1. */
export type Random = () => number;

/** A linear congruential generator (Numerical Recipes): equal seeds draw equal numbers on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Digits as AWS puts them at the end of an id; equal for equal texts (FNV-1a). */
export function idDigits(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const digits = (hash >>> 0).toString(16).padStart(8, '0');
  return `0${digits}${digits}`;
}
