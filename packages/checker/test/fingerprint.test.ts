import fc from 'fast-check';
import { test } from 'vitest';
import { fingerprint } from '../src/index.ts';

test('is fixed: a change would lose every baseline', ({ expect }) => {
  expect(fingerprint('rds-storage-encrypted', 'module.ehr.aws_db_instance.this[0]')).toBe('874faa676f43f739');
});

test('follows the previous address', ({ expect }) => {
  expect(fingerprint('a', 'module.new.aws_vpc.x', 'aws_vpc.x')).toBe(fingerprint('a', 'aws_vpc.x'));
});

test('differs where control or address differ', ({ expect }) => {
  const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
  fc.assert(
    fc.property(id, fc.string(), id, fc.string(), (control, address, otherControl, otherAddress) => {
      fc.pre(control !== otherControl || address !== otherAddress);
      expect(fingerprint(control, address)).not.toBe(fingerprint(otherControl, otherAddress));
      expect(fingerprint(control, address)).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
});
