export { healthtech } from './healthtech/healthtech.ts';
export { environments, type Environment, type KitFiles, type KitOptions } from './kit.ts';
