/**
 * Reads a table of text: a line is a row, ` | ` divides its cells, and `-` is an empty cell. Facts that come by the
 * hundred are kept so, because a row then stays one line that can be compared with its source.
 */
export function tableRows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' | ').map((cell) => (cell === '-' ? '' : cell)));
}

/** The words of a cell that holds several. */
export function cellWords(cell: string): readonly string[] {
  return cell.split(' ').filter((word) => word !== '');
}
