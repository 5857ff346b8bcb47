import type { InlineWaiver } from '../../input.ts';
import type { MarkedComment } from '../syntax/body.ts';

/** What marks a comment as a waiver. */
export const waiverMarker = 'autoclave:waive';

/** What a comment says, before it is known which resources it is about. */
export type WrittenWaiver = Omit<InlineWaiver, 'resources'>;

export interface WaiverProblem {
  /** Counted from 1. */
  readonly line: number;
  /** Without a full stop. */
  readonly message: string;
}

/** Reads the waivers in a comment, one a line. What their fields must hold is left to who judges them. */
export function parseInlineWaivers(comment: MarkedComment): readonly (WrittenWaiver | WaiverProblem)[] {
  return comment.text.split('\n').flatMap((text, index) => {
    const start = text.indexOf(waiverMarker);
    if (start === -1) return [];
    const line = comment.location.line + index;
    const written = text.slice(start + waiverMarker.length).replace(/\*\/\s*$/, '');
    return [parseWaiver(written, { file: comment.location.file, line })];
  });
}

/** Says whether a waiver could not be read. */
export function isWaiverProblem(read: WrittenWaiver | WaiverProblem): read is WaiverProblem {
  return 'message' in read;
}

const word =
  /\s*(?:(?<name>[A-Za-z]+)=(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s"]+))|(?<control>[A-Za-z0-9_.-]+))(?=\s|$)/y;

function parseWaiver(written: string, location: WrittenWaiver['location']): WrittenWaiver | WaiverProblem {
  const problem = (message: string): WaiverProblem => ({ line: location.line, message: `a waiver ${message}` });
  const given = new Map<string, string>();
  let control: string | undefined;
  const text = written.trimEnd();
  word.lastIndex = 0;
  while (word.lastIndex < text.length) {
    const at = word.lastIndex;
    const groups = word.exec(text)?.groups;
    if (groups === undefined) return problem(`cannot be read from ${JSON.stringify(text.slice(at).trim())} on`);
    const { name, quoted, bare } = groups;
    if (name === undefined) {
      if (control !== undefined || given.size > 0)
        return problem('names its control once, in front of everything else');
      control = groups['control'];
    } else if (given.has(name)) return problem(`has the field ${name} twice`);
    else given.set(name, quoted === undefined ? (bare ?? '') : quoted.replaceAll(/\\(.)/g, '$1'));
  }
  if (control === undefined) return problem('names no control');
  return { control, fields: Object.fromEntries(given), location };
}
