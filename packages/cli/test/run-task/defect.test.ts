import { Defect } from '@autoclave/checker';
import { expect, test } from 'vitest';
import { defectFacts } from '../../src/run-task/defect.ts';

function thrown(message: string): TypeError {
  return new TypeError(message);
}

test('the frames of what a control threw stand before those of the judge', () => {
  const { error, trace } = defectFacts(new Defect('rds-storage-encrypted', 'aws_db_instance.phi', thrown('x')));
  expect(error).toBe('defect');
  expect(trace).toMatch(/^at thrown \(.*defect\.test\.ts:\d+:\d+\) at /);
  expect(trace.match(/at thrown /g)).toHaveLength(1);
  expect(trace).not.toMatch(/TypeError|Defect:|aws_db_instance/);
});

test('a message that looks like a frame is none', () => {
  const { trace } = defectFacts(thrown('no plan\n    at hunter2 (secret.ts:1:2)\nat hunter2'));
  expect(trace).toMatch(/^at thrown /);
  expect(trace).not.toContain('hunter2');
});

test('what is no error has no frames', () => {
  expect(defectFacts('hunter2')).toEqual({ error: 'defect', trace: '' });
});
