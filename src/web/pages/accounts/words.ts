/** Words of an account's state and its tone. */
import type { AccountStatus } from '#identity/index.ts';
import type { Language } from '#platform/format.ts';
import { accountsWords } from '#web/messages/accounts.ts';

export const statuses: readonly AccountStatus[] = ['active', 'invited', 'suspended', 'closed'];

export function statusWord(status: AccountStatus, language: Language): string {
  const words = accountsWords[language];
  return {
    active: words.statusActive,
    invited: words.statusInvited,
    suspended: words.statusSuspended,
    closed: words.statusClosed,
  }[status];
}

export const statusTone = { active: 'good', invited: 'fair', suspended: 'poor', closed: 'none' } as const;

/** `?sau=50`; 0 where it is nothing of the kind. */
export function offsetOf(params: URLSearchParams): number {
  const after = Number(params.get('sau') ?? 0);
  return Number.isSafeInteger(after) && after > 0 && after < 1_000_000 ? after : 0;
}

/** An id in a path or a form; null for what is none. */
export function idOf(text: string | undefined): number | null {
  const id = Number(text);
  return text !== undefined && /^[0-9]{1,15}$/.test(text) && id > 0 ? id : null;
}
