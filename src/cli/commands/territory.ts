/**
 * `hien-dien territory show | lineage | verify`: what a code means on a day, where a unit comes from and went, whether the
 * tables hold.
 */
import { renderChecks, renderLineage, renderUnit, selectCard, verifyTerritory } from '#territory/index.ts';
import { parseDay } from '../dates.ts';
import type { Host } from '../host.ts';
import { formatOption } from './format-option.ts';
import { type Given, optionOf } from './given.ts';
import { withDatabase } from './with-database.ts';

export function territoryShow(given: Given, host: Host): Promise<number> {
  return showCard(given, host, renderUnit);
}

export function territoryLineage(given: Given, host: Host): Promise<number> {
  return showCard(given, host, renderLineage);
}

function showCard(given: Given, host: Host, render: typeof renderUnit): Promise<number> {
  const day = optionOf(given, 'on');
  const on = day === undefined ? {} : { on: parseDay('--on', day) };
  const format = formatOption(given, ['text', 'json']);
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const card = await selectCard(pool, { code: given.operands[0] ?? '', ...on });
    host.stdout.write(
      format === 'json' ? `${JSON.stringify(card, null, 2)}\n` : render(card, given.language),
    );
    return 0;
  });
}

/** Exit code 1 when a check fails. */
export function territoryVerify(given: Given, host: Host): Promise<number> {
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const checks = await verifyTerritory(pool);
    host.stdout.write(renderChecks(checks, given.language));
    return checks.every(({ pass }) => pass) ? 0 : 1;
  });
}
