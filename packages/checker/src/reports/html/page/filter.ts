import type { PageControl, PageData, PageFinding } from '../page-data.ts';

/** What is to be shown. Empty text and names stand for all; `(root)` is the root module. */
export interface Filter {
  readonly text: string;
  readonly control: string;
  readonly module: string;
  readonly citation: string;
  readonly severities: readonly string[];
  readonly verdicts: readonly string[];
  /** Undefined where there is no baseline. */
  readonly baseline: readonly string[] | undefined;
}

/** The findings that meet a filter, in their order. Every word of the text must occur, in any letter case. */
export function filterFindings({ findings, controls }: PageData, filter: Filter): readonly PageFinding[] {
  const words = filter.text.toLowerCase().split(/\s+/);
  const module = filter.module === '(root)' ? '' : filter.module;
  return findings.filter((finding) => {
    const control = controls[finding.control];
    return (
      control !== undefined &&
      filter.severities.includes(finding.severity) &&
      filter.verdicts.includes(finding.verdict) &&
      (filter.baseline === undefined || filter.baseline.includes(finding.baseline)) &&
      (filter.control === '' || control.id === filter.control) &&
      (filter.module === '' || finding.module === module) &&
      (filter.citation === '' || control.citations.includes(filter.citation)) &&
      holdsAll(searchText(finding, control), words)
    );
  });
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

const searchTexts = new WeakMap<PageFinding, string>();

/** Everything that a row shows; made once, because it is searched at every key. */
function searchText(finding: PageFinding, control: PageControl): string {
  let text = searchTexts.get(finding);
  if (text === undefined) {
    const { resource, message, place, source } = finding;
    text = [control.id, control.title, ...control.names, resource, message, place, source].join('\n').toLowerCase();
    searchTexts.set(finding, text);
  }
  return text;
}
