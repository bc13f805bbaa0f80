/** What a list comes to: row by row in words, and how many of each; the same for the rehearsal and for what was done. */

import type { SecretAct } from '#identity/index.ts';
import {
  activationDays,
  type BulkOutcome,
  type BulkRow,
  makeAccountsInBulk,
  renewActivation,
} from '#identity/index.ts';
import type { Language } from '#platform/format.ts';
import type { Trx } from '#platform/postgres/db.ts';
import type { BulkSource } from '#web/pages/accounts/bulk-source.ts';
import { type Sheet, sheetOf } from '#web/pages/accounts/sheet.ts';

export interface OutcomeRow {
  line: number;
  title: string;
  login: string;
  outcome: BulkOutcome['outcome'];
  /** Why it cannot be used. */
  refusal: string | null;
}

export interface Done {
  rows: OutcomeRow[];
  sheets: Sheet[];
}

type Usable = Exclude<BulkSource, { kind: 'wrong' }>;

/** Makes the accounts and links of a source; inside one transaction, rolled back by whoever only rehearses. */
export async function makeOfSource(
  trx: Trx,
  source: Usable,
  act: SecretAct,
  { origin, language }: { origin: string; language: Language },
): Promise<Done> {
  if (source.kind === 'chua-kich-hoat') return renewAll(trx, source.accounts, act, origin);
  const usable = source.rows.flatMap((listed) =>
    listed.row === null ? [] : [{ ...listed, row: listed.row as BulkRow }],
  );
  const outcomes = await makeAccountsInBulk(
    trx,
    usable.map(({ row }) => row),
    { ...act, validDays: activationDays },
  );
  const expiresAt = act.now.add({ hours: activationDays * 24 });
  const rows: OutcomeRow[] = source.rows
    .filter(({ row }) => row === null)
    .map(({ line, title, refusal }) => ({ line, title, login: '', outcome: 'refused', refusal }));
  const sheets: Sheet[] = [];
  for (const [at, made] of outcomes.entries()) {
    const { line, title } = usable[at]!;
    const login = 'login' in made ? made.login : '';
    const refusal = made.outcome === 'refused' ? made.problem.sentences[language] : null;
    rows.push({ line, title, login, outcome: made.outcome, refusal });
    if ('secret' in made) sheets.push(sheetOf(origin, { title, login, secret: made.secret, expiresAt }));
  }
  return { rows: rows.sort((a, b) => a.line - b.line), sheets };
}

async function renewAll(
  trx: Trx,
  accounts: readonly { id: number; title: string; login: string }[],
  act: SecretAct,
  origin: string,
): Promise<Done> {
  const done: Done = { rows: [], sheets: [] };
  for (const [at, { id, title, login }] of accounts.entries()) {
    const link = await renewActivation(trx, { accountId: id, days: activationDays }, act);
    done.rows.push({ line: at + 1, title, login, outcome: 'renewed', refusal: null });
    done.sheets.push(sheetOf(origin, { title, login, ...link }));
  }
  return done;
}

export function tallyOf(rows: readonly OutcomeRow[]) {
  const count = (...outcomes: OutcomeRow['outcome'][]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    made: count('made'),
    renewed: count('renewed'),
    left: count('left-alone', 'repeated'),
    refused: count('refused'),
  };
}
