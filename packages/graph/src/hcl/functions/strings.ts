import { bareOf, failure, missingValue, sequence, text, type HclValue } from '../values/value.ts';
import { joinTexts } from '../evaluate/templates.ts';
import { convertTo } from '../values/convert.ts';
import { charactersOf } from './characters.ts';
import { itemsOf, needsList, ofKnown, ofParts, type FunctionDefinition } from './define.ts';
import { formatText } from './format.ts';

const several = Number.POSITIVE_INFINITY;

/** Functions over text. */
export const stringFunctions: Readonly<Record<string, FunctionDefinition>> = {
  chomp: ofKnown(['text'], (value) => value.replace(/[\r\n]+$/, '')),
  endswith: ofKnown(['text', 'text'], (value, end) => value.endsWith(end)),
  startswith: ofKnown(['text', 'text'], (value, start) => value.startsWith(start)),
  strcontains: ofKnown(['text', 'text'], (value, part) => value.includes(part)),
  format: ofParts([1, several], ([pattern = null, ...given]) => formatText(pattern, given)),
  formatlist: ofParts([1, several], ([pattern = null, ...given]) => {
    const lengths = given.flatMap((one) => itemsOf(one)?.length ?? []);
    const length = lengths[0] ?? 1;
    if (lengths.some((other) => other !== length)) return failure('the lists of formatlist differ in length');
    const lines = Array.from({ length }, (_, at) =>
      formatText(
        pattern,
        given.map((one) => itemsOf(one)?.[at] ?? one),
      ),
    );
    return sequence('list', lines);
  }),
  indent: ofKnown(['number', 'text'], (spaces, value) =>
    spaces < 0 || spaces > 1000
      ? failure('an indentation is out of bounds')
      : text(value.replaceAll('\n', `\n${' '.repeat(spaces)}`)),
  ),
  join: ofParts([2, several], ([separator = null, ...lists]) => {
    const items = lists.map(itemsOf);
    if (items.includes(undefined)) return needsList();
    const texts: HclValue[] = [];
    for (const item of items.flatMap((list) => list ?? [])) {
      const own = convertTo(item, 'string');
      if (bareOf(own) === null) return failure('null stands in a list of texts');
      texts.push(...(texts.length > 0 ? [convertTo(separator, 'string'), own] : [own]));
    }
    return joinTexts(texts);
  }),
  lower: ofKnown(['text'], (value) => eachCharacter(value, (one) => (one === 'İ' ? 'i' : one.toLowerCase()))),
  upper: ofKnown(['text'], (value) => eachCharacter(value, (one) => one.toUpperCase())),
  split: ofKnown(['text', 'text'], (separator, value) =>
    sequence('list', separator === '' ? charactersOf(value) : value.split(separator)),
  ),
  strrev: ofKnown(['text'], (value) => charactersOf(value).toReversed().join('')),
  substr: ofKnown(['text', 'number', 'number'], (value, offset, length) => {
    const characters = charactersOf(value);
    const from = offset < 0 ? Math.max(0, characters.length + offset) : offset;
    return characters.slice(from, length < 0 ? undefined : from + length).join('');
  }),
  title: ofKnown(['text'], (value) => {
    // These have a form of their own for the beginning of a word.
    if (/[\u01C4-\u01CC\u01F1-\u01F3]/.test(value)) return missingValue('a text with digraphs');
    return value.replaceAll(
      /(^|[\s!-/:-@[-^`{-~])(\p{Ll})/gu,
      (_all, before: string, letter: string) => before + eachCharacter(letter, (one) => one.toUpperCase()),
    );
  }),
  trim: ofKnown(['text', 'text'], (value, cut) => {
    const characters = Array.from(value);
    const isCut = (character: string | undefined): boolean => character !== undefined && cut.includes(character);
    let [from, to] = [0, characters.length];
    while (from < to && isCut(characters[from])) from += 1;
    while (to > from && isCut(characters[to - 1])) to -= 1;
    return characters.slice(from, to).join('');
  }),
  trimprefix: ofKnown(['text', 'text'], (value, start) =>
    value.startsWith(start) ? value.slice(start.length) : value,
  ),
  trimsuffix: ofKnown(['text', 'text'], (value, end) =>
    end !== '' && value.endsWith(end) ? value.slice(0, -end.length) : value,
  ),
  trimspace: ofKnown(['text'], (value) => value.trim()),
};

/** As Go maps letters: one at a time, and none to several. */
function eachCharacter(value: string, change: (character: string) => string): string {
  return Array.from(value, (character) => {
    const changed = change(character);
    return Array.from(changed).length === 1 ? changed : character;
  }).join('');
}
