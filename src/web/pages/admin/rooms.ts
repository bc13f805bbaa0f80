/** The rooms of administration: who may enter, and what stands there now in a few words. */
import { isUnconfirmed, listAssumptions } from '#assumptions/index.ts';
import { selectAccounts, selectLastSeq } from '#identity/index.ts';
import { selectOpenRun, selectProgress, selectRuns } from '#observatory/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDay, formatShare } from '#platform/format.ts';
import { type Capability, may } from '#web/may.ts';
import { adminWords } from '#web/messages/admin.ts';
import type { Page } from '#web/server/page.ts';

type Words = (typeof adminWords)['vi'];

interface Room {
  href: string;
  name: 'assumptions' | 'accounts' | 'runs' | 'audit' | 'settings';
  capability: Capability;
  /** What stands there now, in a few words. */
  now(page: Page, words: Words): Promise<string>;
}

const rooms: readonly Room[] = [
  {
    href: '/quan-tri/gia-dinh',
    name: 'assumptions',
    capability: 'see-assumptions',
    async now({ db, now }, words) {
      return words.assumptionsCount((await listAssumptions(db, dayOf(now))).filter(isUnconfirmed).length);
    },
  },
  {
    href: '/quan-tri/tai-khoan',
    name: 'accounts',
    capability: 'manage-accounts',
    async now({ services, now }, words) {
      const all = await selectAccounts(services.identity, { limit: 1 }, now);
      const invited = await selectAccounts(services.identity, { status: 'invited', limit: 1 }, now);
      return words.accountsCount(all.total, invited.total);
    },
  },
  {
    href: '/quan-tri/luot-do',
    name: 'runs',
    capability: 'see-runs',
    async now({ db, language }, words) {
      const open = await selectOpenRun(db);
      if (open !== null) {
        const { finished, run } = await selectProgress(db, open.id);
        return words.runsOpen(formatShare(finished, run.planned, language));
      }
      const [last] = await selectRuns(db, { limit: 1 });
      return last === undefined
        ? words.runsNone
        : words.runsLast(formatDay(last.plannedAt.toString(), language));
    },
  },
  {
    href: '/quan-tri/nhat-ky',
    name: 'audit',
    capability: 'see-audit',
    now: async ({ db }, words) => words.auditCount(await selectLastSeq(db)),
  },
  {
    href: '/quan-tri/cai-dat',
    name: 'settings',
    capability: 'manage-accounts',
    now: ({ services }, words) => Promise.resolve(`${services.version}, ${words[services.database]}`),
  },
];

/** Those the role may enter, with what stands there now. */
export async function readRooms(page: Page) {
  const words = adminWords[page.language];
  const open: { href: string; name: Room['name']; now: string }[] = [];
  for (const { href, name, capability, now } of rooms) {
    if (may(page.actor.role, capability)) open.push({ href, name, now: await now(page, words) });
  }
  return open;
}
