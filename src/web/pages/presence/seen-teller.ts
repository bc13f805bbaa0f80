/**
 * What readers of evidence share: the language, words of a code, units, and a note of every code that has no words. A code
 * without words is shown as it is, for evidence is never left out because nobody named it.
 */
import type { JsonValue } from '#measurement/index.ts';
import { formatDuration, formatInstant, formatInteger, type Language } from '#platform/format.ts';
import type { Pair } from '#web/messages/presence-evidence-words.ts';
import { knownFaultWords } from '#words/index.ts';

export interface Teller {
  language: Language;
  /** Hears of every code without words. */
  unknown(code: string): void;
}

/** One field's value as lines for a person. */
export type Reader = (value: JsonValue, teller: Teller) => string[];

export function say({ language }: Teller, [vi, en]: Pair): string {
  return language === 'vi' ? vi : en;
}

/** The code's words. What was cut to size (a last "…") may be no code any more, and is nobody's fault. */
export function codeWords(code: string, words: Readonly<Record<string, Pair>>, teller: Teller): string {
  const pair = Object.hasOwn(words, code) ? words[code] : undefined;
  if (pair) return say(teller, pair);
  if (!code.endsWith('…')) teller.unknown(code);
  return code;
}

/** The same, where the code may be a fault too. */
export function faultOr(words: Readonly<Record<string, Pair>>, code: string, teller: Teller): string {
  return knownFaultWords(code, teller.language) ?? codeWords(code, words, teller);
}

/** A list, or the one thing there is; empty texts and nulls are left out. */
export function itemsOf(value: JsonValue): Exclude<JsonValue, null>[] {
  return [value].flat().filter((item) => item !== null && item !== '') as Exclude<JsonValue, null>[];
}

export type Fields = { [key: string]: JsonValue };

/** Reads each thing of a list: objects by one way, texts by the other. "… and 3 more" is the engine's own. */
export function each(
  readText: (text: string, teller: Teller) => string,
  readFields?: (fields: Fields, teller: Teller) => string,
): Reader {
  return (value, teller) =>
    itemsOf(value).map((item) => {
      if (typeof item === 'object' && !Array.isArray(item)) {
        if (readFields) return readFields(item, teller);
        teller.unknown(JSON.stringify(item));
        return JSON.stringify(item);
      }
      if (typeof item === 'number') return formatInteger(item, teller.language);
      const text = String(item);
      const more = /^… and (\d+) more$/.exec(text)?.[1];
      return more === undefined ? readText(text, teller) : say(teller, [`… và ${more} nữa`, text]);
    });
}

/** `https://a.vn/ 301` → both halves, split at the last space. */
export function lastSpace(text: string): [string, string] {
  const at = text.lastIndexOf(' ');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** `cafe.vn 198.18.0.1` → `cafe.vn (198.18.0.1)`. */
export function named(text: string): string {
  const [name, address] = lastSpace(text);
  return address === '' ? name : `${name} (${address})`;
}

/** Seconds as a person says them, in whole days and hours where they are that: `1 giờ`, `14 ngày`. */
export function duration(seconds: number, language: Language): string {
  const [unit, of] =
    seconds >= 86_400 && seconds % 86_400 === 0
      ? [86_400, { vi: 'ngày', en: 'days' }]
      : seconds >= 3600 && seconds % 3600 === 0
        ? [3600, { vi: 'giờ', en: 'h' }]
        : [0, null];
  return of === null
    ? formatDuration(seconds, language)
    : `${formatInteger(seconds / unit, language)} ${of[language]}`;
}

export function milliseconds(ms: number, language: Language): string {
  return ms < 1000 ? `${formatInteger(ms, language)} ms` : formatDuration(ms / 1000, language);
}

/** Instants inside a text, in Vietnam's time. */
export function withTimes(text: string, language: Language): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (iso) => formatInstant(iso, language));
}
