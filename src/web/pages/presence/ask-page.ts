/** One ask to measure a name again, with what the name showed before and after, made plain. */
import { checks, defaultNorm, normaliseName } from '#measurement/index.ts';
import { type ShownState, selectAsk, selectDomainOn, selectHistory } from '#observatory/index.ts';
import { dayOf } from '#platform/day.ts';
import { notFound, type Page } from '#web/server/page.ts';
import { faultWords, verdictSentence } from '#words/index.ts';
import { judgementOf } from './findings.ts';

export type AskPage = Awaited<ReturnType<typeof readAskPage>>;

/** @throws the page "not found" where there is no such ask of this name in the scope */
export async function readAskPage(
  { db, language, now }: Page,
  { name: given, id }: { name: string; id: string },
) {
  const named = normaliseName(given);
  if (!named.ok || !/^\d{1,15}$/.test(id)) throw notFound();
  const ask = await selectAsk(db, Number(id));
  const found = await selectDomainOn(db, { name: named.domain, on: dayOf(now) });
  if (ask === null || found.outcome === 'not-known' || found.domain.domainId !== ask.domainId)
    throw notFound();
  const isOpen = ask.status === 'waiting' || ask.status === 'measuring';
  const history = isOpen ? null : await selectHistory(db, named.domain, defaultNorm.name);
  const shown = (judgementId: number | null) =>
    history?.intervals.find((interval) => interval.judgementId === judgementId) ?? null;
  const before = shown(ask.judgementBefore);
  const after = shown(ask.judgementAfter);
  const told = (state: ShownState | null) =>
    state && { sentence: verdictSentence(judgementOf(state, named.domain), language) };
  const titles = (ids: readonly string[]) =>
    ids.map((check) => checks.find((one) => one.id === check)?.title[language] ?? check);
  const [faultsBefore, faultsAfter] = [before?.faults ?? [], after?.faults ?? []];
  return {
    id: ask.id,
    name: named.domain,
    unicode: found.domain.unicode,
    status: ask.status,
    isOpen,
    outcome: ask.outcome,
    why: ask.reason === null ? '' : faultWords(ask.reason, language),
    askedAt: ask.askedAt.toString(),
    startedAt: ask.startedAt?.toString() ?? null,
    endedAt: ask.endedAt?.toString() ?? null,
    before: told(before),
    after: told(after),
    mended: titles(faultsBefore.filter((check) => !faultsAfter.includes(check))),
    broken: titles(faultsAfter.filter((check) => !faultsBefore.includes(check))),
    same: titles(faultsAfter.filter((check) => faultsBefore.includes(check))),
  };
}
