export { readCdktnOutput } from './read-cdktn.ts';
