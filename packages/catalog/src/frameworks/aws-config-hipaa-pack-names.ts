import { awsConfigHipaaPackTable } from './aws-config-hipaa-pack-table.ts';

/** Names of the rules of the pack. They are read without the rest of the table: every check needs them, and no more. */
export const awsConfigHipaaPackNames: ReadonlySet<string> = new Set(
  awsConfigHipaaPackTable.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(0, line.indexOf(' | '))])),
);
