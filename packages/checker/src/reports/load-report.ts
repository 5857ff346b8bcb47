import type { RenderReport } from './render-request.ts';

export type { Folders } from './place.ts';
export type { RenderReport, RenderRequest, ShownVerdicts } from './render-request.ts';

/** The formats that files and other tools take, beside the one for people and JSON. */
export const reportFormats: readonly ReportFormat[] = [
  'sarif',
  'junit',
  'markdown',
  'csv',
  'html',
  'github',
  'github-summary',
  'ocsf',
  'oscal',
];
export type ReportFormat =
  | 'sarif'
  | 'junit'
  | 'markdown'
  | 'csv'
  | 'html'
  | 'github'
  | 'github-summary'
  | 'ocsf'
  | 'oscal';

/** Says whether a format lists what passes although nobody asks for every verdict: a test that passes is a result too. */
export function listsPasses(format: string): boolean {
  return format === 'junit';
}

/** Loads the code of one format and of no other. */
export async function loadReport(format: ReportFormat): Promise<RenderReport> {
  switch (format) {
    case 'sarif':
      return (await import('./sarif/sarif.ts')).renderSarif;
    case 'junit':
      return (await import('./junit.ts')).renderJunit;
    case 'markdown':
      return markdown('comment');
    case 'csv':
      return (await import('./csv.ts')).renderCsv;
    case 'html':
      return (await import('./html/html.ts')).renderHtml;
    case 'github':
      return (await import('./github.ts')).renderGithub;
    case 'github-summary':
      return markdown('summary');
    case 'ocsf':
      return (await import('./ocsf.ts')).renderOcsf;
    case 'oscal':
      return (await import('./oscal/oscal.ts')).renderOscal;
  }
}

async function markdown(place: 'comment' | 'summary'): Promise<RenderReport> {
  const { markdownLimits, renderMarkdown } = await import('./markdown.ts');
  return (request) => renderMarkdown(request, markdownLimits[place]);
}
