/** An error of ours, not of the user: a control threw while it judged. It is never shown as a finding. */
export class Defect extends Error {
  /** Id of the control that threw. */
  readonly control: string;
  /** Address of the resource that it judged. */
  readonly resource: string;

  constructor(control: string, resource: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`control ${control} threw while it judged ${resource}: ${reason}`, { cause });
    this.name = 'Defect';
    this.control = control;
    this.resource = resource;
  }
}
