import { distance } from 'fastest-levenshtein';

/** Finds the candidate that the fewest edits lead to: at most a third of the name's length. The first of equals wins. */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.floor(name.length / 3) + 1;
  for (const candidate of candidates) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}
