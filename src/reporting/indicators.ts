/**
 * The first indicators: what is counted, of what, of which class the figure is, and on which assumptions it rests.
 *
 * Those with `stored` have cells; the others are worked out where they are shown, because what they stand on (VNNIC's
 * count, a population) is a dated figure of its own that no measurement changes. Ids are stored: never renamed or reused.
 */
import type { AssumptionKey } from '#assumptions/index.ts';
import type { Trx } from '#platform/postgres/db.ts';

export type SourceClass = 'measured' | 'registered' | 'reported' | 'derived' | 'estimated';

export interface Indicator {
  stored: boolean;
  name: { vi: string; en: string };
  numerator: string;
  denominator: string | null;
  measure: 'count' | 'share' | 'rate';
  per: number;
  source: SourceClass;
  better: 'higher' | 'lower' | 'neither';
  assumptions: readonly AssumptionKey[];
}

const ofNames = { stored: true, per: 1, source: 'measured', denominator: 'judged names' } as const;
const ofSubjects = { stored: true, per: 1, denominator: 'active subjects' } as const;

export const indicators = {
  names: {
    ...ofNames,
    source: 'derived',
    denominator: null,
    name: { vi: 'Tên đã biết', en: 'Known names' },
    numerator: 'names on the lists that were imported',
    measure: 'count',
    better: 'higher',
    assumptions: [],
  },
  'names-website': {
    ...ofNames,
    name: { vi: 'Có trang web', en: 'With a website' },
    numerator: 'names that show a website of their own',
    measure: 'share',
    better: 'higher',
    assumptions: ['presence.website'],
  },
  'names-trusted': {
    ...ofNames,
    name: { vi: 'Tin cậy, an toàn', en: 'Trusted, safe' },
    numerator: 'names with a website that can be trusted',
    measure: 'share',
    better: 'higher',
    assumptions: ['presence.trusted'],
  },
  'names-trusted-unclear': {
    ...ofNames,
    name: { vi: 'Chưa rõ có tin cậy', en: 'Trust unclear' },
    numerator: 'names of which it could not be told',
    measure: 'share',
    better: 'neither',
    assumptions: ['presence.trusted'],
  },
  'names-mail': {
    ...ofNames,
    name: { vi: 'Có thư điện tử', en: 'With mail set up' },
    numerator: 'names for which mail is set up',
    measure: 'share',
    better: 'higher',
    assumptions: ['presence.mail'],
  },
  'names-mail-unclear': {
    ...ofNames,
    name: { vi: 'Chưa rõ có thư điện tử', en: 'Mail unclear' },
    numerator: 'names of which it could not be told',
    measure: 'share',
    better: 'neither',
    assumptions: ['presence.mail'],
  },
  faults: {
    ...ofNames,
    name: { vi: 'Có lỗi cần sửa', en: 'With a fault' },
    numerator: 'names of which at least one check fails; by check in the slices',
    measure: 'share',
    better: 'lower',
    assumptions: [],
  },
  subjects: {
    ...ofSubjects,
    source: 'derived',
    denominator: null,
    name: { vi: 'Chủ thể', en: 'Subjects' },
    numerator:
      'active enterprises, household businesses, co-operatives, schools … on the lists that were imported',
    measure: 'count',
    better: 'neither',
    assumptions: [],
  },
  'subjects-with-name': {
    ...ofSubjects,
    source: 'derived',
    name: { vi: 'Chủ thể có tên miền', en: 'Subjects that hold a name' },
    numerator: 'active subjects that hold a known name',
    measure: 'share',
    better: 'higher',
    assumptions: [],
  },
  'subjects-with-website': {
    ...ofSubjects,
    source: 'measured',
    name: { vi: 'Chủ thể có trang web', en: 'Subjects with a website' },
    numerator: 'active subjects that hold a name with a website',
    measure: 'share',
    better: 'higher',
    assumptions: ['presence.website'],
  },
  registered: {
    stored: false,
    name: { vi: 'Tên đã đăng ký', en: 'Registered names' },
    numerator: 'names VNNIC counts',
    denominator: null,
    measure: 'count',
    per: 1,
    source: 'registered',
    better: 'higher',
    assumptions: [],
  },
  coverage: {
    stored: false,
    name: { vi: 'Độ bao phủ', en: 'Coverage' },
    numerator: 'known names',
    denominator: 'registered names, on their own map',
    measure: 'share',
    per: 1,
    source: 'derived',
    better: 'higher',
    assumptions: ['coverage.least-percent', 'ranking.least-denominator'],
  },
  'names-per-1000': {
    stored: false,
    name: { vi: 'Tên .vn đã biết trên 1.000 dân', en: 'Known .vn names per 1,000 people' },
    numerator: 'known names under .vn',
    denominator: 'people of all ages',
    measure: 'rate',
    per: 1000,
    source: 'derived',
    better: 'higher',
    assumptions: ['population.rate-base'],
  },
  'registered-per-1000': {
    stored: false,
    name: { vi: 'Tên đã đăng ký trên 1.000 dân', en: 'Registered names per 1,000 people' },
    numerator: 'names VNNIC counts',
    denominator: 'people of all ages, on the same map',
    measure: 'rate',
    per: 1000,
    source: 'derived',
    better: 'higher',
    assumptions: ['population.rate-base'],
  },
  'registered-per-1000-aged-15-69': {
    stored: false,
    name: {
      vi: 'Tên đã đăng ký trên 1.000 dân 15–69 tuổi (GII)',
      en: 'Registered names per 1,000 people aged 15–69 (GII)',
    },
    numerator: 'names VNNIC counts',
    denominator: 'people aged 15 to 69, on the same map',
    measure: 'rate',
    per: 1000,
    source: 'derived',
    better: 'higher',
    assumptions: ['population.gii-base'],
  },
} as const satisfies Record<string, Indicator>;

export type IndicatorId = keyof typeof indicators;

/** Brings the table into the database; what is there and the same is left alone. */
export async function loadIndicators(trx: Trx): Promise<{ changed: number }> {
  const rows = Object.entries(indicators).map(([id, { name, assumptions, ...row }]) => ({
    ...row,
    id,
    name_vi: name.vi,
    name_en: name.en,
    assumptions,
  }));
  const { rowCount } = await trx.query(
    `insert into reporting.indicator as kept
       (id, name_vi, name_en, numerator, denominator, measure, per, source, better, assumptions)
     select id, name_vi, name_en, numerator, denominator, measure, per, source, better, assumptions
     from jsonb_to_recordset($1::jsonb) as given (
       id text, name_vi text, name_en text, numerator text, denominator text, measure text, per int, source text,
       better text, assumptions text[]
     )
     on conflict (id) do update
       set (name_vi, name_en, numerator, denominator, measure, per, source, better, assumptions) =
         (excluded.name_vi, excluded.name_en, excluded.numerator, excluded.denominator, excluded.measure, excluded.per,
          excluded.source, excluded.better, excluded.assumptions)
       where (kept.name_vi, kept.name_en, kept.numerator, kept.denominator, kept.measure, kept.per, kept.source,
              kept.better, kept.assumptions)
         is distinct from
         (excluded.name_vi, excluded.name_en, excluded.numerator, excluded.denominator, excluded.measure, excluded.per,
          excluded.source, excluded.better, excluded.assumptions)`,
    [JSON.stringify(rows)],
  );
  return { changed: rowCount ?? 0 };
}
