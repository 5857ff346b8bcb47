import { printable } from '@autoclave/checker';
import type { WrittenWaiver } from '../waive/write-waiver.ts';

/** Tells a person which waiver is written, and where. */
export function waiveHuman({ waiver, isNewFile }: WrittenWaiver): string {
  const { control, resource, expires, location } = waiver;
  return [
    printable(`waived ${control} for ${resource}, until ${expires}`),
    printable(`in ${location.file}:${location.line}${isNewFile ? ', a new file' : ''}`),
    '',
  ].join('\n');
}

/** Shows the written waiver as JSON. */
export function waiveJson({ waiver, isNewFile }: WrittenWaiver): string {
  const { location } = waiver;
  const document = {
    formatVersion: '1',
    file: location.file,
    line: location.line,
    isNewFile,
    waiver: {
      control: waiver.control,
      resource: waiver.resource,
      reason: waiver.reason,
      owner: waiver.owner,
      approver: waiver.approver,
      expires: waiver.expires,
      compensatingControl: waiver.compensatingControl ?? null,
      ticket: waiver.ticket ?? null,
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
