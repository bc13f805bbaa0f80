/** Everything the pages of a proposal tell: what is proposed beside what is in force, what would change, the order under way. */
import { type Proposal, type RegisterEntry, selectProposal, selectRegister } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { type Order, selectOrder } from '#platform/jobs/orders.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { type PreviewSummary, selectPreviewFigures } from '#reporting/index.ts';
import { may } from '#web/may.ts';
import { valueParts } from '#web/messages/assumption-values.ts';
import { notFound, type Page } from '#web/server/page.ts';
import { figureText, indicatorWords, monthText, sliceWords } from './figure-words.ts';
import { plainProposal } from './plain.ts';
import { valueWords } from './value.ts';

export type ProposalPage = Awaited<ReturnType<typeof readProposalPage>>;

const shownFigures = 50;

/** @throws the page "not found" for what is no number; Problem `proposal-unknown` */
export async function readProposalPage(page: Page, givenId: string | undefined) {
  const { db, now, language, url, actor } = page;
  const id = numberOf(givenId);
  if (id === null) throw notFound();
  // Before what it moves: an order seen ended has done its work, and the page, which then looks no more, shows it.
  const order = await readOrder(page, id);
  const proposal = await selectProposal(db, id);
  const standing = (await selectRegister(db, dayOf(now))).find(({ key }) => key === proposal.key);
  const after = numberOf(url.searchParams.get('sau') ?? undefined) ?? 0;
  const summary = proposal.preview === null ? null : (proposal.preview.summary as PreviewSummary);
  const figures =
    summary === null ? null : await selectPreviewFigures(db, { proposalId: id, after, limit: shownFigures });
  return {
    ...plainProposal(proposal, language),
    valueBefore: valueWords(valueParts[proposal.key], valueBefore(proposal, standing), language),
    titleNow: standing?.title[language] ?? proposal.key,
    mine: proposal.proposed.accountId === actor.accountId,
    counting: awaitsFigures(proposal, dayOf(now)),
    mayDecide: may(actor.role, 'change-assumptions'),
    digest: proposal.preview?.digest ?? null,
    preview: summary && {
      at: proposal.preview?.at.toString() ?? '',
      says: summary.says[language],
      changed: summary.changed,
      figures: summary.figures,
      units: summary.units,
      months: summary.periods.map(monthText).join(', '),
      compared: summary.compared.map(({ kind, indicator, compared, changed }) => ({
        key: `${kind} ${indicator}`,
        name: indicatorWords({ kind, indicator }, language),
        compared,
        changed,
      })),
    },
    figures: figures && {
      total: figures.total,
      next: figures.next,
      rows: figures.figures.map((figure) => ({
        number: figure.number,
        unit: figure.unit && `${figure.unit.type} ${figure.unit.name}`.trim(),
        indicator: indicatorWords(figure, language),
        slice: sliceWords(figure.slice, language),
        period: monthText(figure.period),
        before: figureText(figure.before, language),
        after: figureText(figure.after, language),
      })),
    },
    order,
  };
}

/** What was in force when it was proposed; a program that was never loaded has its own value. */
function valueBefore({ baseVersion, decided }: Proposal, standing: RegisterEntry | undefined): unknown {
  const base = standing?.versions.find(({ version }) => version === baseVersion);
  return decided === null || base === undefined ? standing?.value : base.value;
}

/** Confirmed and in force, and its months not yet counted by it: for seconds, or until a worker that was killed is back. */
function awaitsFigures({ kind, decided, from, appliedAt }: Proposal, today: IsoDate): boolean {
  if (kind !== 'change' || appliedAt !== null || decided?.version == null) return false;
  return from === null || from <= today;
}

/** The order the address names, where it is of this proposal and the person's own. */
async function readOrder({ db, url, language }: Page, proposalId: number) {
  const id = numberOf(url.searchParams.get('viec') ?? undefined);
  const order = id === null ? null : await selectOrder(db, id);
  if (order === null || order.given.proposalId !== proposalId) return null;
  return plainOrder(order, language);
}

export function plainOrder({ id, task, status, problem, result }: Order, language: Page['language']) {
  return {
    id,
    task,
    status,
    why: problem?.[language] ?? null,
    result: result as Record<string, string | number> | null,
  };
}

/** A whole number above 0; null for anything else. */
export function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
