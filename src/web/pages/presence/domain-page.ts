/**
 * Everything the page of one name tells, read together and made plain: what it showed on a day, what is to be done, a year of
 * it, who holds it, and whether it can be measured again.
 */

import { defaultNorm, normaliseName } from '#measurement/index.ts';
import {
  type DomainOn,
  type History,
  type HistoryEvent,
  selectDomainOn,
  selectEvidence,
  selectHistory,
  selectLastMeasured,
  selectOpenAsk,
} from '#observatory/index.ts';
import { dayIn, dayOf } from '#platform/day.ts';
import { formatDay, type Language } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { maskCode, type Subject, selectDomain, selectHolders, selectSubject } from '#registry/index.ts';
import { may } from '#web/may.ts';
import { domainWords } from '#web/messages/presence-domain.ts';
import { notFound, type Page } from '#web/server/page.ts';
import {
  categoryWords,
  eventWords,
  evidenceWords,
  faultWords,
  kindWords,
  levelOf,
  verdictSentence,
} from '#words/index.ts';
import { expiryOf } from './domain-expiry.ts';
import { filterValueWords, wordOf } from './filters.ts';
import { findingGroups, findingsOf, judgementOf, type ShownFinding } from './findings.ts';
import { gradeCapOf } from './grade-cap.ts';
import { isPersonal } from './holder.ts';
import { unitName } from './paths.ts';
import { chainOf, isSeen } from './place.ts';
import { tellCausesOnce } from './same-cause.ts';
import { toneOfLevel } from './tones.ts';

export type DomainPage = Awaited<ReturnType<typeof readDomainPage>>;

/** @throws the page "not found" for a name outside the scope or on no list */
export async function readDomainPage(page: Page, given: string) {
  const { db, actor, language, now, services, url } = page;
  const named = normaliseName(given);
  if (!named.ok) throw notFound();
  const name = named.domain;
  const today = dayOf(now);
  const asked = url.searchParams.get('ngay');
  const { on, error } = readDay(asked, today, language);
  const found = await selectDomainOn(db, { name, on });
  if (found.outcome === 'not-known') throw notFound();
  const history = await selectHistory(db, name, defaultNorm.name);
  const registered = await selectDomain(db, name, on);
  const open = await selectOpenAsk(db, found.domain.domainId);
  return {
    name,
    unicode: found.domain.unicode,
    on,
    isToday: on === today,
    asked: asked ?? '',
    error,
    crumbs: await readCrumbs(page, found.domain.unitId, today),
    shown: await readShown(page, found, on),
    notSeen: found.outcome === 'not-seen' ? notSeenOf(found, language) : null,
    strip: stripOf(history, found, on, language),
    events: (history?.events ?? [])
      .filter(({ at }) => dayOf(at) <= on)
      .reverse()
      .map((event) => plainEvent(event, language)),
    tries:
      history === null || history.failures === 0 || on !== today
        ? null
        : {
            failures: history.failures,
            at: history.lastTriedAt?.toString() ?? '',
            why: history.lastFault === null ? '' : faultWords(history.lastFault, language),
          },
    holder: await readHolder(page, found.domain.domainId, registered?.holder ?? null),
    registrar: registered?.registrar ?? '',
    registeredOn: registered?.registeredOn ?? null,
    expiresOn: registered?.expiresOn ?? null,
    expiry: expiryOf(registered, on, found.outcome === 'shown' ? found.shown.verdicts : null),
    listedOn: registered?.listedOn ?? null,
    zone: found.domain.zone,
    unitName: found.domain.unitName,
    again: !may(actor.role, 'measure-again')
      ? ('role' as const)
      : services.measures
        ? ('may' as const)
        : ('not' as const),
    openAsk: open?.id ?? null,
  };
}

/** A day as people write it; today where it is none, and what is wrong with it. */
function readDay(
  given: string | null,
  today: IsoDate,
  language: Language,
): { on: IsoDate; error: string | null } {
  const words = domainWords[language];
  if (given === null || given.trim() === '') return { on: today, error: null };
  const on = dayIn(given);
  if (on === null) return { on: today, error: words.dayWrong };
  return on > today ? { on: today, error: words.dayFuture } : { on, error: null };
}

/** Of the units above a name those that whoever asks may see. */
async function readCrumbs(page: Page, unitId: number | null, on: IsoDate) {
  if (unitId === null) return [];
  const crumbs: { code: string; name: string }[] = [];
  for (const one of (await chainOf(page, unitId, on)).toReversed()) {
    if (await isSeen(page, one.id, on)) crumbs.push({ code: one.code, name: unitName(one) });
  }
  return crumbs;
}

