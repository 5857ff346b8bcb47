import { styleText } from 'node:util';
import { renderHuman, renderJson, type Paint, type Report, type ShownVerdicts, type Style } from '@autoclave/checker';
import { loadReport, reportFormats, type RenderRequest } from '@autoclave/checker/reports';
import type { CommandResult, Terminal } from '../command.ts';

const styles: { readonly [style in Style]: Parameters<typeof styleText>[0] } = {
  fail: 'red',
  unknown: 'yellow',
  waived: 'cyan',
  pass: 'green',
  strong: 'bold',
  faint: 'dim',
};

/** Shows a report to a person. */
export function checkHuman(report: Report, { width, isColoured }: Terminal): string {
  const paint: Paint = (style, text) => styleText(styles[style], text, { validateStream: false });
  return renderHuman(report, isColoured ? { width, paint } : { width });
}

/** Shows a report as JSON. */
export function checkJson(report: Report, verdicts: ShownVerdicts): string {
  return renderJson(report, { verdicts });
}

/** Shows a report in the formats of files and other tools; each is loaded when it is asked for. */
export function checkFormats(request: RenderRequest): NonNullable<CommandResult['formats']> {
  return Object.fromEntries(
    reportFormats.map((format) => [format, async () => (await loadReport(format))(request)] as const),
  );
}
