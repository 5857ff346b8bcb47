/** Says whether an address is meant. */
export type AddressMatcher = (address: string) => boolean;

/** Stands for the dot between two steps of an address; a dot inside an instance key is an ordinary character. */
const separator = '\0';
const star = Symbol('anything within a step');
const anything = Symbol('anything');
const noStep = Symbol('no step yet');
const wholeSteps = Symbol('whole steps, up to and with a separator');

/** `**.` is read as `noStep` and `wholeSteps`, one after the other. */
type Token = string | typeof star | typeof anything | typeof noStep | typeof wholeSteps;

/**
 * Reads an address pattern. `*` stands for anything within one step of an address, its instance key included; `**`
 * stands for anything, and `**.` at the beginning of a step also for no step at all. The rest is exact.
 * Matching takes time in proportion to the lengths of pattern and address multiplied, whatever the pattern.
 */
export function compilePattern(pattern: string): AddressMatcher {
  const matchesMarked = compileMarked(pattern);
  return (address) => matchesMarked(markAddress(address));
}

/** An address that is prepared to be held against many patterns. */
export interface MarkedAddress {
  /** Its text, with the separator between its steps. */
  readonly marked: string;
}

/** Prepares an address. */
export function markAddress(address: string): MarkedAddress {
  return { marked: markSteps(address) };
}

/** As `compilePattern`, for addresses that are prepared. */
export function compileMarked(pattern: string): (address: MarkedAddress) => boolean {
  const tokens = tokenise(markSteps(pattern));
  const { head, tail, runs } = exactParts(tokens);
  // Most addresses lack a part of the pattern that is exact, which is quickly seen.
  return ({ marked }) =>
    marked.startsWith(head) &&
    marked.endsWith(tail) &&
    runs.every((run) => marked.includes(run)) &&
    matches(tokens, marked);
}

/** Says whether a pattern is an address, without wildcards. */
export function isExact(pattern: string): boolean {
  return !pattern.includes('*');
}

/**
 * Says whether a pattern names nothing: beside the keywords `module` and `data` it has only wildcards, or what every address
 * has, as the `aws_` of every type. What stands between two `**` may be anywhere, so it names nothing either.
 */
export function isOnlyWildcards(pattern: string): boolean {
  const steps = markSteps(pattern).split(separator);
  // After `module` comes a name, and a module may be called `data`.
  return steps.every((step, index) => {
    const isKeyword = (step === 'module' || step === 'data') && steps[index - 1] !== 'module';
    return isKeyword || step.includes('**') || /^[*[\]"_]*$/.test(step.replace(/^aws(?=[_*])/, ''));
  });
}

function tokenise(marked: string): readonly Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < marked.length) {
    const stars = /^\**/.exec(marked.slice(index))?.[0].length ?? 0;
    const beginsStep = index === 0 || marked[index - 1] === separator;
    if (stars === 0) {
      tokens.push(marked[index] ?? '');
      index += 1;
    } else if (stars > 1 && beginsStep && marked[index + stars] === separator) {
      tokens.push(noStep, wholeSteps);
      index += stars + 1;
    } else {
      tokens.push(stars === 1 ? star : anything);
      index += stars;
    }
  }
  return tokens;
}

/** The parts of a pattern around and between its wildcards: an address that it stands for has them all. */
function exactParts(tokens: readonly Token[]): {
  readonly head: string;
  readonly tail: string;
  readonly runs: readonly string[];
} {
  const runs: string[] = [''];
  for (const token of tokens) {
    if (typeof token === 'string') runs.push((runs.pop() ?? '') + token);
    else runs.push('');
  }
  return { head: runs.at(0) ?? '', tail: runs.at(-1) ?? '', runs };
}

/** Follows all ways through the pattern at once, so that no pattern can make it slow. */
function matches(tokens: readonly Token[], text: string): boolean {
  let places = withFree(tokens, new Set([0]));
  for (let index = 0; index < text.length && places.size > 0; index += 1) {
    const character = text[index] ?? '';
    const next = new Set<number>();
    for (const place of places) for (const reached of read(tokens[place], place, character)) next.add(reached);
    places = withFree(tokens, next);
  }
  return places.has(tokens.length);
}

/** The places that a token leads to when it reads a character. */
function read(token: Token | undefined, place: number, character: string): readonly number[] {
  if (token === star) return character === separator ? [] : [place];
  if (token === anything) return [place];
  if (token === noStep) return [place + 1];
  if (token === wholeSteps) return character === separator ? [place, place + 1] : [place];
  return token === character ? [place + 1] : [];
}

/** Adds the places that are reached without reading a character. A set visits what is added while it is walked. */
function withFree(tokens: readonly Token[], places: Set<number>): Set<number> {
  for (const place of places) {
    const token = tokens[place];
    if (token === star || token === anything) places.add(place + 1);
    if (token === noStep) places.add(place + 2);
  }
  return places;
}

/** Replaces the dots between steps. Instance keys are quoted strings in which a backslash keeps the next character. */
function markSteps(text: string): string {
  let quoted = false;
  let marked = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quoted && character === '\\') {
      marked += character + (text[index + 1] ?? '');
      index += 1;
      continue;
    }
    if (character === '"') quoted = !quoted;
    marked += character === '.' && !quoted ? separator : character;
  }
  return marked;
}
