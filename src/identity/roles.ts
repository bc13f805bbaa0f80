/**
 * What a post can be: a closed list. What a role may do is a table of the web room's; here stand only the words, and which
 * roles may see every unit.
 */
import type { Language } from '#platform/format.ts';

export type Role = 'national' | 'province' | 'commune' | 'body' | 'inspector' | 'auditor' | 'administrator';

export interface RoleEntry {
  title: Record<Language, string>;
  /** A post of this role may be for all units instead of named ones. */
  mayBeEverywhere: boolean;
}

/** In the order in which people choose from it. */
export const roles: Readonly<Record<Role, RoleEntry>> = {
  province: { title: { vi: 'Cán bộ cấp tỉnh', en: 'Province office' }, mayBeEverywhere: false },
  commune: { title: { vi: 'Cán bộ cấp xã', en: 'Commune officer' }, mayBeEverywhere: false },
  body: { title: { vi: 'Cán bộ cơ quan, tổ chức', en: 'Officer of a body' }, mayBeEverywhere: false },
  inspector: { title: { vi: 'Thanh tra', en: 'Inspector' }, mayBeEverywhere: false },
  auditor: { title: { vi: 'Kiểm toán', en: 'Auditor' }, mayBeEverywhere: true },
  national: { title: { vi: 'Cấp quốc gia (VNNIC)', en: 'National (VNNIC)' }, mayBeEverywhere: true },
  administrator: { title: { vi: 'Quản trị hệ thống', en: 'Administrator' }, mayBeEverywhere: true },
};

/** @returns the role, or null where the word is none */
export function parseRole(word: string): Role | null {
  return Object.hasOwn(roles, word) ? (word as Role) : null;
}