async function readShown({ db, language }: Page, found: DomainOn, on: IsoDate) {
  if (found.outcome !== 'shown') return null;
  const { shown, ageDays, domain } = found;
  const evidence = await selectEvidence(db, shown.judgementId, on);
  const measured = await selectLastMeasured(db, shown.judgementId, on);
  const findings = tellCausesOnce(findingsOf(shown, evidence?.observation ?? null, language));
  const judgement = judgementOf(shown, domain.name);
  const of = (...verdicts: ShownFinding['verdict'][]) =>
    findings.filter(({ verdict }) => verdicts.includes(verdict));
  return {
    sentence: verdictSentence(judgement, language),
    level: levelOf(judgement),
    state: filterValueWords('state', shown.state, language),
    presence: shown.presence,
    grade: shown.grade,
    score: shown.score,
    cap: gradeCapOf(shown),
    flags: shown.flags.map((flag) => filterValueWords('flag', flag, language)),
    since: shown.since.toString(),
    lastSeen: shown.lastSeen.toString(),
    ageDays,
    // Runs name their norm too, which has a line of its own.
    measured: { method: measured.method.replace(`${shown.norm} · `, ''), at: measured.at.toString() },
    norm: shown.norm,
    evidence: evidence && { seenAt: evidence.seenAt.toString(), within: evidence.within },
    fails: of('fail').length,
    warns: of('warn').length,
    toDo: findingGroups
      .map((group) => ({
        group,
        title: group === 'dns' ? domainWords[language].dns : categoryWords[language][group],
        findings: ['fail', 'warn'].flatMap((verdict) =>
          findings.filter((finding) => finding.group === group && finding.verdict === verdict),
        ),
      }))
      .filter((group) => group.findings.length > 0)
      .sort((a, b) => rankOf(a.findings) - rankOf(b.findings)),
    fine: of('pass'),
    info: of('info'),
    unmeasured: byReason(of('not-measured')),
    inapplicable: of('not-applicable').length,
  };
}

/** Without a name, a server for it or a signature that holds, nothing else of it works for anybody: that is mended first. */
const causesOfAll = ['N1', 'N2', 'N3', 'S2'];

/** The cause of all the rest first, then what fails, then what is doubtful. */
function rankOf(findings: readonly ShownFinding[]): number {
  const fails = findings.filter(({ verdict }) => verdict === 'fail');
  if (fails.some(({ id }) => causesOfAll.includes(id))) return 0;
  return fails.length > 0 ? 1 : 2;
}

/** What could not be measured, gathered by why; the commonest reason first. */
function byReason(findings: readonly ShownFinding[]): { reason: string; titles: string[] }[] {
  return [...Map.groupBy(findings, ({ reason }) => reason)]
    .map(([reason, these]) => ({ reason, titles: these.map(({ title }) => title) }))
    .sort((a, b) => b.titles.length - a.titles.length);
}

function notSeenOf(found: Extract<DomainOn, { outcome: 'not-seen' }>, language: Language) {
  return {
    first: found.firstSeen === null ? null : formatDay(found.firstSeen.toString(), language),
    why: found.lastFault === null ? null : faultWords(found.lastFault, language),
  };
}

/** Intervals that touch the year that ends on the day. What was seen lasts until something else is. */
function stripOf(
  history: History | null,
  { domain }: Extract<DomainOn, { domain: unknown }>,
  on: IsoDate,
  language: Language,
) {
  const first = Temporal.PlainDate.from(on).subtract({ days: 364 }).toString();
  const intervals = (history?.intervals ?? []).filter(({ since }) => dayOf(since) <= on);
  return intervals
    .map((shown, at) => {
      const next = intervals[at + 1];
      return {
        from: dayOf(shown.since),
        until: next === undefined ? null : dayOf(next.since),
        state: filterValueWords('state', shown.state, language),
        trusted: shown.presence === 'website' ? shown.trusted : null,
        tone: toneOfLevel(levelOf(judgementOf(shown, domain.name))),
      };
    })
    .filter(({ from, until }) => (until === null || until > first) && until !== from);
}

function plainEvent({ at, kind, before, after }: HistoryEvent, language: Language) {
  const word = (code: string | null) =>
    code === null
      ? null
      : kind.startsWith('flag')
        ? filterValueWords('flag', code, language)
        : filterValueWords('state', code, language);
  const told =
    kind === 'state-changed' ||
    kind.startsWith('site') ||
    kind.startsWith('became') ||
    kind.startsWith('flag');
  return {
    at: at.toString(),
    kind,
    words: eventWords[language][kind],
    before: told ? word(before) : null,
    after: told ? word(after) : null,
  };
}

/** Who holds it, as far as whoever asks may know. */
async function readHolder(
  { db, actor, language }: Page,
  domainId: number,
  holder: NonNullable<Awaited<ReturnType<typeof selectDomain>>>['holder'],
) {
  const seesSubjects = may(actor.role, 'see-subjects');
  const earlier = seesSubjects
    ? (await selectHolders(db, domainId)).filter(({ until }) => until !== null)
    : [];
  const before = earlier.map(({ subjectId, subjectName, since, until }) => ({
    subjectId,
    subjectName,
    since,
    until,
  }));
  if (holder === null) return { known: null, before };
  const kind = wordOf(kindWords[language], holder.kind);
  const subject = seesSubjects ? await selectSubject(db, holder.subjectId) : null;
  return {
    known: {
      id: seesSubjects ? holder.subjectId : null,
      kind,
      name: seesSubjects || !isPersonal(holder.kind) ? holder.name : null,
      code: subject === null ? '' : maskCode(subject.last4),
      address: addressOf(subject),
      evidence: wordOf(evidenceWords[language], holder.evidence),
      since: holder.since,
    },
    before,
  };
}

/** As on the subject's own page: what is personal is not handed to this one. Null where the subject is not seen. */
function addressOf(subject: Subject | null): { text: string } | 'hidden' | 'none' | null {
  if (subject === null) return null;
  if (subject.address === '') return 'none';
  return isPersonal(subject.kind) ? 'hidden' : { text: subject.address };
}
