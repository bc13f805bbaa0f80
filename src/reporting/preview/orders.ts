/**
 * What pages order about proposals: the preview, which takes seconds, and the second person's yes, which counts figures
 * anew. Done by a worker with the program's rights.
 */
import { appendAudit } from '#identity/index.ts';
import type { Doer, Order } from '#platform/jobs/orders.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { applyConfirmed, confirmPreviewed } from './confirm.ts';
import { previewProposal } from './store.ts';

/** `given` of an order to preview. */
export interface PreviewOrder {
  proposalId: number;
}

/** `given` of an order to confirm: what the person saw, and how he signs. */
export interface ConfirmOrder {
  proposalId: number;
  shown: string;
  comment: string;
  name: string;
  postTitle: string;
}

export const proposalDoers = {
  async 'preview-proposal'({ pool, now, end }, order) {
    const { proposalId } = readGiven<PreviewOrder>(order);
    const { outcome } = await previewProposal(pool, { id: proposalId, now });
    await inTransaction(pool, (trx) => end(trx, { outcome }));
  },

  /** Killed between the two, the figures are brought in line by the worker's next look at what is confirmed. */
  async 'confirm-proposal'({ pool, now, end }, order) {
    const { proposalId: id, shown, comment, name, postTitle } = readGiven<ConfirmOrder>(order);
    const { accountId, postId, requestId } = order;
    const by = { accountId, postId, name, postTitle };
    await inTransaction(pool, async (trx) => {
      const { key, version } = await confirmPreviewed(trx, { id, by, at: now, shown, comment });
      await end(trx, { key, version });
      await appendAudit(trx, {
        at: now,
        actor: by,
        act: 'assumption-confirmed',
        object: `assumption:${key}`,
        details: { proposal: id, version },
        requestId,
      });
    });
    await applyConfirmed(pool, { now });
  },
} satisfies Record<string, Doer>;

function readGiven<Given>({ given }: Order): Given {
  return given as unknown as Given;
}
