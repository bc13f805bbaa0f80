/**
 * The register of assumptions: every rule that was not read in an official text, with its value, its source, how sure it
 * is and who confirmed it. Rules read their numbers here; figures name the assumptions they rest on.
 */
export type { Grade } from './assumption.ts';
export { type AssumptionKey, type Assumptions, assumptionKeys } from './defaults.ts';
export {
  checkAssumption,
  isUnconfirmed,
  listAssumptions,
  loadAssumptions,
  readAssumptions,
  type StoredAssumption,
} from './store.ts';
