import type { Severity } from '@autoclave/catalog';
import type { ShownVerdict } from '../verdict-words.ts';

/** What the script of the page gets: the findings, with what they share said once. All text is printable. */
export interface PageData {
  readonly controls: readonly PageControl[];
  readonly findings: readonly PageFinding[];
}

/** A control, or a rule that a waiver breaks. */
export interface PageControl {
  readonly id: string;
  readonly title: string;
  readonly risk: string;
  readonly fix: string;
  /** Empty where nothing is to be noted. */
  readonly note: string;
  /** With the name of the framework: `HIPAA 164.312(b)`. */
  readonly citations: readonly string[];
  /** The same check elsewhere: `AWS Config rds-storage-encrypted`. */
  readonly names: readonly string[];
}

/** A finding. Texts are empty where there is nothing to show. */
export interface PageFinding {
  /** Place of its control in the list. */
  readonly control: number;
  readonly verdict: ShownVerdict;
  readonly severity: Severity;
  readonly resource: string;
  /** Address of the module instance; '' for the root module. */
  readonly module: string;
  /** Source and version of the module. */
  readonly source: string;
  /** `main.tf:12`, or the input where it shows no lines. */
  readonly place: string;
  readonly message: string;
  readonly got: string;
  readonly expected: string;
  readonly evidence: readonly string[];
  /** Label and text of each line. */
  readonly waiver: readonly (readonly [label: string, text: string])[];
  /** What there is beside the message, label and text of each line. */
  readonly remarks: readonly (readonly [label: string, text: string])[];
  /** Against the baseline; empty where there is none. */
  readonly baseline: 'new' | 'known' | '';
  readonly fingerprint: string;
}
