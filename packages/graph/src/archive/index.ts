export { readPlanArchive, type ArchiveReadOptions } from './read-archive.ts';
export { showWithTerraform, type ShownPlan, type ShowPlan } from './show.ts';
