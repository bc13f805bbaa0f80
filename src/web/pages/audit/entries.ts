/** Entries of the audit as a page and its file show them: the filter of an address, names of who acted, words of the acts. */
import { type AuditEntry, type EntryFilter, selectActorNames } from '#identity/index.ts';
import type { Language } from '#platform/format.ts';
import { may } from '#web/may.ts';
import { actWords } from '#web/messages/audit.ts';
import type { Page } from '#web/server/page.ts';
import { type Looking, referenceOf, selectObjectNames } from './object-names.ts';
import { detailsTold, objectTold, referencesIn } from './told.ts';

export interface Asked {
  act: string | null;
  accountId: number | null;
  object: string | null;
  before: number | null;
}

/** `?viec=signed-in&nguoi=12&doi-tuong=account:&sau=400`. */
export function readAsked(params: URLSearchParams): Asked {
  const number = (name: string) => {
    const given = params.get(name) ?? '';
    return /^[1-9]\d{0,14}$/.test(given) ? Number(given) : null;
  };
  const text = (name: string) => params.get(name)?.normalize('NFC').trim().slice(0, 200) || null;
  return {
    act: text('viec'),
    accountId: number('nguoi'),
    object: text('doi-tuong'),
    before: number('sau'),
  };
}

export function toFilter({ act, accountId, object, before }: Asked, limit: number): EntryFilter {
  return {
    limit,
    ...(act === null ? {} : { act }),
    ...(accountId === null ? {} : { accountId }),
    ...(object === null ? {} : { object }),
    ...(before === null ? {} : { before }),
  };
}

export function actWord(act: string, language: Language): string {
  return (actWords[language] as Record<string, string>)[act] ?? act;
}

/** Whose eyes names are looked up for. */
export function lookingOf({
  db,
  actor,
  services,
  language,
}: Pick<Page, 'db' | 'actor' | 'services' | 'language'>): Looking {
  return { db, services, language, seesSubjects: may(actor.role, 'see-subjects') };
}

/**
 * With names as they are now; who and what is gone keeps a number. Two questions for who acted and one for each kind of
 * object, for a page of 50 as for a file of 50,000.
 */
export async function namedEntries(looking: Looking, entries: readonly AuditEntry[]) {
  const { services, language } = looking;
  const ids = (of: (entry: AuditEntry) => number | null) => [
    ...new Set(entries.map(of).filter((id) => id !== null)),
  ];
  const { accounts, posts } = await selectActorNames(services.identity, {
    accountIds: ids(({ accountId }) => accountId),
    postIds: ids(({ postId }) => postId),
  });
  const names = await selectObjectNames(
    looking,
    entries.flatMap((entry) => [referenceOf(entry), ...referencesIn(entry.details)]),
  );
  return entries.map((entry) => {
    const { seq, at, accountId, postId, act, object, details } = entry;
    const name = names.get(referenceOf(entry));
    return {
      seq,
      at: at.toString(),
      accountId,
      person: accountId === null ? null : (accounts.get(accountId) ?? `account:${accountId}`),
      post: postId === null ? null : (posts.get(postId) ?? null),
      act,
      actWord: actWord(act, language),
      object,
      objectTold: objectTold(object, language, name),
      /** The words hide which one it is: its code stands beside them. */
      isNamed: name !== undefined && !object.endsWith(`:${name}`),
      details: detailsText(details),
      detailsTold: detailsTold(details, language, names),
    };
  });
}

/** As it was written, for the file. */
function detailsText(details: AuditEntry['details']): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
