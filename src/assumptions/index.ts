/**
 * The register of assumptions: every rule that was not read in an official text, with its value, its source, how sure it
 * is and who confirmed it. Rules read their numbers here; figures name the assumptions they rest on. Another value takes
 * two people: one proposes, another confirms.
 */
export type { Grade } from './assumption.ts';
export {
  closeIfOvertaken,
  confirmProposal,
  markApplied,
  refuseProposal,
  withdrawProposal,
  writePreview,
} from './decide.ts';
export { type AssumptionKey, type Assumptions, assumptionKeys } from './defaults.ts';
export {
  type Proposal,
  type ProposalDecision,
  type Signatory,
  selectProposal,
  selectProposals,
  selectProposalsToApply,
  signatureOf,
} from './proposal.ts';
export { type ProposeChange, proposeChange, proposeConfirmation } from './propose.ts';
export { type AssumptionVersion, type RegisterEntry, selectRegister } from './register.ts';
export {
  checkAssumption,
  isUnconfirmed,
  listAssumptions,
  loadAssumptions,
  readAssumptions,
  type StoredAssumption,
} from './store.ts';
