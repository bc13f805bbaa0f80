/**
 * `hien-dien domain show NAME --on DATE`: what a name showed at the end of a day, who held it, what was wrong, and what
 * has happened to it. Without a day: today.
 */
import { checks, defaultNorm, normaliseName } from '#measurement/index.ts';
import {
  type DomainOn,
  type History,
  type HistoryEvent,
  type ShownState,
  selectDomainOn,
  selectHistory,
} from '#observatory/index.ts';
import { dayOf } from '#platform/day.ts';
import {
  formatDate,
  formatDay,
  formatInstant,
  formatInteger,
  forTerminal,
  type Language,
} from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import {
  eventWords,
  evidenceWords,
  faultWords,
  flagWords,
  kindWords,
  ownerAdvice,
  presenceWords,
  stateWords,
  trustedWord,
} from '#words/index.ts';
import { parseDay } from '../dates.ts';
import type { Host } from '../host.ts';
import { formatOption } from './format-option.ts';
import { type Given, optionOf } from './given.ts';
import { withDatabase } from './with-database.ts';

export function domainShow(given: Given, host: Host): Promise<number> {
  const word = given.operands[0] ?? '';
  const named = normaliseName(word);
  if (!named.ok) throw problem('not-a-name', { input: word });
  const day = optionOf(given, 'on');
  const on = day === undefined ? dayOf(host.now()) : parseDay('--on', day);
  const format = formatOption(given, ['text', 'json']);
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const found = await selectDomainOn(pool, { name: named.domain, on });
    if (found.outcome === 'not-known') throw problem('name-not-listed', { name: named.unicode });
    const history = await selectHistory(pool, named.domain, defaultNorm.name);
    if (format === 'json') host.stdout.write(`${JSON.stringify({ on, ...found, history }, null, 2)}\n`);
    else host.stdout.write(render(found, history, on, given.language));
    return 0;
  });
}

type Known = Exclude<DomainOn, { outcome: 'not-known' }>;

function render(found: Known, history: History | null, on: IsoDate, language: Language): string {
  const vi = language === 'vi';
  const isBy = ({ at }: HistoryEvent) => dayOf(at) <= on;
  const { domain } = found;
  const ascii = domain.unicode === domain.name ? '' : ` (${domain.name})`;
  const lines = [`${domain.unicode}${ascii} · ${vi ? 'cuối ngày' : 'end of'} ${formatDate(on, language)}`];
  lines.push(...holderLines(domain, language));
  if (found.outcome === 'not-seen') {
    const first = found.firstSeen === null ? null : formatDay(found.firstSeen.toString(), language);
    lines.push(
      vi
        ? `  Đến ngày này chưa đo được lần nào${first === null ? '' : `; lần đầu là ${first}`}.`
        : `  Not measured by that day${first === null ? '' : `; first on ${first}`}.`,
    );
    if (found.lastFault !== null) lines.push(`  ${faultWords(found.lastFault, language)}`);
  } else lines.push(...shownLines(found.shown, found.ageDays, language));
  const events = (history?.events ?? []).filter(isBy);
  if (events.length > 0) lines.push('', ...eventLines(events, language));
  return `${lines.map(forTerminal).join('\n')}\n`;
}

function holderLines(domain: Known['domain'], language: Language): string[] {
  const vi = language === 'vi';
  const place = domain.unitName ?? (vi ? 'chưa rõ' : 'not known');
  const lines = [
    `  ${vi ? 'Nơi tính' : 'Counts in'}: ${place} · ${vi ? 'Nhà đăng ký' : 'Registrar'}: ${domain.registrar || '–'}`,
  ];
  const { holder } = domain;
  if (holder === null) lines.push(`  ${vi ? 'Chủ thể: chưa rõ' : 'Holder: not known'}`);
  else {
    const kind = kindWords[language][holder.kind as keyof typeof kindWords.vi] ?? holder.kind;
    const evidence =
      evidenceWords[language][holder.evidence as keyof typeof evidenceWords.vi] ?? holder.evidence;
    lines.push(`  ${vi ? 'Chủ thể' : 'Holder'}: ${holder.name} (${kind}; ${evidence})`);
  }
  return lines;
}

function shownLines(shown: ShownState, ageDays: number, language: Language): string[] {
  const vi = language === 'vi';
  const state = stateWords[language][shown.state as keyof typeof stateWords.vi] ?? shown.state;
  const presence = presenceWords[language][shown.presence as keyof typeof presenceWords.vi] ?? shown.presence;
  const score = shown.score === null ? '' : ` · ${shown.score}/100`;
  const lines = [
    '',
    `  ${vi ? 'Trạng thái' : 'State'}: ${state} · ${presence}`,
    `  ${vi ? 'Tin cậy' : 'Trusted'}: ${trustedWord(shown.trusted, language)} · ${vi ? 'Hạng' : 'Grade'}: ${shown.grade ?? '–'}${score}`,
    `  ${vi ? 'Thấy như vậy từ' : 'Seen so from'} ${formatInstant(shown.since.toString(), language)} ${vi ? 'đến' : 'to'} ${formatInstant(shown.lastSeen.toString(), language)} · ${shown.norm}`,
  ];
  if (ageDays > 0) {
    lines.push(
      vi
        ? `  Ngày này không đo; đây là điều thấy được ${formatInteger(ageDays, language)} ngày trước đó.`
        : `  Not measured on that day; this was seen ${formatInteger(ageDays, language)} days before.`,
    );
  }
  for (const flag of shown.flags) {
    const words = flagWords[language][flag as keyof typeof flagWords.vi] ?? flag;
    lines.push(`  ${vi ? 'Đáng ngờ' : 'Suspicious'}: ${words}`);
  }
  return [...lines, ...faultLines(shown, language)];
}

/** What failed on that day, each with what its owner can do. */
function faultLines({ faults, verdicts }: ShownState, language: Language): string[] {
  if (faults.length === 0) return [];
  const heading = language === 'vi' ? 'Cần sửa' : 'To mend';
  const lines = ['', `  ${heading}:`];
  for (const id of faults) {
    const check = checks.find((each) => each.id === id);
    const given = Object.entries(verdicts).find(
      ([key, verdict]) => key.split('/')[0] === id && verdict.startsWith('fail'),
    )?.[1];
    const reason = given?.split(' ')[1];
    const advice = reason === undefined ? undefined : check?.advice[reason];
    lines.push(`  • ${id} ${check?.title[language] ?? id}`);
    if (advice) lines.push(`      ${ownerAdvice(advice[language].owner)}`);
  }
  return lines;
}

const mostEvents = 12;

function eventLines(events: readonly HistoryEvent[], language: Language): string[] {
  const shown = events.slice(-mostEvents);
  const heading = language === 'vi' ? 'Đã xảy ra' : 'What happened';
  const left = events.length - shown.length;
  return [
    `  ${heading}${left > 0 ? ` (${language === 'vi' ? 'còn' : 'and'} ${formatInteger(left, language)} ${language === 'vi' ? 'việc trước đó' : 'before'})` : ''}:`,
    ...shown.map(({ at, kind, before, after }) => {
      const change =
        before === null && after === null
          ? ''
          : `: ${stateWord(before, language)} → ${stateWord(after, language)}`;
      return `  ${formatDay(at.toString(), language)}  ${eventWords[language][kind]}${kind === 'state-changed' ? change : ''}`;
    }),
  ];
}

function stateWord(code: string | null, language: Language): string {
  if (code === null) return '–';
  return stateWords[language][code as keyof typeof stateWords.vi] ?? code;
}
