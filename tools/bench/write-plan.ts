import { writeFileSync } from 'node:fs';
import { syntheticPlan } from './synthetic-plan.ts';

// A process of its own for each plan: what making a large one leaves behind would slow down the measuring.
const [, , resources = '', path = ''] = process.argv;
writeFileSync(path, JSON.stringify(syntheticPlan(Number(resources))));
