/**
 * The register: who and what belongs to the programme, which names they hold on what evidence, and the figures others
 * supply. Lists come in by `importList`, with a dry run and a queue for what a person must decide; identity codes are kept
 * as tokens. Every change says which units' figures it touches.
 */
export { type Body, type BodyKind, endBody, saveBody, selectBodies } from './bodies.ts';
export {
  type EnteredCount,
  selectCountHistory,
  selectEnteredCount,
  selectStandingCount,
} from './console/count-history.ts';
export { countUploads, selectProfileNames } from './console/list-choices.ts';
export {
  countOpenReviews,
  type ListedReview,
  type ReviewKind,
  selectNextReview,
  selectReview,
  selectReviewList,
} from './console/review-list.ts';
export {
  type ListedSubject,
  type SubjectQuery,
  type SubjectsAsked,
  selectSubjectsFound,
} from './console/subject-list.ts';
export {
  type HeldName,
  type SubjectSource,
  selectHeldEver,
  selectSubjectSource,
} from './console/subject-source.ts';
export {
  selectImportTitles,
  selectNameTitles,
  selectReviewTitles,
  selectSubjectTitles,
  selectUploadTitles,
} from './console/titles.ts';
export {
  type Denominator,
  type DenominatorKind,
  type RegisteredCount,
  recordRegisteredCount,
  selectDenominator,
  selectRegisteredCounts,
} from './counts.ts';
export { type RegisteredDomain, selectDomain } from './domains.ts';
export { type Holding, selectHeld, selectHolders } from './holdings.ts';
export type {
  IdentifierKind,
  IdentifierReason,
  IdentifierWarning,
  ParsedIdentifier,
} from './identifiers/identifier.ts';
export { maskCode, parseIdentifier } from './identifiers/parse.ts';
export { tokenOf } from './identifiers/token.ts';
export { type ImportOptions, importList } from './imports/import.ts';
export { type Kind, type KindId, type SubjectKind, subjectKinds } from './imports/kind.ts';
export { importKinds, parseKind } from './imports/kinds.ts';
export { saveProfile, selectProfile } from './imports/profiles.ts';
export { renderImportCsv, renderImportText } from './imports/render.ts';
export type { ImportReport } from './imports/report.ts';
export { type Decision, decideReview, type Review, selectOpenReviews } from './imports/review.ts';
export { type Subject, selectSubject } from './subjects.ts';
export { markAsOfRun, takeTouched, touchUnits } from './touched.ts';
export { type CheckedAnew, checkUploadAnew } from './uploads/again.ts';
export { commitUpload, type DecidedBy, withdrawUpload } from './uploads/decide.ts';
export { expireUploads, restoreUploadJobs } from './uploads/expire.ts';
export { type ReceivedUpload, receiveUpload, uploadKeptDays } from './uploads/receive.ts';
export { createUploadTasks, type UploadMeans } from './uploads/tasks.ts';
export {
  renderUploadCsv,
  selectUpload,
  selectUploadRows,
  selectUploads,
  type Upload,
  type UploadProgress,
  type UploadStatus,
} from './uploads/upload.ts';
export type { UploadReport, UploadRows } from './uploads/upload-report.ts';
export { type RegistryCheck, verifyRegistry } from './verify.ts';
export { loadZones } from './zones/load.ts';
export { checkNameRules } from './zones/name-rules.ts';
export type { Zone, ZoneKind } from './zones/zone.ts';
export { type NameZone, zoneOf, zoneOn, zones } from './zones/zones.ts';
