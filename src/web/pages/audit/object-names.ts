/**
 * What entries of the audit were done to, as it is called today: one question a kind for all entries together, within what
 * the person who looks may see. What is gone, or lies outside, is left out and keeps its number.
 */
import { listAssumptions } from '#assumptions/index.ts';
import { type AuditEntry, selectActorNames, selectSessionNames } from '#identity/index.ts';
import { selectRunTitles } from '#observatory/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDate, type Language } from '#platform/format.ts';
import type { Db } from '#platform/postgres/db.ts';
import {
  importKinds,
  selectImportTitles,
  selectNameTitles,
  selectReviewTitles,
  selectSubjectTitles,
  selectUploadTitles,
} from '#registry/index.ts';
import { selectCodeTitles, selectUnitTitles } from '#territory/index.ts';
import { objectWords } from '#web/messages/audit-details.ts';
import { inSentence } from '#web/pages/presence/paths.ts';
import { questionWords } from '#web/pages/register/review-words.ts';
import type { Services } from '#web/server/services.ts';

/** `post:4` → what post 4 is called. */
export type ObjectNames = ReadonlyMap<string, string>;

export interface Looking {
  /** In the scope of whoever looks. */
  db: Db;
  services: Pick<Services, 'identity' | 'now'>;
  language: Language;
  /** Names of subjects are personal data: shown to whoever may see subjects. */
  seesSubjects: boolean;
}

/** Acts that write a unit by its code; all others write its number. */
const writeCodes: readonly string[] = ['names-exported', 'subjects-exported'];

/** By which an entry's object is found. */
export function referenceOf({ act, object }: Pick<AuditEntry, 'act' | 'object'>): string {
  return writeCodes.includes(act) ? object.replace(/^unit:/, 'unit-code:') : object;
}

/** @param references of any kind, any number of times: `post:4`; what is no reference is not looked for */
export async function selectObjectNames(
  looking: Looking,
  references: Iterable<string>,
): Promise<ObjectNames> {
  const wanted = Map.groupBy(
    [...new Set(references)].flatMap((text) => {
      const [, kind = '', id = ''] = /^([a-z-]+):(.+)$/s.exec(text) ?? [];
      return Object.hasOwn(finders, kind) ? [{ kind: kind as keyof typeof finders, id }] : [];
    }),
    ({ kind }) => kind,
  );
  const names = new Map<string, string>();
  // One after another: they share the request's one connection.
  for (const [kind, of] of wanted) {
    const ids = of.map(({ id }) => id);
    const found = new Map([...(await finders[kind](looking, ids))].map(([id, name]) => [String(id), name]));
    for (const id of ids) {
      const name = found.get(id);
      if (name !== undefined) names.set(`${kind}:${id}`, name);
    }
  }
  return names;
}

type Found = Iterable<readonly [id: number | string, name: string]>;
type Finder = (looking: Looking, ids: string[]) => Promise<Found>;

const finders = {
  account: async ({ services }, ids) =>
    (await selectActorNames(services.identity, { accountIds: numbers(ids), postIds: [] })).accounts,
  post: async ({ services }, ids) =>
    (await selectActorNames(services.identity, { accountIds: [], postIds: numbers(ids) })).posts,
  session: async ({ services, language }, ids) => {
    const persons = await selectSessionNames(services.identity, numbers(ids));
    return [...persons].map(([id, person]) => [id, objectWords[language].sessionOf(person)] as const);
  },
  unit: ({ db }, ids) => selectUnitTitles(db, numbers(ids)),
  'unit-code': ({ db }, codes) => selectCodeTitles(db, codes),
  domain: async ({ db }, names) =>
    (await selectNameTitles(db, names)).map(({ name, unicode }) => [name, unicode] as const),
  subject: async ({ db, seesSubjects }, ids) =>
    seesSubjects
      ? (await selectSubjectTitles(db, numbers(ids))).map(({ id, name }) => [id, name] as const)
      : [],
  upload: async ({ db, language }, ids) =>
    (await selectUploadTitles(db, numbers(ids))).map((list) => listNamed(list, language)),
  import: async ({ db, language }, ids) =>
    (await selectImportTitles(db, numbers(ids))).map((list) => listNamed(list, language)),
  review: async ({ db, language, seesSubjects }, ids) =>
    (await selectReviewTitles(db, numbers(ids))).map(({ id, kind, domain, name }) => {
      const question = questionWords({ kind, isAmbiguous: null }, language);
      const about = domain || (seesSubjects ? name : '');
      return [id, about === '' ? `“${question}”` : `“${question}” (${about})`] as const;
    }),
  run: async ({ db, language }, ids) =>
    (await selectRunTitles(db, numbers(ids))).map(
      ({ id, kind, plannedAt }) =>
        [id, objectWords[language].run(kind, formatDate(dayOf(plannedAt), language))] as const,
    ),
  assumption: async ({ db, services, language }) =>
    (await listAssumptions(db, dayOf(services.now()))).map(
      ({ key, title }) => [key, `“${title[language]}”`] as const,
    ),
  database: async ({ language }) => {
    const { main, sample } = objectWords[language];
    return Object.entries({ main, sample });
  },
} satisfies Record<string, Finder>;

/** Numbers as the database counts; what is none is looked for nowhere. */
const numbers = (ids: readonly string[]): number[] =>
  ids.filter((id) => /^[1-9]\d{0,14}$/.test(id)).map(Number);

function listNamed(
  { id, kind, asOf }: { id: number; kind: keyof typeof importKinds; asOf: string | null },
  language: Language,
) {
  const what = inSentence(importKinds[kind].title[language]);
  const told = asOf === null ? what : objectWords[language].listOf(what, formatDate(asOf, language));
  return [id, told] as const;
}
