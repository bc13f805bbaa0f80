/**
 * The observatory: measurement over time. What is due is planned into a run, workers measure it batch by batch, and what
 * a name shows is kept as intervals that grow only when it changes.
 *
 * It knows names by the registry's id and knows nothing of indicators: whoever counts reads judgements and the units
 * touched. Everything that writes takes the caller's transaction; the worker (`work`) opens its own.
 */

export { prepareJobs } from '#platform/jobs/queue.ts';
export {
  type Ask,
  askMeasurement,
  asksAnHour,
  nameAgainSeconds,
  selectAsk,
  selectLastAsk,
  selectOpenAsk,
} from './asks/ask.ts';
export { digestOfJudgement, digestOfObservation } from './digest.ts';
export { type EventKind, eventKinds, eventsBetween, type NameEvent, type Shown } from './events.ts';
export { type Evidence, selectEvidence } from './evidence.ts';
export {
  type DomainOn,
  type History,
  type HistoryEvent,
  type KnownName,
  type ShownState,
  selectDomainOn,
  selectHistory,
} from './history.ts';
export { type LastMeasured, selectLastMeasured } from './method.ts';
export { type DueName, type DueReason, type PlanIntervals, type PlanRequest, selectDue } from './plan.ts';
export { type Rejudged, type RejudgeOptions, rejudge } from './rejudge.ts';
export {
  type MeasuredResult,
  type Result,
  resultOf,
  type StoringRun,
  type UnmeasuredResult,
} from './result.ts';
export {
  type ListedAsk,
  selectLatestAsks,
  selectRuns,
  selectRunTitles,
  selectWorkers,
  type Workers,
} from './run-lists.ts';
export { createRunDoers, type RunOrder } from './run-orders.ts';
export {
  closeRunIfDone,
  type Progress,
  type Run,
  type RunStatus,
  type StartRun,
  selectOpenRun,
  selectProgress,
  selectRun,
  startRun,
  stopRun,
} from './runs.ts';
export { type Stored, storeResults } from './store.ts';
export {
  defaultMailRule,
  type JudgementRow,
  type MailRule,
  reasonNotMeasured,
  summarise,
} from './summary.ts';
export { type WorkEvent, type WorkOptions, work } from './work.ts';
