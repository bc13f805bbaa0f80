/**
 * Values on their way out of and into PostgreSQL, decided here and not by the driver's global table.
 *
 * Out: int8 is a number (beyond 2^53 it throws: no id or count of ours comes near), numeric stays text (no rounding by
 * accident), a date is `YYYY-MM-DD`, a timestamptz is a `Temporal.Instant`, ranges and intervals stay PostgreSQL's own text.
 * In: `Temporal` values, also inside arrays, go as ISO text; the driver would write them as JSON strings.
 */
import pg from 'pg';

type Parse = (text: string) => unknown;

const oid = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  textArray: 1009,
  int8Array: 1016,
  timestampArray: 1115,
  dateArray: 1182,
  timestamptzArray: 1185,
  intervalArray: 1187,
  numericArray: 1231,
} as const;

const asIs: Parse = (text) => text;
/** The driver's reader of `{a,"b c",NULL}`: elements as text, null for NULL. */
const readElements = pg.types.getTypeParser(oid.textArray as number, 'text') as (
  text: string,
) => (string | null)[];
const arrayOf =
  (parse: Parse): Parse =>
  (text) =>
    readElements(text).map((element) => (element === null ? null : parse(element)));

const parsers = new Map<number, Parse>([
  [oid.int8, parseInteger],
  [oid.int8Array, arrayOf(parseInteger)],
  [oid.date, asIs],
  [oid.dateArray, arrayOf(asIs)],
  [oid.timestamp, asIs],
  [oid.timestampArray, arrayOf(asIs)],
  [oid.timestamptz, parseInstant],
  [oid.timestamptzArray, arrayOf(parseInstant)],
  [oid.interval, asIs],
  [oid.intervalArray, arrayOf(asIs)],
  [oid.numericArray, arrayOf(asIs)],
]);

/** What the driver asks for every column of every result. */
export const typeParsers = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    format === 'binary'
      ? pg.types.getTypeParser(type, 'binary')
      : (parsers.get(type) ?? pg.types.getTypeParser(type, 'text'))) as typeof pg.types.getTypeParser,
};

/** @throws RangeError where a number of JavaScript cannot hold the value exactly */
export function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`an int8 beyond 2^53 cannot be read as a number: ${text}; select it as text`);
  }
  return value;
}

/** @throws RangeError on `infinity`, which is no instant */
export function parseInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** Parameters as the driver can send them. */
export function toParameters(values: readonly unknown[]): unknown[] {
  return values.map(toParameter);
}

function toParameter(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(needsText) ? value.map(toParameter) : value;
  return isTemporal(value) ? value.toString() : value;
}

const needsText = (value: unknown): boolean => Array.isArray(value) || isTemporal(value);

function isTemporal(value: unknown): value is Temporal.Instant | Temporal.PlainDate {
  return value instanceof Temporal.Instant || value instanceof Temporal.PlainDate;
}
