/**
 * Numbers, sizes and times as a reader of the language writes them: 1.234,5 and dd/MM/yyyy in Vietnamese, 1,234.5 and
 * 5 Nov 2026 in English. Times are shown in Vietnam's time zone, which has had no summer time since 1979.
 */
import { timeZone } from './day.ts';

export type Language = 'vi' | 'en';

const locale = { vi: 'vi-VN', en: 'en-GB' } as const;
const integers = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
};
const decimals = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

/**
 * What strangers wrote, for a terminal: control characters (colours, cursor, line ends) and those that turn the writing
 * direction round become U+FFFD.
 */
export function forTerminal(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd');
}

/** 12345 → `12.345`. */
export function formatInteger(value: number, language: Language): string {
  return integers[language].format(value);
}

/** At most one decimal place: 12.34 → `12,3`. */
export function formatDecimal(value: number, language: Language): string {
  return decimals[language].format(value);
}

/** A share of a whole in per cent, one decimal below 10 %; an empty whole gives a dash. */
export function formatShare(part: number, whole: number, language: Language): string {
  if (whole === 0) return '–';
  const percent = (100 * part) / whole;
  const digits = percent > 0 && percent < 10 ? decimals : integers;
  return `${digits[language].format(percent)}\u00a0%`;
}

/** Bytes in MB or kB of 1,000: 61234567 → `61,2 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  return bytes >= 1_000_000
    ? `${formatDecimal(bytes / 1_000_000, language)} MB`
    : `${formatDecimal(bytes / 1_000, language)} kB`;
}

/** An ISO instant as date and minute in Vietnam: `22/11/2026 18:34`. Text that is no instant comes back as it is. */
export function formatInstant(iso: string, language: Language): string {
  const at = readInstant(iso);
  if (at === null) return iso;
  const local = at.toZonedDateTimeISO(timeZone);
  const clock = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  return `${formatDay(iso, language)} ${clock}`;
}

/** An ISO instant as the day it was in Vietnam: `22/11/2026`. */
export function formatDay(iso: string, language: Language): string {
  const at = readInstant(iso);
  if (at === null) return iso;
  const local = at.toZonedDateTimeISO(timeZone);
  if (language === 'en') {
    return local.toLocaleString(locale.en, { day: 'numeric', month: 'short', year: 'numeric' });
  }
  return `${String(local.day).padStart(2, '0')}/${String(local.month).padStart(2, '0')}/${local.year}`;
}

/** A date without a time, `2026-11-22` → `22/11/2026`. */
export function formatDate(date: string, language: Language): string {
  return formatDay(`${date}T00:00:00+07:00`, language);
}

/** Seconds as a person says them: `38 giây`, `12 phút`, `3,5 giờ`. */
export function formatDuration(seconds: number, language: Language): string {
  const words = { vi: ['giây', 'phút', 'giờ'], en: ['s', 'min', 'h'] }[language];
  if (seconds < 90) return `${formatInteger(Math.ceil(seconds), language)} ${words[0]}`;
  if (seconds < 5400) return `${formatInteger(Math.round(seconds / 60), language)} ${words[1]}`;
  return `${formatDecimal(seconds / 3600, language)} ${words[2]}`;
}

function readInstant(iso: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(iso);
  } catch {
    return null;
  }
}
