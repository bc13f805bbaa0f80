/** What an entry of the audit was done to and what it says beside, in a person's words; codes stay where there are none. */
import { roles } from '#identity/index.ts';
import { formatDate, formatInteger, type Language } from '#platform/format.ts';
import { actWords } from '#web/messages/audit.ts';
import { detailValueWords, detailWords, objectKindWords } from '#web/messages/audit-details.ts';

/** `post:4` as `vị trí 4`. */
export function objectTold(object: string, language: Language): string {
  const [, kind = '', rest = ''] = /^([a-z]+):(.+)$/.exec(object) ?? [];
  const words = objectKindWords[kind];
  return words === undefined ? object : `${words[language]} ${rest}`;
}

/** `ngày: 24/11/2026, cho: tài khoản 4`; details without a value are left out. */
export function detailsTold(details: Readonly<Record<string, unknown>>, language: Language): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${detailWords[name]?.[language] ?? name}: ${valueTold(value, language)}`)
    .join(', ');
}

function valueTold(value: unknown, language: Language): string {
  if (typeof value === 'number' && Number.isInteger(value)) return formatInteger(value, language);
  if (Array.isArray(value)) return value.map((one) => valueTold(one, language)).join(', ');
  if (typeof value === 'object' && value !== null) {
    return `(${detailsTold(value as Record<string, unknown>, language)})`;
  }
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text, language);
  const act = (actWords[language] as Record<string, string>)[text];
  const role = (roles as Record<string, { title: Record<Language, string> }>)[text];
  return act ?? role?.title[language] ?? detailValueWords[text]?.[language] ?? objectTold(text, language);
}
