/** A JSON value that knows its line. */
export type JsonNode =
  | { readonly kind: 'scalar'; readonly value: string | boolean | null; readonly line: number }
  /** Kept as it is written: a JavaScript number may not hold all of its digits. */
  | { readonly kind: 'number'; readonly written: string; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly JsonNode[]; readonly line: number }
  /** A member that is repeated is listed each time. */
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, JsonNode])[]; readonly line: number };

/** Where and why a text is not JSON. */
export interface JsonProblem {
  readonly line: number;
  readonly message: string;
}

const deepest = 200;

/** Parses JSON with the line of every value. Nested deeper than 200 levels, it is refused. */
export function parseJsonText(text: string): JsonNode | JsonProblem {
  const reader = new JsonReader(text);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof NotJson) return { line: error.line, message: error.message };
    throw error;
  }
}

/** Says whether parsing has failed. */
export function isJsonProblem(parsed: JsonNode | JsonProblem): parsed is JsonProblem {
  return 'message' in parsed;
}

/** Stays in this file: it ends the reading of one text. */
class NotJson extends SyntaxError {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const string = /"[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*"/y;
const word = /true|false|null/y;

class JsonReader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsonNode {
    this.#skipSpace();
    const node = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#unexpected();
    return node;
  }

  #value(depth: number): JsonNode {
    if (depth > deepest) throw new NotJson(`it is nested deeper than ${deepest} levels`, this.#lineHere());
    const line = this.#lineHere();
    const first = this.#text[this.#at];
    if (first === '{') return { kind: 'object', members: this.#members(depth), line };
    if (first === '[') return { kind: 'list', items: this.#items(depth), line };
    if (first === '"') return { kind: 'scalar', value: this.#string(), line };
    const digits = this.#match(number);
    if (digits !== undefined) return { kind: 'number', written: digits, line };
    const name = this.#match(word);
    if (name === undefined) throw this.#unexpected();
    return { kind: 'scalar', value: name === 'null' ? null : name === 'true', line };
  }

  #items(depth: number): readonly JsonNode[] {
    const items: JsonNode[] = [];
    this.#list(']', () => items.push(this.#value(depth + 1)));
    return items;
  }

  #members(depth: number): readonly (readonly [string, JsonNode])[] {
    const members: (readonly [string, JsonNode])[] = [];
    this.#list('}', () => {
      const name = this.#string();
      this.#skipSpace();
      if (this.#text[this.#at] !== ':') throw this.#unexpected();
      this.#at += 1;
      this.#skipSpace();
      members.push([name, this.#value(depth + 1)]);
    });
    return members;
  }

  /** Reads what stands between brackets, separated by commas. */
  #list(end: string, readOne: () => void): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#text[this.#at] === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      readOne();
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (next !== end && next !== ',') throw this.#unexpected();
      this.#at += 1;
      if (next === end) return;
      this.#skipSpace();
    }
  }

  #string(): string {
    const written = this.#match(string);
    if (written === undefined || hasControl(written)) throw this.#unexpected();
    return written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #skipSpace(): void {
    this.#match(space);
  }

  #lineHere(): number {
    for (let index = this.#text.indexOf('\n', this.#counted); index !== -1 && index < this.#at;) {
      this.#line += 1;
      this.#counted = index + 1;
      index = this.#text.indexOf('\n', this.#counted);
    }
    return this.#line;
  }

  #unexpected(): NotJson {
    const found = this.#text[this.#at];
    return new NotJson(
      found === undefined ? 'it ends too early' : `unexpected ${JSON.stringify(found)}`,
      this.#lineHere(),
    );
  }
}

/** JSON has them only in escaped form. */
function hasControl(written: string): boolean {
  for (let at = 0; at < written.length; at += 1) if (written.charCodeAt(at) < 0x20) return true;
  return false;
}
