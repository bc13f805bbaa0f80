/**
 * Response headers as the Observation keeps them: order and repetition as sent, names in lower case, sizes bounded. Pure.
 */
import type { HeaderList } from '../../observation.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * @param raw name, value, name, value … as undici gives them, or its parsed object
 * @param valueBytes what is kept of one value
 * @param allBytes what is kept of all names and values together; headers past it are left out
 */
export function boundedHeaders(
  raw: readonly (Buffer | string)[] | Record<string, string | string[] | undefined>,
  valueBytes: number,
  allBytes: number,
): HeaderList {
  const headers: HeaderList = [];
  let total = 0;
  for (const [rawName, rawValue] of pairs(raw)) {
    const name = text(rawName).toLowerCase();
    const value = text(typeof rawValue === 'string' ? rawValue : rawValue.subarray(0, valueBytes));
    const cut = value.length > valueBytes ? value.slice(0, valueBytes) : value;
    total += name.length + cut.length;
    if (total > allBytes) break;
    headers.push([name, cut]);
  }
  return headers;
}

/** The first header of that (lower-case) name. */
export function headerOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([key]) => key === name)?.[1];
}

function* pairs(
  raw: readonly (Buffer | string)[] | Record<string, string | string[] | undefined>,
): Generator<[Buffer | string, Buffer | string]> {
  if (Array.isArray(raw)) {
    for (let i = 0; i + 1 < raw.length; i += 2) yield [raw[i], raw[i + 1]];
    return;
  }
  for (const [name, value] of Object.entries(raw)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) yield [name, one];
  }
}

/** Field values are bytes (RFC 9110 §5.5): UTF-8 where they are valid UTF-8 (Location with Vietnamese), else Latin-1. */
function text(value: Buffer | string): string {
  if (typeof value === 'string') return value;
  try {
    return utf8.decode(value);
  } catch {
    return value.toString('latin1');
  }
}
