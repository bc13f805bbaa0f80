/** Assumptions in groups that a reader looks for, by the first word of their keys. Pure, so that components may use it. */
export const groups = [
  {
    name: 'counting',
    of: ['presence', 'coverage', 'ranking', 'population', 'index', 'reconciliation', 'territory'],
  },
  { name: 'calendar', of: ['calendar', 'district'] },
  { name: 'measuring', of: ['measurement', 'certificate', 'duty', 'personal-data'] },
  { name: 'entitlement', of: ['entitlement', 'subject', 'domain'] },
] as const;

export type GroupName = (typeof groups)[number]['name'];

/** What no group names stands with the counting, which is the first. */
export function groupOf(key: string): GroupName {
  const [word = ''] = key.split('.');
  return groups.find(({ of }) => of.some((one) => one === word))?.name ?? 'counting';
}
