import type { Outside } from './outside.ts';

/** A standard or an implementation specification of the HIPAA Security Rule. */
export interface HipaaItem {
  /** Paragraph of 45 CFR, such as `164.312(a)(2)(iv)`. */
  readonly id: string;
  /** The section that holds it, such as `164.312`. */
  readonly section: string;
  readonly title: string;
  readonly kind: 'standard' | 'specification';
  /**
   * A standard is always required. Addressable means: implement it, or write down why it is not reasonable and do an
   * equivalent where one is (164.306(d)(3)). It does not mean optional.
   */
  readonly requirement: 'required' | 'addressable';
  /** The standard that a specification belongs to; the section for a standard. */
  readonly parent: string;
  /** The kind of organisation it concerns, where not every one. */
  readonly appliesOnlyTo?: string;
  /** What people must do about it; absent where technical controls are enough. */
  readonly outside?: Outside;
}
