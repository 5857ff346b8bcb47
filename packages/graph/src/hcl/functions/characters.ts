let segmenter: Intl.Segmenter | undefined;

/** Characters as people see them: what Terraform counts, cuts and turns around. */
export function charactersOf(text: string): readonly string[] {
  if (/^[\u0020-\u007E\n\t]*$/.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function countCharacters(text: string): number {
  return charactersOf(text).length;
}
