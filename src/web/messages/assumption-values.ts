/**
 * What the value of each assumption is made of, in words: units, choices, fields. A new assumption does not compile without
 * a row here; a test holds each row against the shape the assumption itself asks for.
 */
import type { AssumptionKey } from '#assumptions/index.ts';
import { formatDate, type Language } from '#platform/format.ts';
import type { Part, Words } from '#web/pages/assumptions/value.ts';
import { presenceWords, verdictWords } from '#words/index.ts';

const w = (vi: string, en: string): Words => ({ vi, en });

/** The vocabulary's words of some codes. */
function wordsOf<Code extends string>(
  words: Record<Language, Record<Code, string>>,
  codes: readonly Code[],
): Record<Code, Words> {
  return Object.fromEntries(codes.map((code) => [code, w(words.vi[code], words.en[code])])) as Record<
    Code,
    Words
  >;
}

const days: Part = { as: 'whole', unit: w('ngày', 'days'), least: 1, most: 366 };
const someDays: Part = { as: 'whole', unit: w('ngày', 'days'), least: 0, most: 365 };
const percent: Part = { as: 'whole', unit: w('%', '%'), least: 0, most: 100 };
const names: Part = { as: 'whole', unit: w('tên', 'names'), least: 1, most: 10_000 };
const age: Part = { as: 'whole', unit: w('tuổi', 'years'), least: 0, most: 120 };
const dayOfMonth = (none?: Words): Part => ({
  as: 'whole',
  before: w('ngày', 'day'),
  unit: w('', ''),
  least: 1,
  most: 28,
  ...(none === undefined ? {} : { none }),
});

const yesNo = (yes: Words, no: Words): Part => ({ as: 'truth', yes, no });
const required = yesNo(w('bắt buộc', 'required'), w('không bắt buộc', 'not required'));

const verdicts: Part = {
  as: 'several',
  choices: wordsOf(verdictWords, ['pass', 'warn', 'fail', 'info', 'not-applicable', 'not-measured']),
};

const shift: Part = {
  as: 'choice',
  choices: {
    none: w('giữ nguyên ngày', 'stays where it is'),
    'next-working-day': w('lùi sang ngày làm việc sau', 'to the next working day'),
    'previous-working-day': w('đẩy lên ngày làm việc trước', 'to the working day before'),
  },
};

const population: Part = {
  as: 'choice',
  choices: {
    all: w('dân số mọi lứa tuổi', 'people of all ages'),
    '15-69': w('dân số từ 15 đến 69 tuổi', 'people aged 15 to 69'),
  },
};

const formula: Part = {
  as: 'fields',
  fields: {
    established: {
      label: w('Cách tính', 'Formula'),
      part: yesNo(w('đã xác lập', 'established'), w('chưa xác lập', 'not established')),
    },
    told: { label: w('Mô tả', 'As told'), part: { as: 'text' } },
    mostPoints: {
      label: w('Điểm tối đa', 'Most points'),
      part: { as: 'whole', unit: w('điểm', 'points'), least: 0, most: 1000, none: w('chưa rõ', 'not known') },
    },
  },
};

const duty: Part = {
  as: 'fields',
  fields: {
    basis: { label: w('Căn cứ', 'Basis'), part: { as: 'text' } },
    counts: {
      label: w('Tính điểm', 'Scored'),
      part: yesNo(w('có', 'yes'), w('không, chỉ nhắc', 'no, only said')),
    },
  },
};

const freeNames: Part = {
  as: 'fields',
  fields: {
    years: {
      label: w('Trong vòng', 'Within'),
      part: {
        as: 'whole',
        unit: w('năm từ khi đăng ký', 'years of registration'),
        least: 1,
        most: 100,
        none: w('không giới hạn', 'no limit'),
      },
    },
    names: { label: w('Số tên miễn phí', 'Free names'), part: { ...names, most: 100 } as Part },
  },
};

interface Lifecycle {
  from: string;
  act: string;
  resolvesDays: number;
  renewableDays: number;
  clearingDays: number;
}

function tellLifecycle(value: unknown, language: Language): string {
  const told = {
    vi: (d: Lifecycle) =>
      `từ ${formatDate(d.from, 'vi')} (${d.act}): còn chạy ${d.resolvesDays} ngày, gia hạn được ${d.renewableDays} ngày, tự do sau ${d.clearingDays} ngày nữa`,
    en: (d: Lifecycle) =>
      `from ${formatDate(d.from, 'en')} (${d.act}): works ${d.resolvesDays} days, renewable ${d.renewableDays} days, free ${d.clearingDays} days later`,
  }[language];
  return Array.isArray(value) ? (value as Lifecycle[]).map(told).join('; ') : JSON.stringify(value);
}

