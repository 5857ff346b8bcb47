import { formatNumber, parseNumber } from '../values/number.ts';
import {
  bareOf,
  dictionary,
  factsOf,
  failure,
  missingValue,
  Sequence,
  longestText,
  sequence,
  Dictionary,
  tooManyDigits,
  unknownFrom,
  type Unknown,
  type HclValue,
} from '../values/value.ts';
import { isJsonProblem, parseJsonText, type JsonNode } from '../syntax/json-text.ts';
import { withMarks } from '../evaluate/operators.ts';
import { plainOf } from './define.ts';

/** Writes a value as JSON. Where parts are not known the text is not, but the value is kept with it. */
export function encodeJson(value: HclValue): HclValue {
  const facts = factsOf(value);
  if (!facts.isKnown) return unknownFrom([value], { isNotNull: true, partial: { kind: 'json', value } });
  return withMarks(new JsonWriter().text(plainOf(value)), [value]);
}

/** Writes a known value as JSON, to compare it with others. */
export function plainJson(value: HclValue): string {
  const written = new JsonWriter().text(value);
  return typeof written === 'string' ? written : '';
}

/** Writes one value. It stops at the first part that cannot be written, and where the text becomes too long to be held. */
class JsonWriter {
  readonly #pieces: string[] = [];
  #length = 0;
  #problem: Unknown | undefined;

  /** @returns An unknown value where a number has too many digits or the text would be too long. */
  text(value: HclValue): string | Unknown {
    this.#write(value);
    return this.#problem ?? this.#pieces.join('');
  }

  #write(value: HclValue): void {
    if (this.#problem !== undefined) return;
    const bare = bareOf(value);
    if (typeof bare === 'string') this.#add(quote(bare));
    else if (typeof bare === 'number') this.#number(bare);
    else if (bare instanceof Sequence) this.#list(bare);
    else if (bare instanceof Dictionary) this.#object(bare);
    else this.#add(String(bare));
  }

  #number(value: number): void {
    const written = formatNumber(value);
    if (written === undefined) this.#problem = tooManyDigits();
    else this.#add(written);
  }

  #list({ items }: Sequence): void {
    this.#add('[');
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#add(',');
      this.#write(item);
    }
    this.#add(']');
  }

  #object({ entries }: Dictionary): void {
    this.#add('{');
    let comma = '';
    for (const [key, one] of entries) {
      this.#add(`${comma}${quote(key)}:`);
      this.#write(one);
      comma = ',';
    }
    this.#add('}');
  }

  #add(piece: string): void {
    this.#length += piece.length;
    this.#pieces.push(piece);
    if (this.#length > longestText) this.#problem ??= missingValue(`a text of more than ${longestText} characters`);
  }
}

/** As Go writes it: what could end a script, and the two line separators, are escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Reads JSON. Objects and lists become objects and tuples. */
export function decodeJson(text: string): HclValue {
  const parsed = parseJsonText(text);
  return isJsonProblem(parsed) ? failure('a text is not JSON') : fromJson(parsed);
}

function fromJson(node: JsonNode): HclValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'number') return parseNumber(node.written) ?? tooManyDigits();
  if (node.kind === 'list') return sequence('tuple', node.items.map(fromJson));
  return dictionary(
    'object',
    node.members.map(([name, value]) => [name, fromJson(value)] as const),
  );
}
