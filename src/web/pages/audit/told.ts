/** What an entry of the audit was done to and what it says beside, in a person's words; codes stay where there are none. */
import { roles } from '#identity/index.ts';
import { formatDate, formatInteger, type Language } from '#platform/format.ts';
import { actWords } from '#web/messages/audit.ts';
import { detailValueWords, detailWords, objectKindWords } from '#web/messages/audit-details.ts';

/** What is called what today, by reference; what is not in it keeps its number. */
type Names = ReadonlyMap<string, string>;

const nothingNamed: Names = new Map();

/** Details that hold numbers of things, and of which. */
const numbered: Readonly<Record<string, string>> = {
  accountId: 'account',
  unitIds: 'unit',
  upload: 'upload',
};

/** `post:4` as `vị trí Kế toán trưởng` where its name is known, else as `vị trí 4`. */
export function objectTold(object: string, language: Language, name?: string): string {
  const [, kind = '', rest = ''] = /^([a-z]+):(.+)$/.exec(object) ?? [];
  const words = objectKindWords[kind];
  return words === undefined ? object : `${words[language]} ${name ?? rest}`;
}

/** `ngày: 24/11/2026, cho: tài khoản Nguyễn Văn An`; details without a value are left out. */
export function detailsTold(
  details: Readonly<Record<string, unknown>>,
  language: Language,
  names = nothingNamed,
): string {
  return toldOf(details)
    .map(
      ([name, value]) =>
        `${detailWords[name]?.[language] ?? name}: ${valueTold(name, value, language, names)}`,
    )
    .join(', ');
}

/** The references in what an entry tells beside: `account:4` of `{ to: 'account:4' }` and of `{ accountId: 4 }`. */
export function referencesIn(details: Readonly<Record<string, unknown>>): string[] {
  return toldOf(details).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => {
      if (typeof one === 'number' && numbered[name] !== undefined) return [`${numbered[name]}:${one}`];
      return typeof one === 'string' && /^[a-z]+:./.test(one) ? [one] : [];
    }),
  );
}

const toldOf = (details: Readonly<Record<string, unknown>>) =>
  Object.entries(details).filter(([, value]) => value !== null && value !== '');

function valueTold(of: string, value: unknown, language: Language, names: Names): string {
  if (typeof value === 'number' && Number.isInteger(value)) {
    return names.get(`${numbered[of]}:${value}`) ?? formatInteger(value, language);
  }
  if (Array.isArray(value)) return value.map((one) => valueTold(of, one, language, names)).join(', ');
  if (typeof value === 'object' && value !== null) {
    return `(${detailsTold(value as Record<string, unknown>, language, names)})`;
  }
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text, language);
  const act = (actWords[language] as Record<string, string>)[text];
  const role = (roles as Record<string, { title: Record<Language, string> }>)[text];
  return (
    act ??
    role?.title[language] ??
    detailValueWords[text]?.[language] ??
    objectTold(text, language, names.get(text))
  );
}