export const valueParts: Readonly<Record<AssumptionKey, Part>> = {
  'entitlement.id-vn': {
    as: 'fields',
    fields: {
      fromAge: { label: w('Từ đủ', 'From'), part: age },
      untilAge: { label: w('Đến đủ', 'To'), part: age },
      confirmUntilAge: { label: w('Nhà đăng ký xác nhận đến trước', 'Registrar confirms before'), part: age },
    },
  },
  'entitlement.biz-vn-enterprise': freeNames,
  'entitlement.biz-vn-household': freeNames,
  'entitlement.free-years': { as: 'whole', unit: w('năm', 'years'), least: 1, most: 10 },
  'entitlement.free-until': { as: 'day', none: w('chưa biết ngày kết thúc', 'no end is known') },
  'subject.new': {
    as: 'fields',
    fields: {
      kinds: {
        label: w('Chữ "mới" nói về', '"New" speaks of'),
        part: {
          as: 'several',
          choices: {
            enterprise: w('doanh nghiệp', 'enterprises'),
            household: w('hộ kinh doanh', 'household businesses'),
            cooperative: w('hợp tác xã', 'co-operatives'),
          },
        },
      },
      months: {
        label: w('Trong vòng', 'Within'),
        part: {
          as: 'whole',
          unit: w('tháng', 'months'),
          least: 1,
          most: 1200,
          none: w('không giới hạn', 'no limit'),
        },
      },
    },
  },
  'domain.lifecycle': { as: 'json', tell: tellLifecycle },
  'domain.lifecycle-protected': {
    as: 'fields',
    fields: { resolvesDays: { label: w('Còn chạy sau khi hết hạn', 'Works after expiry'), part: someDays } },
  },
  'calendar.vnnic-month-due-day': dayOfMonth(),
  'calendar.vnnic-month-window': {
    as: 'choice',
    choices: {
      'to-due-day': w('từ sau hạn tháng trước đến hạn tháng này', 'from after the last due day to this one'),
      month: w('từ ngày 1 đến ngày hạn của tháng', 'from the 1st to the due day'),
      'month-before': w('trọn tháng dương lịch trước', 'the whole calendar month before'),
    },
  },
  'calendar.general-month': {
    as: 'fields',
    fields: {
      fromDay: { label: w('Từ ngày (tháng trước)', 'From day (month before)'), part: dayOfMonth() },
      toDay: { label: w('Đến ngày', 'To day'), part: dayOfMonth() },
    },
  },
  'calendar.quarter-due-day': dayOfMonth(w('chưa thấy nêu ngày', 'no day was found')),
  'calendar.shift': {
    as: 'fields',
    fields: {
      weekend: { label: w('Rơi vào cuối tuần', 'On a weekend'), part: shift },
      holiday: { label: w('Rơi vào ngày lễ', 'On a holiday'), part: shift },
    },
  },
  'calendar.unit-due-days-before': { as: 'whole', unit: w('ngày', 'days'), least: 0, most: 20 },
  'district.successor': {
    as: 'choice',
    choices: {
      communes: w('các xã, phường trên địa bàn huyện cũ', 'the communes on its ground'),
      province: w('tỉnh', 'the province'),
    },
  },
  'presence.website': {
    as: 'several',
    choices: wordsOf(presenceWords, [
      'website',
      'placeholder',
      'social-only',
      'mail-only',
      'domain-only',
      'none',
      'unknown',
    ]),
  },
  'presence.trusted': {
    as: 'fields',
    fields: {
      website: { label: w('Có trang web', 'A website'), part: required },
      validCertificate: { label: w('Chứng thư hợp lệ', 'A valid certificate'), part: required },
      noSuspicion: { label: w('Không dấu hiệu nghi ngờ', 'No suspicion'), part: required },
      noForgedDnssec: { label: w('DNSSEC không bị giả', 'No forged DNSSEC'), part: required },
    },
  },
  'presence.mail': {
    as: 'fields',
    fields: {
      M1: { label: w('Nơi nhận thư (M1)', 'Mail servers (M1)'), part: verdicts },
      M7: { label: w('Khai nơi gửi SPF (M7)', 'SPF (M7)'), part: verdicts },
    },
  },
  'coverage.least-percent': percent,
  'ranking.least-denominator': names,
  'population.rate-base': population,
  'population.gii-base': population,
  'index.dti-names': formula,
  'index.ebi-names': formula,
  'reconciliation.tolerance': {
    as: 'fields',
    fields: {
      greenPercent: { label: w('Xanh đến', 'Green up to'), part: percent },
      amberPercent: { label: w('Vàng đến', 'Amber up to'), part: percent },
    },
  },
  'reconciliation.quota-tolerance': percent,
  'territory.cut-weights': {
    as: 'order',
    choices: {
      population: w('theo dân số', 'by population'),
      area: w('theo diện tích', 'by area'),
      equal: w('chia đều', 'equally'),
    },
  },
  'measurement.every-days': days,
  'measurement.failing-every-days': days,
  'measurement.changed-every-days': days,
  'measurement.old-after-days': days,
  'certificate.warn-days': days,
  'duty.operator-named': duty,
  'duty.enterprise-code': duty,
  'duty.ordering-notified': duty,
  'personal-data.keep-months': { as: 'whole', unit: w('tháng', 'months'), least: 1, most: 240 },
};
