/**
 * What the command line prints of territory: a unit on a day, its lineage as a tree, the checks. Pure text, one line a
 * fact; words of the sources are shown as theirs.
 */
import { formatDate, formatDecimal, formatInteger, forTerminal, type Language } from '#platform/format.ts';
import type { UnitCard } from './card.ts';
import type { CodeMeaning } from './codes.ts';
import type { LineagePiece } from './lineage.ts';
import type { TerritoryCheck } from './verify.ts';

const words = {
  vi: {
    code: 'Mã (Tổng cục Thống kê)',
    valid: 'Tên và loại này',
    exists: 'Đơn vị này',
    within: 'Thuộc',
    communes: 'Số xã, phường, đặc khu',
    population: 'Dân số',
    populationUnknown: 'chưa có số (nguồn ghi đang cập nhật, hoặc chưa nhập)',
    area: 'Diện tích',
    source: 'Nguồn',
    otherCodes: 'Mã khác cùng lúc (bảng không nói ngày đổi mã)',
    otherMeanings: (code: string) => `Mã ${code} còn có nghĩa:`,
    from: 'từ',
    until: 'đến',
    always: 'không rõ ngày bắt đầu, vẫn còn',
    doubtful: { 'too-few': 'số quá nhỏ, đáng ngờ', 'as-namesake': 'trùng số của đơn vị cùng tên, đáng ngờ' },
    onMap: (day: string) => `trên bản đồ ngày ${day}`,
    predecessors: (day: string) => `Được lập ngày ${day} từ:`,
    successors: (day: string) => `Từ ngày ${day} thuộc:`,
    untouched: 'Địa giới không đổi trong các lần sắp xếp đã biết.',
    throughCommunes: 'Huyện không có đơn vị kế thừa; đất của huyện đi theo từng xã.',
    full: 'trọn',
    partial: 'một phần',
    absent: 'không có',
    estimate: 'ước tính',
    disputed: (a: string, b: string) => `hai nguồn chưa khớp, A: ${a}, B: ${b}`,
    byName: 'theo tên; hai bảng không ghi cặp này',
    notCounted: 'không tính khi quy đổi',
    checks: { pass: 'ĐẠT', fail: 'SAI' },
  },
  en: {
    code: 'Code (statistics office)',
    valid: 'This name and type',
    exists: 'This unit',
    within: 'Within',
    communes: 'Communes, wards, special zones',
    population: 'Population',
    populationUnknown: 'no figure (the source says it is being updated, or none was entered)',
    area: 'Area',
    source: 'Source',
    otherCodes: 'Other codes (the tables do not tell the day of the change)',
    otherMeanings: (code: string) => `Code ${code} also means:`,
    from: 'from',
    until: 'until',
    always: 'beginning not known, still there',
    doubtful: { 'too-few': 'doubtful: too few', 'as-namesake': 'doubtful: the figure of its namesakes' },
    onMap: (day: string) => `on the map of ${day}`,
    predecessors: (day: string) => `Formed on ${day} of:`,
    successors: (day: string) => `Since ${day} part of:`,
    untouched: 'No known change of territory touched it.',
    throughCommunes: 'The district has no successor; its ground went with its communes.',
    full: 'whole',
    partial: 'part',
    absent: 'not there',
    estimate: 'estimated',
    disputed: (a: string, b: string) => `the two sources differ, A: ${a}, B: ${b}`,
    byName: 'by name; neither table has the pair',
    notCounted: 'not counted when restating',
    checks: { pass: 'OK', fail: 'WRONG' },
  },
} as const;

/** A unit on a day: name, code, days, what it is within, population with its base, what the code meant at other times. */
export function renderUnit(card: UnitCard, language: Language): string {
  const w = words[language];
  const { unit, version } = card;
  const rows: [string, string][] = [
    [w.code, unit.code],
    ...(card.otherCodes.length > 0
      ? ([[w.otherCodes, card.otherCodes.join(', ')]] as [string, string][])
      : []),
    [w.exists, showSpan(unit.existsFrom, unit.existsUntil, language)],
    [w.valid, showSpan(version.from, version.until, language)],
    ...(card.ancestors.length > 0
      ? ([[w.within, card.ancestors.map(({ type, name }) => `${type} ${name}`).join(', ')]] as [
          string,
          string,
        ][])
      : []),
    ...(card.communes === null
      ? []
      : ([[w.communes, formatInteger(card.communes, language)]] as [string, string][])),
    [w.population, showPopulation(card, language)],
    ...(card.areaKm2 === null
      ? []
      : ([[w.area, `${formatDecimal(Number(card.areaKm2), language)} km²`]] as [string, string][])),
    [w.source, version.sourceTitle],
  ];
  const others = card.meanings.filter(({ unitId }) => unitId !== unit.id);
  const lines = [
    `${unit.type} ${unit.name} ${w.onMap(showDay(card.on, language))}`,
    ...rows.map(([label, value]) => `  ${label}: ${value}`),
    ...(others.length > 0 ? ['', w.otherMeanings(card.asked)] : []),
    ...others.map((meaning) => `  ${showMeaning(meaning, language)}`),
  ];
  return text(lines);
}

