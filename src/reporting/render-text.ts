/**
 * The presence report for a terminal or a printer, at 100 columns: what VNNIC counts, what is known of it, what the known
 * names show, then the tables. Beside every figure stands what it is, of which day and which map; ⚠ marks what rests on
 * an assumption that nobody has confirmed, ≈ what was carried over from another map.
 */
import type { AssumptionKey } from '#assumptions/index.ts';
import { formatDay, formatInteger, forTerminal, type Language } from '#platform/format.ts';
import type { RegisteredFigure } from './coverage.ts';
import { type IndicatorId, indicators } from './indicators.ts';
import type { PresenceReport } from './presence-report.ts';
import { renderRates } from './render-rates.ts';
import type { Exactness, Tally } from './tally.ts';
import { renderBar, renderTable, type TextColumn, wrap } from './text-table.ts';
import { words } from './text-words.ts';
import {
  basisWords,
  classWords,
  columnWords,
  formatDate,
  formatPercent,
  formatPeriod,
  frameWord,
  gradeWords,
  kindWord,
  unrankedWords,
  zoneWord,
} from './words.ts';

const width = 100;
/** Checks shown among the commonest faults. */
const mostFaults = 10;

export function renderPresenceText(report: PresenceReport, language: Language): string {
  return [
    renderHead(report, language),
    renderRegistered(report, language),
    renderPresence(report, language),
    renderRates(report, language, width),
    renderCommunes(report, language),
    renderZones(report, language),
    renderKinds(report, language),
    renderFaults(report, language),
    renderAssumptions(report, language),
  ]
    .filter((section) => section !== '')
    .join('\n');
}

function renderHead(report: PresenceReport, language: Language): string {
  const word = words[language];
  const { unit, frame, period, running, asOf } = report;
  const title = `${word.title} · ${unit.type} ${unit.name} (${word.code} ${unit.code}) · ${formatPeriod(period, language)}`;
  const standing = [
    `${frameWord(frame.name, language)} (${formatDate(frame.on, language)})`,
    `${word.asOf} ${formatDate(asOf, language)}`,
    ...(running ? [word.running] : []),
  ].join(' · ');
  return `${report.sample ? `${word.sample}\n\n` : ''}${title}\n${'═'.repeat(width)}\n${standing}\n`;
}

function renderRegistered(report: PresenceReport, language: Language): string {
  const word = words[language];
  const whole = report.registeredWhole;
  const figures = [...report.registered, ...(whole?.count?.derived ? [whole] : [])];
  const lines = figures.map((figure) => renderFigure(figure, language));
  const unranked =
    report.unranked === null
      ? ''
      : wrap(
          `${word.unranked}: ${unrankedWords[language][report.unranked]}.${mark(report, ['coverage.least-percent', 'ranking.least-denominator'])}`,
          { width, first: 2 },
        );
  return `${word.registered}\n${lines.join('')}${unranked}`;
}

function renderFigure({ unit, frame, count, known, coverage }: RegisteredFigure, language: Language): string {
  const word = words[language];
  const name = `${unit.type} ${unit.name}, ${frame === '63' ? word.until : frameWord(frame, language)}`;
  if (count === null) return `  ${pad(name, 56)}${word.noCount}\n`;
  const value = `${formatInteger(count.value, language)} ${word.names}`;
  const first = `  ${pad(name, 56)}${value.padStart(14)}   ${formatDate(count.on, language)}\n`;
  const source = wrap(
    `${classWords[language].registered}, ${frameWord(count.frame, language)}; ${forTerminal(count.document)}`,
    { width, first: 4 },
  );
  if (known === null || coverage === null) return first + source;
  const share = formatPercent(known.names, count.value, language);
  const newer = coverage > 1 ? ` (${word.newer})` : '';
  return `${first}${source}    ${word.known} ${formatInteger(known.names, language)} ${word.names}${estimate(known, language)}, ${word.coverage} ${share}${newer}\n`;
}

