/** What bounds the server. Times are in milliseconds. */
export interface Limits {
  /** Bytes of a request. Payloads are a few thousand. */
  readonly bodyBytes: number;
  /** Bytes of a plan. */
  readonly planBytes: number;
  /** One attempt to fetch the plan, from the question to its last byte. */
  readonly planAttemptMs: number;
  /** All attempts together. HCP Terraform gives a task up after ten minutes without a word. */
  readonly planMs: number;
  readonly callbackAttemptMs: number;
  /** All attempts to send one result together. */
  readonly callbackMs: number;
  readonly attempts: number;
  /** Pause before the second attempt; each later one is twice as long. */
  readonly firstPauseMs: number;
  /** The longest pause, also of those that an answer asks for. */
  readonly longestPauseMs: number;
  /** Tasks at a time. */
  readonly atOnce: number;
  /** Tasks that wait; one more is answered with 503, and HCP Terraform asks again. */
  readonly waiting: number;
  /** How long tasks may still run once the server is asked to stop. */
  readonly stopMs: number;
}

const seconds = 1000;
const mebibytes = 1024 * 1024;

/** Limits for HCP Terraform and Terraform Enterprise. */
export const usualLimits: Limits = {
  bodyBytes: mebibytes,
  planBytes: 128 * mebibytes,
  planAttemptMs: 60 * seconds,
  planMs: 180 * seconds,
  callbackAttemptMs: 10 * seconds,
  callbackMs: 120 * seconds,
  attempts: 6,
  firstPauseMs: seconds,
  longestPauseMs: 30 * seconds,
  atOnce: 2,
  waiting: 200,
  stopMs: 25 * seconds,
};
