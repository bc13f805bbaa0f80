/**
 * The kinds of lists that can be imported, one file each (figures share one).
 */
import { problem } from '#platform/problems.ts';
import type { Kind, KindId } from './kind.ts';
import { cooperatives } from './kinds/cooperatives.ts';
import { domains } from './kinds/domains.ts';
import { enterprises } from './kinds/enterprises.ts';
import { denominators, populations, registeredCounts } from './kinds/figures.ts';
import { households } from './kinds/households.ts';
import { schools } from './kinds/schools.ts';

export const importKinds: Readonly<Record<KindId, Kind>> = {
  domains,
  enterprises,
  households,
  cooperatives,
  schools,
  populations,
  'registered-counts': registeredCounts,
  denominators,
};

/** @throws Problem `import-kind-unknown`, which lists the kinds */
export function parseKind(text: string): Kind {
  const kinds = Object.keys(importKinds);
  if (!kinds.includes(text)) throw problem('import-kind-unknown', { kind: text, kinds });
  return importKinds[text as KindId];
}
