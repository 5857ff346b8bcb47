import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHclFolder } from '@autoclave/graph/hcl';
import { expect, test } from 'vitest';
import { syntheticFolder } from './synthetic-folder.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

test('the files are one configuration, of which everything is read', async () => {
  const folder = temporaryFolder();
  for (const [name, text] of syntheticFolder(20)) writeFileSync(join(folder, name), text);
  const input = await readHclFolder(folder, { path: 'folder' });
  // Five of each service, of which two are by for_each, and a key for ten services.
  expect(input.instances).toHaveLength(20 * 5 + 2);
  const encryption = input.instances.find(
    ({ address }) => address === 'aws_s3_bucket_server_side_encryption_configuration.service_13',
  );
  const { links } = encryption!.resolve('rule.apply_server_side_encryption_by_default.kms_master_key_id');
  expect(links.map(({ target }) => target)).toEqual(['aws_kms_key.service_10']);
});

test('equal numbers give equal files', () => {
  expect(syntheticFolder(30)).toEqual(syntheticFolder(30));
  expect(syntheticFolder(30).size).toBe(30);
});
