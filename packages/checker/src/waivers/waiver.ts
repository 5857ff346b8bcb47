import type { Location } from '../judged-input.ts';

/** A decision to accept a fail for a while, as a record in the user's repository. */
export interface Waiver {
  /** Control id; aliases are resolved when the file is read. */
  readonly control: string;
  /** Address pattern, see `compilePattern`. */
  readonly resource: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Who agreed; another person than the owner. */
  readonly approver: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
  /** What lowers the risk in the meantime. */
  readonly compensatingControl?: string;
  readonly ticket?: string;
  /** For a waiver in a comment: the resources that it stands with, and `resource` names for a reader. */
  readonly addresses?: readonly string[];
  /** Its place in the list, from 0; those in comments come after the file. */
  readonly position: number;
  /** Where it is written. */
  readonly location: Location;
}
