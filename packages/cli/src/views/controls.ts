import type { Control } from '@autoclave/catalog';
import type { Terminal } from '../command.ts';

/** Columns of an id. The few ids that are longer push their own line, not the titles of all out of sight. */
const widestId = 49;

/** Lists the controls for a person, one a line. */
export function controlsHuman(controls: readonly Control[], { width }: Terminal): string {
  const ids = Math.min(widestId, Math.max(...controls.map((control) => control.id.length)));
  const lines = controls.map((control) => {
    const citation = control.citations.hipaa[0] ?? control.citations.soc2[0] ?? '';
    const line = `${control.id.padEnd(ids)}  ${control.severity.padEnd(8)}  ${citation.padEnd(21)}  ${control.title}`;
    return line.length > width && width > ids + 40 ? `${line.slice(0, width - 1)}…` : line;
  });
  const shownBy = (evidence: Control['evidence']): number =>
    controls.filter((control) => control.evidence === evidence).length;
  const shown = `${shownBy('plan')} shown by a plan, ${shownBy('runtime')} only by what runs, ${shownBy('human')} only by people`;
  return `${lines.join('\n')}\n\n${controls.length} controls: ${shown}\nautoclave explain <id> tells more\n`;
}

/** Lists the controls as JSON, in the shape that other tools build on. */
export function controlsJson(controls: readonly Control[]): string {
  const rows = controls.map(
    ({ id, title, severity, evidence, citations, awsConfig, securityHub, aliases, resources }) => ({
      id,
      title,
      severity,
      evidence,
      citations,
      awsConfig,
      securityHub,
      aliases,
      resources,
    }),
  );
  return `${JSON.stringify({ formatVersion: '1', controls: rows }, null, 2)}\n`;
}
