import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Says whether HCP Terraform signed these bytes with one of the keys: the header `X-TFC-Task-Signature` is the
 * HMAC-SHA512 of the raw body in hexadecimal. Every key is tried, and compared in constant time.
 * Source: HCP Terraform, run tasks integration API, request headers.
 */
export function isSigned(body: Uint8Array, signature: string, keys: readonly string[]): boolean {
  if (!/^[0-9a-f]{128}$/.test(signature)) return false;
  const given = Buffer.from(signature, 'hex');
  const matches = keys.map((key) => timingSafeEqual(createHmac('sha512', key).update(body).digest(), given));
  return matches.includes(true);
}
