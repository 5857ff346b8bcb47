export { readExample, type ExampleGraph } from './example/read-example.ts';
export * from './instance.ts';
export { LinkedGraph } from './linked-graph.ts';
