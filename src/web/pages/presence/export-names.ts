/**
 * A list of names handed out as a file: streamed from one moment of the database, and written down in the audit when it has
 * ended, whole or broken off, in a transaction of its own because the one that reads cannot write.
 *
 * What the file is of (filter, day, method) is said in the answer's head lines: inside it stand rows only.
 */
import { createHash } from 'node:crypto';
import { type Actor, appendAudit } from '#identity/index.ts';
import { defaultNorm } from '#measurement/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import { inScope } from '#platform/postgres/scope.ts';
import {
  type NameFilters,
  type NameRow,
  type NameWords,
  renderNamesCsv,
  streamNames,
} from '#reporting/index.ts';
import { may } from '#web/may.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { logFault } from '#web/server/log.ts';
import { scopeOf } from '#web/server/page.ts';
import type { RequestState } from '#web/server/request.ts';
import { filtersInWords, filterValueWords } from './filters.ts';
import { holderShown } from './holder.ts';

export interface ExportOrder {
  state: RequestState;
  actor: Actor;
  unit: { id: number; code: string };
  filters: NameFilters;
  /** How many rows there will be, where that was counted to its end. */
  rows: number | null;
}

/** A connection is held as long as somebody reads: a reader slower than this is let go, and may filter more narrowly. */
const longestMs = 10 * 60_000;

export function namesFile({ state, actor, unit, filters, rows }: ExportOrder): Response {
  const { services, language } = state;
  const now = services.now();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  void send();
  return csvResponse(readable, `ten-mien-${unit.code}-${dayOf(now)}.csv`, {
    sample: services.sample,
    told: {
      'x-hien-dien-unit': unit.code,
      'x-hien-dien-day': dayOf(now),
      'x-hien-dien-method': defaultNorm.name,
      ...(rows === null ? {} : { 'x-hien-dien-rows': String(rows) }),
      'x-hien-dien-filter': encodeURIComponent(sayFilters(filters, language)),
    },
  });

  async function send(): Promise<void> {
    let written: { rows: number; sha256: string } | null = null;
    let broken: unknown = null;
    try {
      written = await inScope(
        services.console,
        scopeOf(state),
        (db) => {
          const names = streamNames(db, { unitId: unit.id, filters, now });
          const pages = may(actor.role, 'see-subjects') ? names : withoutPersons(names);
          return pour(renderNamesCsv(pages, { language, words: wordsOf(language) }), writable);
        },
        { readOnly: true },
      );
    } catch (error) {
      broken = error;
    }
    // What was begun is written down too: a reader who goes away before the end has read what he has read.
    try {
      await inScope(services.console, scopeOf(state), (trx) =>
        appendAudit(trx, {
          at: now,
          actor,
          act: 'names-exported',
          object: `unit:${unit.code}`,
          details: {
            filter: Object.fromEntries(
              filtersInWords(filters, 'en').map(({ name }) => [name, String(filters[name])]),
            ),
            complete: written !== null,
            ...(written ?? {}),
          },
          requestId: state.requestId,
        }),
      );
    } catch (error) {
      broken ??= error;
    }
    if (broken !== null && broken !== readerLeft) logFault(broken, state.requestId);
    // Only now does the file end: one whose entry could not be written never looks complete.
    if (broken === null) await writable.close().catch(() => {});
    else await writable.abort(broken).catch(() => {});
  }
}

/** Whoever reads went away, or took longer than a connection is held for. */
const readerLeft = new Error('the file was not read to its end');

async function pour(
  pieces: AsyncIterable<{ text: string; rows: number }>,
  writable: WritableStream<Uint8Array>,
): Promise<{ rows: number; sha256: string }> {
  const encoder = new TextEncoder();
  const hash = createHash('sha256');
  const writer = writable.getWriter();
  const left = writer.closed.catch(() => {
    throw readerLeft;
  });
  const late = new Promise<never>((_, reject) => {
    AbortSignal.timeout(longestMs).addEventListener('abort', () => reject(readerLeft), { once: true });
  });
  const ended = Promise.race([left, late]);
  ended.catch(() => {});
  let rows = 0;
  try {
    for await (const piece of pieces) {
      const bytes = encoder.encode(piece.text);
      hash.update(bytes);
      rows += piece.rows;
      // The next page is read when this one has been taken: what is held does not grow with the list.
      await Promise.race([writer.write(bytes), ended]);
    }
    return { rows, sha256: hash.digest('hex') };
  } finally {
    writer.releaseLock();
  }
}

async function* withoutPersons(pages: AsyncIterable<NameRow[]>): AsyncGenerator<NameRow[]> {
  for await (const page of pages) {
    yield page.map((row) => ({ ...row, holder: holderShown(row, false) }));
  }
}

function wordsOf(language: Language): NameWords {
  return {
    state: (state) => filterValueWords('state', state, language),
    presence: (presence) => filterValueWords('presence', presence, language),
    flag: (flag) => filterValueWords('flag', flag, language),
  };
}

function sayFilters(filters: NameFilters, language: Language): string {
  return filtersInWords(filters, language)
    .map(({ label, value }) => `${label}: ${value}`)
    .join('; ');
}