function renderPresence(report: PresenceReport, language: Language): string {
  const word = words[language];
  const { total, coverage, ages } = report;
  const number = (value: number) => formatInteger(value, language);
  const [over, of] = describeCoverage(coverage, total.names, language);
  const fields = ['website', 'trusted', 'mail', 'faulty'] as const;
  const rows = fields.map((field) => {
    const label = columnWords[language][field];
    const { indicator, source } = report.columns[field];
    const title = `${label.charAt(0).toUpperCase()}${label.slice(1)}${mark(report, assumptionsOf(indicator))}`;
    return `  ${pad(title, 22)}${number(total[field]).padStart(9)}  ${formatPercent(total[field], total.judged, language).padStart(8)}  ${renderBar(total[field], total.judged, 32)}  ${classWords[language][source]}\n`;
  });
  const measured = [
    word.judged(number(total.judged), number(total.names)),
    ...(total.judged < total.names ? [word.never(number(total.names - total.judged))] : []),
    ...(ages.old > 0
      ? [`${word.old(number(ages.old), ages.days)}${mark(report, ['measurement.old-after-days'])}`]
      : []),
    ...(ages.oldest !== null && ages.newest !== null
      ? [word.seen(formatDay(ages.oldest.toString(), language), formatDay(ages.newest.toString(), language))]
      : []),
    word.share,
  ].join('; ');
  const unclear =
    total.trustedUnclear + total.mailUnclear === 0
      ? ''
      : `  ${word.unclear(number(total.trustedUnclear), number(total.mailUnclear))}.\n`;
  const restated =
    report.restatedNames === 0
      ? ''
      : wrap(`${word.restated(number(report.restatedNames))}${estimate(total, language)}`, {
          width,
          first: 2,
        });
  return `${word.presence} ${over}\n  ${of}\n${rows.join('')}${wrap(`${measured}.`, { width, first: 2 })}${unclear}${restated}`;
}

/** "trên 412 tên đã biết (12,5 %)", and of what that share is. */
function describeCoverage(
  coverage: PresenceReport['coverage'],
  names: number,
  language: Language,
): [string, string] {
  const word = words[language];
  const all = formatInteger(names, language);
  if (coverage === null) return [word.overOnly(all), word.uncovered];
  const share = formatPercent(coverage.known, coverage.registered, language);
  const map = coverage.frame === '63' ? word.until : frameWord(coverage.frame, language);
  const of = `${coverage.of.type} ${coverage.of.name} ${map}`;
  const on = formatDate(coverage.on, language);
  if (coverage.from === 'above') {
    const known = formatInteger(coverage.known, language);
    const registered = formatInteger(coverage.registered, language);
    return [word.overOnly(all), word.coveredAbove(known, registered, share, of, on)];
  }
  return coverage.known === names
    ? [word.over(all, share), word.coveredOf(share, of, on)]
    : [word.overOnly(all), word.coveredPart(formatInteger(coverage.known, language), share, of, on)];
}

/** Shown in this order; `share` is of websites among the names measured. */
const communeColumns = [
  'names',
  'judged',
  'website',
  'share',
  'trusted',
  'mail',
  'subjects',
  'subjectsWithName',
  'subjectsWithWebsite',
] as const;

function renderCommunes(report: PresenceReport, language: Language): string {
  if (report.unplaced === null) return '';
  const word = words[language];
  const cells = (label: string, tally: Tally & Exactness) => [
    tally.exactness === 'estimated' ? `≈ ${label}` : label,
    ...communeColumns.map((column) => {
      if (column === 'share')
        return tally.judged === 0 ? '·' : formatPercent(tally.website, tally.judged, language);
      return tally[column] === 0 ? '·' : formatInteger(tally[column], language);
    }),
  ];
  const table = renderTable(
    [
      { heading: word.place, align: 'left', flexible: true },
      ...communeColumns.map(
        (column): TextColumn => ({ heading: column === 'share' ? '%' : word.column[column], align: 'right' }),
      ),
    ],
    [
      ...report.communes.map((row) => cells(`${row.type} ${row.name}`, row)),
      cells(word.unplaced, report.unplaced),
    ],
    { width, indent: 2, after: [cells(word.total, report.total)] },
  );
  return `${word.communes} (${formatInteger(report.communes.length, language)})\n${table}`;
}

