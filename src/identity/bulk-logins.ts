/**
 * Logins for a list of accounts: the given one, or one made of the title with a number behind where it is taken.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { type Problem, problem } from '#platform/problems.ts';
import { loginFromTitle } from './logins.ts';

interface Wanted {
  row: number;
  title: string;
  login: string | null;
}

/** Each row with a login that is free; `refuse` is told of rows whose given login is not. */
export async function chooseLogins<Row extends Wanted>(
  trx: Trx,
  rows: readonly Row[],
  refuse: (row: number, problem: Problem) => void,
): Promise<(Row & { login: string })[]> {
  const stems = rows.map(({ title, login }) => login ?? loginFromTitle(title));
  const { rows: found } = await trx.query<{ login: string }>(
    `select login
     from identity.account
     where regexp_replace(login, '-[0-9]+$', '') = any ($1) or login = any ($1)`,
    [stems],
  );
  const taken = new Set(found.map(({ login }) => login));
  const chosen = new Map<number, string>();
  // Given ones first, so that none is lost to one that could have been another.
  for (const { row, login } of rows) {
    if (login === null) continue;
    if (taken.has(login)) {
      refuse(row, problem('login-taken', { login }));
      continue;
    }
    taken.add(login);
    chosen.set(row, login);
  }
  for (const { row, title, login } of rows) {
    if (login !== null) continue;
    const stem = loginFromTitle(title);
    let free = stem;
    for (let number = 2; taken.has(free); number += 1) free = `${stem}-${number}`;
    taken.add(free);
    chosen.set(row, free);
  }
  return rows.flatMap((row) => {
    const login = chosen.get(row.row);
    return login === undefined ? [] : [{ ...row, login }];
  });
}
