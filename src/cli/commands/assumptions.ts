/**
 * `hien-dien assumptions`: the register of what the figures assume, the unconfirmed first.
 */
import { isUnconfirmed, listAssumptions, type StoredAssumption } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDate, type Language } from '#platform/format.ts';
import type { Host } from '../host.ts';
import { formatOption } from './format-option.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

const gradeWords = {
  vi: { official: 'văn bản gốc', secondary: 'nguồn thứ cấp', inferred: 'suy đoán' },
  en: { official: 'official text', secondary: 'secondary source', inferred: 'inferred' },
} as const;

export function assumptionsCommand(given: Given, host: Host): Promise<number> {
  const format = formatOption(given, ['text', 'json']);
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const all = await listAssumptions(pool, dayOf(host.now()));
    all.sort((left, right) => Number(isUnconfirmed(right)) - Number(isUnconfirmed(left)));
    if (format === 'json') host.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    else host.stdout.write(all.map((each) => render(each, given.language)).join(''));
    return 0;
  });
}

function render(assumption: StoredAssumption, language: Language): string {
  const { key, title, source, grade, confirmedBy, confirmedOn, document, value } = assumption;
  const vi = language === 'vi';
  const standing =
    confirmedOn === null
      ? isUnconfirmed(assumption)
        ? vi
          ? '⚠ chưa ai xác nhận'
          : '⚠ confirmed by nobody'
        : ''
      : `${vi ? 'xác nhận' : 'confirmed'}: ${confirmedBy}, ${formatDate(confirmedOn, language)}${document === null ? '' : `, ${document}`}`;
  const facts = [gradeWords[language][grade], standing].filter((part) => part !== '').join(' · ');
  return `${title[language]}\n  ${key} = ${JSON.stringify(value)}\n  ${source} (${facts})\n\n`;
}
