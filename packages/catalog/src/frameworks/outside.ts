/** What no technical control can do about a citation, and who answers for it. */
export interface Outside {
  /** All of it, or the rest that technical controls leave. */
  readonly share: 'all' | 'rest';
  /** Who must see to it, such as `Security officer` or `AWS (physical)`. */
  readonly owner: string;
  /** What the organisation must do, in one sentence. */
  readonly reason: string;
}
