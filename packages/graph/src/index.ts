export { looksLikeSavedPlan, savedPlanHead } from './archive/saved-plan.ts';
export { readExample, type ExampleGraph } from './example/read-example.ts';
export { configurationFiles, isConfigurationFile } from './hcl/files/configuration-files.ts';
export type * from './input.ts';
export * from './instance.ts';
export { LinkedGraph } from './linked-graph.ts';
export { readPlan } from './plan/read-plan.ts';
export { readInput } from './read-input.ts';
export { readState } from './state/read-state.ts';
