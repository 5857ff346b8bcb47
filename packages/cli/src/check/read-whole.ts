import { inputTooLarge } from '../errors.ts';

/** Bytes; Node holds no longer text. A plan of 100,000 resources has about 300 MiB. */
export const largestText: number = 500 * 1024 * 1024;

/**
 * Reads a stream to its end as text. A pipe tells its size only then.
 * @param path As messages name it.
 * @throws UserError input-too-large
 */
export async function readWhole(stream: AsyncIterable<Uint8Array>, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > largestText) throw inputTooLarge(path, largestText);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
