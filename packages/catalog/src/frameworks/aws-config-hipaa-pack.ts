import { awsConfigHipaaPackTable } from './aws-config-hipaa-pack-table.ts';
import { cellWords, tableRows } from './table.ts';

/** What makes AWS Config evaluate a rule. A manual rule is a process check: a person sets its result. */
export type ConfigTrigger = 'change' | 'periodic' | 'hybrid' | 'manual';

/** A rule of the AWS Config conformance pack for the Security Rule. */
export interface HipaaPackRule {
  /** Such as `rds-storage-encrypted`. */
  readonly name: string;
  /** The identifier to deploy it by, such as `RDS_STORAGE_ENCRYPTED`. */
  readonly identifier: string;
  readonly trigger: ConfigTrigger;
  /** No machine decides it. */
  readonly processCheck: boolean;
  /** CloudFormation types that it judges. */
  readonly resourceTypes: readonly string[];
  /** Parameters with the values that the pack gives them. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Security Hub controls that attest the same. */
  readonly securityHub: readonly string[];
  /**
   * Items of the Security Rule that AWS ties it to. A control, once there is one for the rule, owns the citation; until
   * then these place the rule in the coverage, and they are the least that the control must cite.
   */
  readonly sections: readonly string[];
  /** SOC 2 criteria that public mappings tie it to, taken together: opinions, not a mapping of AWS. */
  readonly criteria: readonly string[];
}

const triggers: readonly ConfigTrigger[] = ['change', 'periodic', 'hybrid', 'manual'];

/** The 130 rules of the pack, in its order. */
export const awsConfigHipaaPack: readonly HipaaPackRule[] = tableRows(awsConfigHipaaPackTable).flatMap(packRule);

function packRule(row: readonly string[]): HipaaPackRule[] {
  const [name = '', identifier = '', word, types = '', parameters = '', hub = '', sections = '', criteria = ''] = row;
  const trigger = triggers.find((known) => known === word);
  if (trigger === undefined) return [];
  return [
    {
      name,
      identifier: identifier === '=' ? name.toUpperCase().replaceAll('-', '_') : identifier,
      trigger,
      processCheck: trigger === 'manual',
      resourceTypes: cellWords(types),
      parameters: parametersOf(parameters),
      securityHub: cellWords(hub),
      sections: cellWords(sections),
      criteria: cellWords(criteria),
    },
  ];
}

function parametersOf(cell: string): Record<string, string> {
  const pairs = cell.split('; ').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value];
    }),
  );
}
