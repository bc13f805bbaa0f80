/** What a form says of a list besides its file: of which day it is, of which province where it has no column for it. */
import { dayIn, dayOf } from '#platform/day.ts';
import { formatDate } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { type Problem, problem } from '#platform/problems.ts';
import { selectUnit } from '#territory/index.ts';
import { uploadWords } from '#web/messages/register-uploads.ts';
import { type Act, type Page, textOf } from '#web/server/page.ts';
import { type CountedUnit, selectCountedUnits, selectOwnProvinces } from './units.ts';

export interface ListFacts {
  /** Null where it cannot be read. */
  asOf: IsoDate | null;
  /** The chosen province's code on the map of that day, or of its own where that is not known. */
  province: string | null;
  /** Whose list it is. */
  unitId: number | null;
  /** Sentences beside their fields, for a form that comes back. */
  errors: Record<string, string>;
  /** The same where the file is kept and waits. */
  fault: Problem | null;
}

/** @param own whose list it is where no province is chosen: the post's, or of a list that is here whose it was */
export async function readListFacts(
  act: Act,
  own: number | null = act.actor.unitIds[0] ?? null,
): Promise<ListFacts> {
  const { db, form, language } = act;
  const words = uploadWords[language];
  const asOf = dayIn(textOf(form, 'ngay'));
  const chosen = (await selectChoices(act)).find(({ id }) => String(id) === textOf(form, 'tinh')) ?? null;
  const code = chosen && asOf && ((await selectUnit(db, chosen.id, asOf))?.code ?? null);
  const facts = {
    asOf,
    province: code ?? chosen?.code ?? null,
    unitId: chosen?.within ?? own,
  };
  if (asOf === null)
    return { ...facts, errors: { ngay: words.dayWrong }, fault: problem('upload-day-unread', {}) };
  if (chosen !== null && code === null) {
    return {
      ...facts,
      errors: { tinh: words.provinceNotThen(formatDate(asOf, language)) },
      fault: problem('upload-province-not-then', { on: asOf }),
    };
  }
  return { ...facts, errors: {}, fault: null };
}

/** The provinces of today that a post may bring lists of, each with the old ones it was formed of. */
export async function selectChoices({ db, actor, now }: Page): Promise<CountedUnit[]> {
  return selectCountedUnits(db, await selectOwnProvinces(db, actor, dayOf(now)));
}
