/** Who wrote something, by what the register keeps: `account:12` becomes a person's name, anything else stays. */
import { selectActorNames } from '#identity/index.ts';
import type { Services } from '#web/server/services.ts';

/** @returns a function from what was kept to what is shown */
export async function namesOfWriters(
  { identity }: Services,
  written: readonly (string | null)[],
): Promise<(by: string | null) => string> {
  const idOf = (by: string | null) => Number(/^account:(\d+)$/.exec(by ?? '')?.[1] ?? 0);
  const ids = [...new Set(written.map(idOf))].filter((id) => id > 0);
  if (ids.length === 0) return (by) => by ?? '';
  const { accounts } = await selectActorNames(identity, { accountIds: ids, postIds: [] });
  return (by) => accounts.get(idOf(by)) ?? by ?? '';
}
