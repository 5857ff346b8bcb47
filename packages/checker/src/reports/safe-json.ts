/** Characters that JSON allows bare and that a terminal or a reader may take for something else. */
const bare = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Writes a value as JSON that is safe to print: control and direction characters are escaped, so nothing in it can move
 * a cursor or make text read as another. It is read back as it was.
 * @param indent Spaces per level; 0 writes one line.
 */
export function safeJson(value: unknown, indent: 0 | 2 = 2): string {
  return JSON.stringify(value, null, indent).replaceAll(bare, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