function renderZones(report: PresenceReport, language: Language): string {
  if (report.zones.length === 0) return '';
  const word = words[language];
  const counted = report.zones.some(({ registered }) => registered !== null);
  const columns = ['names', 'judged', 'website', 'trusted', 'mail'] as const;
  const table = renderTable(
    [
      { heading: word.zone, align: 'left', flexible: true },
      ...columns.map((column): TextColumn => ({ heading: word.column[column], align: 'right' })),
      { heading: '%', align: 'right' },
      ...(counted ? [{ heading: word.column.registered, align: 'right' } as const] : []),
    ],
    report.zones.map((row) => [
      zoneWord(row.zone, language),
      ...columns.map((column) => formatInteger(row[column], language)),
      formatPercent(row.website, row.judged, language),
      ...(counted ? [row.registered === null ? '' : formatInteger(row.registered.value, language)] : []),
    ]),
    { width, indent: 2 },
  );
  return `${word.zones} (%: ${word.column.website.toLowerCase()}, ${word.share})\n${table}`;
}

function renderKinds(report: PresenceReport, language: Language): string {
  if (report.kinds.length === 0) return '';
  const word = words[language];
  const columns = ['subjects', 'subjectsWithName', 'subjectsWithWebsite'] as const;
  const table = renderTable(
    [
      { heading: word.kind, align: 'left', flexible: true },
      ...columns.map((column): TextColumn => ({ heading: word.column[column], align: 'right' })),
      { heading: '%', align: 'right' },
      { heading: word.column.names, align: 'right' },
      { heading: word.column.website, align: 'right' },
      { heading: word.column.trusted, align: 'right' },
    ],
    report.kinds.map((row) => [
      kindWord(row.kind, language),
      ...(row.kind === 'none'
        ? ['', '', '', '']
        : [
            ...columns.map((column) => formatInteger(row[column], language)),
            formatPercent(row.subjectsWithWebsite, row.subjects, language),
          ]),
      ...(['names', 'website', 'trusted'] as const).map((column) => formatInteger(row[column], language)),
    ]),
    { width, indent: 2 },
  );
  return `${word.kinds} (%: ${columnWords[language].subjectsWithWebsite}${mark(report, ['presence.website'])})\n${table}`;
}

function renderFaults({ faults, total }: PresenceReport, language: Language): string {
  if (faults.length === 0) return '';
  const word = words[language];
  const table = renderTable(
    [
      { heading: word.check, align: 'left', flexible: true },
      { heading: '', align: 'left' },
      { heading: word.column.names, align: 'right' },
      { heading: word.column.share, align: 'right' },
    ],
    faults
      .slice(0, mostFaults)
      .map(({ check, title, names }) => [
        title[language],
        check,
        formatInteger(names, language),
        formatPercent(names, total.judged, language),
      ]),
    { width, indent: 2 },
  );
  const more = faults.length > mostFaults ? `  ${word.moreFaults(faults.length - mostFaults)}\n` : '';
  return `${word.faults} (${classWords[language].measured})\n${table}${more}`;
}

function renderAssumptions({ assumptions }: PresenceReport, language: Language): string {
  if (assumptions.length === 0) return '';
  const lines = assumptions.map(({ title, grade }) =>
    wrap(`⚠ ${title[language]} (${gradeWords[language][grade]})`, { width, first: 2, indent: 4 }),
  );
  return `${words[language].assumptions}\n${lines.join('')}`;
}

/** ⚠ where one of these assumptions is unconfirmed. */
function mark({ assumptions }: PresenceReport, keys: readonly AssumptionKey[]): string {
  return assumptions.some(({ key }) => keys.includes(key)) ? ' ⚠' : '';
}

function assumptionsOf(indicator: IndicatorId): readonly AssumptionKey[] {
  return indicators[indicator].assumptions;
}

function estimate({ exactness, basis }: Exactness, language: Language): string {
  if (exactness === 'exact' || basis === null) return '';
  return ` (${words[language].estimated(basisWords[language][basis])})`;
}

function pad(text: string, columns: number): string {
  return `${text}${' '.repeat(Math.max(1, columns - [...text].length))}`;
}
