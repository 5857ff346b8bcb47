import { test } from 'vitest';
import { relativePath, type Folders } from '../../src/reports/place.ts';

const folders: Folders = { cwd: '/home/ana/repository/stacks', root: '/home/ana/repository' };

const cases: readonly (readonly [because: string, file: string, folders: Folders | undefined, shown: string])[] = [
  ['a relative path is seen from the root', 'main.tf', folders, 'stacks/main.tf'],
  ['a path out of the folder stays in the repository', '../modules/rds/main.tf', folders, 'modules/rds/main.tf'],
  ['an absolute path inside loses its head', '/home/ana/repository/main.tf', folders, 'main.tf'],
  ['of a path outside only the name stays', '/home/ben/secret/plan.json', folders, 'plan.json'],
  ['of a relative path outside too', '../../elsewhere/plan.json', folders, 'plan.json'],
  ['the root itself is a dot', '..', folders, '.'],
  ['standard input has a name', '-', folders, 'stdin'],
  ['without folders a relative path is tidied', './stacks//main.tf', undefined, 'stacks/main.tf'],
  ['and an absolute one loses its folders', '/home/ana/plan.json', undefined, 'plan.json'],
  ['a drive letter is absolute', String.raw`C:\Users\ana\plan.json`, undefined, 'plan.json'],
  ['backslashes are slashes', String.raw`stacks\main.tf`, undefined, 'stacks/main.tf'],
];

test.for(cases)('%s', ([, file, given, shown], { expect }) => {
  expect(relativePath(file, given)).toBe(shown);
});
