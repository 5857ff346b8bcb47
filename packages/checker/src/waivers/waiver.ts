import type { Location } from '../judged-input.ts';

/** The fields of a decision to accept a fail for a while, as people write it. */
export interface WaiverRecord {
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
}

/** An address in one input: two inputs may use the same. */
export interface HeldAddress {
  /** Path of the input. */
  readonly input: string;
  readonly address: string;
}

/** A decision to accept a fail for a while, as a record in the user's repository. */
export interface Waiver extends WaiverRecord {
  /** For a waiver in a comment: the resources that it stands with, and `resource` names for a reader. */
  readonly addresses?: readonly HeldAddress[];
  /** Its place in the list, from 0; those in comments come after the file. */
  readonly position: number;
  /** Where it is written. */
  readonly location: Location;
}
