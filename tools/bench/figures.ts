/** A figure of the benchmark: what was measured, against what, and what it should not exceed. */
export interface Figure {
  readonly name: string;
  /** What `measured` and `against` are in. */
  readonly unit: 'ms' | 'bytes';
  readonly measured: number;
  readonly against: number;
  /** The ratio is to stay below this. */
  readonly aim: number;
}

/** A figure, judged. */
export interface JudgedFigure extends Figure {
  readonly ratio: number;
  readonly isMet: boolean;
}

/** Holds a figure against its aim. */
export function judge(figure: Figure): JudgedFigure {
  const ratio = figure.measured / figure.against;
  return { ...figure, ratio, isMet: ratio < figure.aim };
}

/** The figures as a table for people, one a line. */
export function table(figures: readonly JudgedFigure[]): string {
  const rows = figures.map(({ name, unit, measured, against, ratio, aim, isMet }) => [
    name,
    shown(measured, unit),
    shown(against, unit),
    ratio.toFixed(2),
    `< ${aim}`,
    isMet ? 'met' : 'not met',
  ]);
  const all = [['', 'measured', 'against', 'ratio', 'aim', ''], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

/** The figures for other programs. */
export function figuresJson(figures: readonly JudgedFigure[], about: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ formatVersion: '1', ...about, figures }, null, 2)}\n`;
}

function shown(value: number, unit: Figure['unit']): string {
  return unit === 'ms' ? `${value.toFixed(0)} ms` : `${(value / 1024 ** 2).toFixed(0)} MiB`;
}
