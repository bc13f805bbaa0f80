/**
 * What a value may look like: a shape reads unknown JSON and gives a typed value, or says what it expected instead.
 *
 * Assumptions are changed by people, in a browser or by SQL, so a value is read through its shape every time. The words
 * of a refusal are the caller's; a shape only names the place and what was expected there.
 */

/** Reads a value found at `path`. */
export type Shape<Value> = (value: unknown, path: string) => Value;
export type Shaped<S> = S extends Shape<infer Value> ? Value : never;

/** A value did not have the shape; becomes a `Problem` where the key is known. */
export class Misshapen extends Error {
  readonly path: string;
  readonly expected: string;
  constructor(path: string, expected: string) {
    super(`${path === '' ? 'the value' : path} should be ${expected}`);
    this.path = path;
    this.expected = expected;
  }
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): Shape<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Misshapen(path, `${least}…${most}`);
  };
}

export function oneOf<const Choice extends string>(...choices: readonly Choice[]): Shape<Choice> {
  return (value, path) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new Misshapen(path, choices.map((choice) => `"${choice}"`).join(' | '));
  };
}

export const text: Shape<string> = (value, path) => {
  if (typeof value === 'string' && value !== '' && value === value.normalize('NFC')) return value;
  throw new Misshapen(path, '"…"');
};

export const truth: Shape<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  throw new Misshapen(path, 'true | false');
};

/** A day, `YYYY-MM-DD`. */
export const day: Shape<string> = (value, path) => {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value)) return value;
  throw new Misshapen(path, '"YYYY-MM-DD"');
};

/** null where a rule has no bound, or is not established. */
export function orNull<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (value, path) => (value === null ? null : shape(value, path));
}

/** At least one entry, none twice. */
export function listOf<Value>(shape: Shape<Value>): Shape<Value[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length === 0) throw new Misshapen(path, '[…]');
    if (new Set(value.map((entry) => JSON.stringify(entry))).size < value.length)
      throw new Misshapen(path, '[…] ≠');
    return value.map((entry, index) => shape(entry, `${path}[${index}]`));
  };
}

/** Exactly these fields. */
export function fields<const Fields extends Record<string, Shape<unknown>>>(
  shapes: Fields,
): Shape<{ [Name in keyof Fields]: Shaped<Fields[Name]> }> {
  const names = Object.keys(shapes);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Misshapen(path, `{${names.join(', ')}}`);
    const extra = Object.keys(value).find((name) => !names.includes(name));
    if (extra !== undefined) throw new Misshapen(path, `{${names.join(', ')}}`);
    const read = names.map((name) => [
      name,
      shapes[name]?.((value as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`),
    ]);
    return Object.fromEntries(read);
  };
}

function isDay(value: string): boolean {
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}