/** What a unit was formed of and what became of it, as two small trees; parts are estimates and say so. */
export function renderLineage(card: UnitCard, language: Language): string {
  const w = words[language];
  const { unit, lineage } = card;
  const branch = (heading: (day: string) => string, pieces: LineagePiece[]) => {
    const [first] = pieces;
    if (first === undefined) return [];
    return [
      heading(showDay(first.on, language)),
      ...pieces.map(
        (piece, index) => `${index === pieces.length - 1 ? '└─' : '├─'} ${showPiece(piece, language)}`,
      ),
    ];
  };
  const trees = [
    ...branch(w.predecessors, lineage.predecessors),
    ...branch(w.successors, lineage.successors),
  ];
  const none = unit.level === 'district' && unit.existsUntil !== null ? w.throughCommunes : w.untouched;
  return text([
    `${unit.type} ${unit.name} (${unit.code}) ${w.onMap(showDay(card.on, language))}`,
    ...(trees.length > 0 ? trees : [none]),
  ]);
}

/** Checks one a line, failures first. */
export function renderChecks(checks: readonly TerritoryCheck[], language: Language): string {
  const w = words[language].checks;
  const ordered = [...checks].sort((a, b) => Number(a.pass) - Number(b.pass));
  const width = Math.max(w.pass.length, w.fail.length);
  return text(
    ordered.map((check) => `${(check.pass ? w.pass : w.fail).padEnd(width)}  ${check.sentence[language]}`),
  );
}

function showPiece(piece: LineagePiece, language: Language): string {
  const w = words[language];
  const place = piece.within === null ? '' : `, ${piece.within}`;
  const word = (extent: 'full' | 'partial' | null) => (extent === null ? w.absent : w[extent]);
  const remarks = [
    piece.extent === 'partial' ? `${w.partial}, ${w.estimate}` : w.full,
    ...(piece.agreement === 'both' || piece.agreement === 'by_name'
      ? []
      : [w.disputed(word(piece.extentA), word(piece.extentB))]),
    ...(piece.agreement === 'by_name' ? [w.byName] : []),
    ...(piece.weight === 0 ? [w.notCounted] : []),
  ];
  return `${piece.type} ${piece.name} (${piece.code}${place}): ${remarks.join('; ')}`;
}

function showPopulation({ population }: UnitCard, language: Language): string {
  const w = words[language];
  if (population === null) return w.populationUnknown;
  const doubt = w.doubtful[population.note as keyof typeof w.doubtful];
  const base = `${showDay(population.on, language)}, ${population.sourceTitle}`;
  return `${formatInteger(population.value, language)} (${base}${doubt === undefined ? '' : `; ${doubt}`})`;
}

function showMeaning(meaning: CodeMeaning, language: Language): string {
  const place = meaning.within === null ? '' : ` (${meaning.within})`;
  return `${showSpan(meaning.from, meaning.until, language)}: ${meaning.type} ${meaning.name}${place}`;
}

function showSpan(from: string | null, until: string | null, language: Language): string {
  const w = words[language];
  const parts = [
    ...(from === null ? [] : [`${w.from} ${showDay(from, language)}`]),
    ...(until === null ? [] : [`${w.until} ${showDay(until, language)}`]),
  ];
  return parts.length === 0 ? w.always : parts.join(' ');
}

/** A date as the reader writes it; the day begins in Vietnam. */
function showDay(date: string, language: Language): string {
  return formatDate(date, language);
}

function text(lines: readonly string[]): string {
  return `${lines.map(forTerminal).join('\n')}\n`;
}
