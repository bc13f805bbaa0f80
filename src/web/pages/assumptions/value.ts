/**
 * How a value of an assumption is asked for and told: the parts it is made of. From one description come the words for a
 * reader, the controls of the form, and the value out of a form that was sent. Pure.
 */

import { dayIn } from '#platform/day.ts';
import { formatDate, formatInteger, type Language } from '#platform/format.ts';

export type Words = Readonly<Record<Language, string>>;

export type Part =
  /** A whole number with what is said before and behind it; `none`: what it means that there is none. */
  | { as: 'whole'; before?: Words; unit: Words; least: number; most: number; none?: Words }
  | { as: 'choice'; choices: Readonly<Record<string, Words>> }
  /** Any of them, at least one. */
  | { as: 'several'; choices: Readonly<Record<string, Words>> }
  /** Some of them, the order counts. */
  | { as: 'order'; choices: Readonly<Record<string, Words>> }
  | { as: 'truth'; yes: Words; no: Words }
  | { as: 'text' }
  | { as: 'day'; none: Words }
  | { as: 'fields'; fields: Readonly<Record<string, { label: Words; part: Part }>> }
  /** Nothing simpler fits: as JSON. */
  | { as: 'json'; tell?(value: unknown, language: Language): string };

/** The name of the control that holds a value; parts of it follow behind a dot. */
export const valueField = 'gia-tri';

/** A value as a person says it. */
export function valueWords(part: Part, value: unknown, language: Language): string {
  const n = (number: unknown) => formatInteger(Number(number), language);
  const word = (choices: Readonly<Record<string, Words>>, choice: unknown) =>
    choices[String(choice)]?.[language] ?? String(choice);
  switch (part.as) {
    case 'whole':
      if (value === null) return part.none?.[language] ?? '–';
      return `${part.before?.[language] ?? ''} ${n(value)} ${part.unit[language]}`.trim();
    case 'choice':
      return word(part.choices, value);
    case 'several':
      return listOf(value)
        .map((choice) => word(part.choices, choice))
        .join('; ');
    case 'order':
      return listOf(value)
        .map((choice) => word(part.choices, choice))
        .join(language === 'vi' ? ', rồi ' : ', then ');
    case 'truth':
      return value === true ? part.yes[language] : part.no[language];
    case 'text':
      return String(value);
    case 'day':
      return value === null ? part.none[language] : formatDate(String(value), language);
    case 'fields':
      return Object.entries(part.fields)
        .map(
          ([name, { label, part: of }]) =>
            `${label[language]}: ${valueWords(of, fieldOf(value, name), language)}`,
        )
        .join('; ');
    case 'json':
      return part.tell?.(value, language) ?? JSON.stringify(value);
  }
}

/** As data for a page's controls, without what only words need. */
export function plainPart(part: Part): Part {
  return part.as === 'json' ? { as: 'json' } : part;
}

/** What the controls of a form show for a value: texts by control. */
export function toControls(part: Part, value: unknown, name = valueField): Record<string, string> {
  switch (part.as) {
    case 'several':
      return Object.fromEntries(listOf(value).map((choice) => [`${name}.${choice}`, 'on']));
    case 'order':
      return Object.fromEntries(listOf(value).map((choice, place) => [`${name}.${place}`, String(choice)]));
    case 'truth':
      return { [name]: value === true ? 'true' : 'false' };
    case 'fields':
      return Object.assign(
        {},
        ...Object.entries(part.fields).map(([field, { part: of }]) =>
          toControls(of, fieldOf(value, field), `${name}.${field}`),
        ),
      );
    case 'json':
      return { [name]: JSON.stringify(value, null, 2) };
    default:
      return { [name]: value === null ? '' : String(value) };
  }
}

/** A control holds what cannot be read; `why` names what is wrong there. */
export class Unreadable extends Error {
  readonly field: string;
  readonly why: 'no-number' | 'out-of-range' | 'nothing-chosen' | 'no-json';
  /** What a number may be. */
  readonly range: { least: number; most: number } | null;
  constructor(field: string, why: Unreadable['why'], range: Unreadable['range'] = null) {
    super(`${field}: ${why}`);
    this.field = field;
    this.why = why;
    this.range = range;
  }
}

/**
 * The value out of a form's controls; whether it is one the assumption takes is asked of its shape.
 *
 * @throws Unreadable
 */
export function readValue(part: Part, control: (name: string) => string, name = valueField): unknown {
  const text = control(name);
  switch (part.as) {
    case 'whole': {
      if (text === '' && part.none !== undefined) return null;
      // 1.000 is a thousand; 0.5 is no whole number.
      const number = Number(/^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text);
      if (text === '' || !Number.isInteger(number)) throw new Unreadable(name, 'no-number');
      const { least, most } = part;
      if (number < least || number > most) throw new Unreadable(name, 'out-of-range', { least, most });
      return number;
    }
    case 'several': {
      const chosen = Object.keys(part.choices).filter((choice) => control(`${name}.${choice}`) !== '');
      if (chosen.length === 0) throw new Unreadable(name, 'nothing-chosen');
      return chosen;
    }
    case 'order': {
      const places = Object.keys(part.choices).map((_, place) => control(`${name}.${place}`));
      const chosen = places.filter((choice) => choice !== '');
      if (chosen.length === 0) throw new Unreadable(name, 'nothing-chosen');
      return chosen;
    }
    case 'truth':
      return text === 'true';
    case 'day':
      return text === '' ? null : (dayIn(text) ?? text);
    case 'fields':
      return Object.fromEntries(
        Object.entries(part.fields).map(([field, { part: of }]) => [
          field,
          readValue(of, control, `${name}.${field}`),
        ]),
      );
    case 'json':
      try {
        return JSON.parse(text);
      } catch {
        throw new Unreadable(name, 'no-json');
      }
    default:
      return text;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
