/**
 * The reporting room: figures out of what the registry holds and the observatory saw. Cells keep every indicator of every
 * unit and month; the presence report puts them beside VNNIC's count, each with what it is, from when and on which map.
 */
export {
  type ChangeRow,
  type Changes,
  type ChangesAsked,
  selectChanges,
  selectChangesOf,
} from './console/changes.ts';
export { type DayPicture, dayKinds, type RegisteredOfDay, selectDay } from './console/day.ts';
export { dueDay } from './console/due.ts';
export { type FilterName, filtersSet, type NameFilters } from './console/filters.ts';
export { type MeasuredAges, selectMeasuredAges } from './console/measured-ages.ts';
export { type NameRow, type NamesAsked, type NamesPage, selectNames } from './console/names.ts';
export {
  exportNames,
  type NamesExport,
  type NameWords,
  renderNamesCsv,
  streamNames,
} from './console/names-csv.ts';
export { type ShownName, selectShownNames } from './console/names-of.ts';
export {
  type PartRow,
  type Parts,
  type PartsAsked,
  type PartsSort,
  selectParts,
  selectUnitWithParts,
} from './console/parts.ts';
export {
  type FaultCount,
  type PictureAsked,
  type PictureUnit,
  type SeriesPoint,
  selectFaultCounts,
  selectUnitPicture,
  type UnitPicture,
} from './console/picture.ts';
export {
  type RankedIndicator,
  type Ranking,
  type RankingAsked,
  type RankRow,
  rankedIndicators,
  selectRanking,
  selectValues,
  type ValueRow,
} from './console/ranking.ts';
export { type SubjectCount, selectSubjectCounts } from './console/subject-counts.ts';
export type { Coverage, RegisteredFigure, Unranked } from './coverage.ts';
export { type IndicatorId, indicators, loadIndicators, type SourceClass } from './indicators.ts';
export { type Period, parsePeriod, periodOf } from './period.ts';
export { type PresenceReport, presenceReport } from './presence-report.ts';
export { type Applied, applyConfirmed, confirmPreviewed } from './preview/confirm.ts';
export { saysOf, type Way, wayOf } from './preview/effects.ts';
export type { ChangedFigure, Compared, FigureValue } from './preview/figure.ts';
export { type ConfirmOrder, type PreviewOrder, proposalDoers } from './preview/orders.ts';
export { type AssumptionPreview, previewAssumption } from './preview/preview.ts';
export {
  type PreviewFigure,
  type PreviewSummary,
  previewProposal,
  selectPreviewFigures,
} from './preview/store.ts';
export { type CountOfUnit, selectRate } from './rates.ts';
export { type Refreshed, rebuildCells, refreshTouched } from './refresh.ts';
export { renderPresenceCsv } from './render-csv.ts';
export { renderPresenceText } from './render-text.ts';
export { selectNewestPeriod } from './shown-period.ts';
export { type FiguresStamp, pruneFiguresMoved, selectFiguresStamp } from './stamp.ts';
export type { Exactness, Tally } from './tally.ts';
