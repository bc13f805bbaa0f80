/**
 * The 412 names as three lists had them, all on the map of before 1/7/2025: the registrars' of 31/3 and 31/5, and what
 * communes and unions wrote down by 25/6. When each list reached the department is in src/sample/lists.ts.
 */
import { draw, pick } from '../../src/sample/draw.ts';
import type { HeldName } from './subjects.ts';

export interface ListedName extends HeldName {
  list: 1 | 2 | 3;
  /** ISO dates. */
  registered: string;
  expires: string;
  registrar: string;
}

/** Invented. */
const registrars = [
  'Nhà đăng ký Bến Lúa',
  'Nhà đăng ký Mây Ngàn',
  'Nhà đăng ký Chợ Đồi',
  'Nhà đăng ký Suối Nếp',
  'Nhà đăng ký Đồi Cọ',
];

const listedOn = { 1: '2025-03-31', 2: '2025-05-31', 3: '2025-06-25' } as const;

/** Of 412 names in the order given, 334, 46 and 32 stand in the three lists. */
export function listNames(held: readonly HeldName[]): ListedName[] {
  const later = [...held].sort((a, b) => draw(a.domain, 'list', 1e9) - draw(b.domain, 'list', 1e9));
  const second = new Set(later.slice(0, 46));
  const third = new Set(later.slice(46, 78));
  return held.map((name): ListedName => {
    const list = second.has(name) ? 2 : third.has(name) ? 3 : 1;
    const isNew = list !== 1 || draw(name.domain, 'new', 3) > 0;
    const age = isNew ? 3 + draw(name.domain, 'age', 500) : 500 + draw(name.domain, 'age', 3_000);
    const registered = Temporal.PlainDate.from(listedOn[list]).subtract({ days: age });
    return {
      ...name,
      list,
      registered: registered.toString(),
      expires: expiry(name.domain, registered).toString(),
      registrar: pick(name.domain, 'registrar', registrars),
    };
  });
}

/** The anniversary after October 2026; names that are gone were not renewed in September 2026. */
function expiry(domain: string, registered: Temporal.PlainDate): Temporal.PlainDate {
  if (['chua-dang-ky.vn', 'chuadangky.com.vn'].includes(domain)) return Temporal.PlainDate.from('2026-09-20');
  const next = registered.with({ year: 2026 });
  const isOver = Temporal.PlainDate.compare(next, Temporal.PlainDate.from('2026-11-01')) < 0;
  return next.add({ years: isOver ? 1 + draw(domain, 'years', 2) : 0 });
}
