/** Turns a kebab-case name into the camelCase one that its file exports: `s3-bucket-tls-only` into `s3BucketTlsOnly`. */
export function camelCase(kebab: string): string {
  return kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
