/**
 * Rows of a list that were not taken, for whoever sent it (`/nhap/12/dong-loi.csv`). They name persons: a fresh proof first,
 * and who took them is recorded.
 */
import { createHash } from 'node:crypto';
import { appendAudit } from '#identity/index.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { renderUploadCsv, selectUploadRows } from '#registry/index.ts';
import { requireUpload } from '#web/pages/register/upload-page.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { notFound, reading, requireActor, scopeOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import type { Route } from './+types/rejected-csv.ts';

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const actor = requireActor(args, 'import-lists');
  requireFresh(args, `/nhap/${encodeURIComponent(args.params.id)}`);
  const state = requestOf(args.context);
  const { id, text, rows } = await reading(args, 'import-lists', async (page) => {
    const upload = await requireUpload(page, args.params.id);
    const kept = await selectUploadRows(page.db, upload.id);
    if (kept === null) throw notFound();
    return { id: upload.id, text: renderUploadCsv(kept, page.language), rows: kept.notes.length };
  });
  // In a transaction of its own, because the one that reads cannot write; without the entry there is no file.
  await inScope(state.services.console, scopeOf(state), (trx) =>
    appendAudit(trx, {
      at: state.services.now(),
      actor,
      act: 'list-rows-exported',
      object: `upload:${id}`,
      details: { rows, sha256: createHash('sha256').update(text).digest('hex') },
      requestId: state.requestId,
    }),
  );
  return csvResponse(text, `dong-loi-${id}.csv`, {
    sample: state.services.sample,
    told: { 'x-hien-dien-rows': String(rows) },
  });
}
