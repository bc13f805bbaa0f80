/** What light a state or a level is shown in: good is lit, fair nearly, poor fails, none is nothing or not known. */
import type { Level } from '#words/index.ts';

export type ShownTone = 'good' | 'fair' | 'poor' | 'none';

const tones: Record<string, ShownTone> = {
  active: 'good',
  small_page: 'good',
  script_app: 'fair',
  login_only: 'fair',
  redirect_social: 'fair',
  redirect_marketplace: 'fair',
  redirect_other: 'fair',
  blocked: 'fair',
  under_construction: 'fair',
  default_page: 'poor',
  parked: 'poor',
  for_sale: 'poor',
  empty: 'poor',
  http_error: 'poor',
  unreachable: 'poor',
  suspended: 'poor',
  no_web_address: 'none',
  unregistered: 'none',
  not_measured: 'none',
};

export function toneOfState(state: string): ShownTone {
  return tones[state] ?? 'none';
}

export function toneOfLevel(level: Level): ShownTone {
  return ({ trusted: 'good', website: 'fair', partial: 'poor', nothing: 'none', unknown: 'none' } as const)[
    level
  ];
}

const order: readonly ShownTone[] = ['good', 'fair', 'poor', 'none'];

/** Parts of one tone beside each other, the brightest first, the largest of each first. */
export function byTone<Part extends { tone: ShownTone; count: number }>(parts: readonly Part[]): Part[] {
  return [...parts].sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone) || b.count - a.count);
}
