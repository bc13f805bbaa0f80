/**
 * The reporting room: figures out of what the registry holds and the observatory saw. Cells keep every indicator of every
 * unit and month; the presence report puts them beside VNNIC's count, each with what it is, from when and on which map.
 */
export { type IndicatorId, indicators, loadIndicators, type SourceClass } from './indicators.ts';
export { type Period, parsePeriod, periodOf } from './period.ts';
export { type PresenceReport, presenceReport } from './presence-report.ts';
export { type CountOfUnit, selectRate } from './rates.ts';
export { type Refreshed, rebuildCells, refreshTouched } from './refresh.ts';
export { renderPresenceCsv } from './render-csv.ts';
export { renderPresenceText } from './render-text.ts';
