/** Says whether a plan or state of this `format_version` can be read: the betas 0.1 and 0.2, and every 1.x. */
export function isSupportedVersion(version: string): boolean {
  return /^(?:0\.[12]|1\.\d+)$/.test(version);
}
