/**
 * What is known of a zone: who it is for, since when, what a name in it costs, where that was read.
 *
 * A zone is a row for each stretch of time in which its rules are the same, as in `registry.zone`. The engine keeps the
 * bare list for itself (src/measurement/zones.ts), for it must stand alone; a test holds the two equal.
 */
import type { Language } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import type { ZoneSource } from './sources.ts';

/** Vietnamese names stand directly under .vn, so their zone is `vn` like that of others, but their rules and fees are not. */
export type ZoneKind = 'generic' | 'geographic' | 'vietnamese';

export type ZoneHolders =
  | 'anyone'
  | 'citizens'
  | 'persons'
  | 'education-organisations'
  | 'state-bodies'
  | 'social-organisations'
  | 'international-organisations'
  | 'not-established';

export interface Zone {
  zone: string;
  kind: ZoneKind;
  /** First day on which this holds; null: since before 2024, the day was not found. */
  from: IsoDate | null;
  /** First day on which it no longer holds; null: it holds. */
  until: IsoDate | null;
  purpose: Record<Language, string>;
  holders: ZoneHolders;
  /** Old two-digit codes of the provinces a geographic zone is named after. */
  provinceCodes: readonly string[];
  source: ZoneSource;
}

/** Who may register, in words that stand alone. */
export const zoneHolders: Record<ZoneHolders, Record<Language, string>> = {
  anyone: { vi: 'mọi tổ chức, cá nhân', en: 'any organisation or person' },
  citizens: { vi: 'công dân Việt Nam', en: 'citizens of Vietnam' },
  persons: { vi: 'cá nhân, theo tên riêng của mình', en: 'persons, under their own name' },
  'education-organisations': {
    vi: 'cơ quan, tổ chức trong lĩnh vực giáo dục, đào tạo',
    en: 'organisations in education and training',
  },
  'state-bodies': { vi: 'cơ quan nhà nước', en: 'state bodies' },
  'social-organisations': {
    vi: 'tổ chức chính trị, văn hóa, xã hội',
    en: 'political, cultural and social organisations',
  },
  'international-organisations': {
    vi: 'tổ chức quốc tế tại Việt Nam',
    en: 'international organisations in Vietnam',
  },
  'not-established': {
    vi: 'chưa rõ, hãy hỏi nhà đăng ký',
    en: 'not established, ask a registrar',
  },
};
