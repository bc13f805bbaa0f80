/**
 * Territory: provinces, old districts and communes with the days they exist, what their codes and names mean on a day,
 * what became of them, how many people live there, and how a count made on one map is told on another.
 *
 * A unit is a territory: a change of ground makes a new unit, a change of name, type or parent a new version of the same
 * one. Facts come from tables/ (its README names the sources); nothing here knows a domain name.
 */
export { selectCard, type UnitCard } from './card.ts';
export { type CarriedOver, carryOver } from './carry-over.ts';
export { type CodeMeaning, codeChoices, resolveCode } from './codes.ts';
export { type Level, reformOn } from './compose.ts';
export { type Frame, type FrameName, frameOn, lastDayOf63, parseFrame } from './frames.ts';
export {
  type MapChange,
  selectCodes,
  selectMapChanges,
  selectUnitDays,
  selectVersions,
  type UnitCode,
  type UnitVersion,
} from './history.ts';
export { type Lineage, type LineagePiece, selectLineage } from './lineage.ts';
export { type LoadReport, loadTerritory } from './load.ts';
export { findUnitByName, type NameMatch } from './names.ts';
export { selectUnitRows, type UnitRow } from './overview.ts';
export { selectGround, type Weights } from './pieces.ts';
export { type Population, type PopulationKind, selectPopulation } from './population.ts';
export { type FigureOn, ratePerThousand } from './rate.ts';
export { type Basis, type CountOn, type Ground, type Restated, ratioOf, restateCounts } from './restate.ts';
export { restate } from './restate-on.ts';
export { selectScopeUnits } from './scope-units.ts';
export { renderChecks, renderLineage, renderUnit } from './text.ts';
export {
  selectAncestors,
  selectChildren,
  selectCodeTitles,
  selectUnit,
  selectUnitByKey,
  selectUnits,
  selectUnitTitles,
  type UnitOn,
} from './units.ts';
export { type TerritoryCheck, verifyTerritory } from './verify.ts';
