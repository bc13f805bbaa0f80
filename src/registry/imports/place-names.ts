/**
 * Names of places as lists write them, made comparable, and the place inside a whole address.
 *
 * `nameKey` is the twin of `territory.name_key` in SQL, which is what the map's own names were made comparable with; a test
 * holds the two equal over every name of the map.
 */

const newTone: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};
const typeWord =
  /^\s*(?:(?:thành phố|thị trấn|đặc khu|thị xã|phường|quận|huyện|tỉnh|xã|tp|tt|tx|đk)\s+|(?:tp|tt|tx|đk|t|p|x|h|q)\.\s*)/u;

/** `X. Khánh Hoà` and `Khánh Hòa` are one key, so are `Phường 01` and `P.1`; Tân Lập and Tân Lạp are two. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ/gu, (pair) => newTone[pair]!)
    .replace(typeWord, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])0+(?=[0-9])/gu, '')
    .trim();
}

const types: readonly (readonly [RegExp, string])[] = [
  [/^(?:thành phố\s|tp[.\s])/u, 'Thành phố'],
  [/^(?:thị trấn\s|tt[.\s])/u, 'Thị trấn'],
  [/^(?:thị xã\s|tx[.\s])/u, 'Thị xã'],
  [/^(?:đặc khu\s|đk[.\s])/u, 'Đặc khu'],
  [/^(?:phường\s|p\.)/u, 'Phường'],
  [/^(?:quận\s|q\.)/u, 'Quận'],
  [/^(?:huyện\s|h\.)/u, 'Huyện'],
  [/^(?:tỉnh\s|t\.)/u, 'Tỉnh'],
  [/^(?:xã\s|x\.)/u, 'Xã'],
];

/** The word for the type a name begins with, or null. */
export function typeOf(name: string): string | null {
  const text = `${name.normalize('NFC').trim().toLowerCase()} `;
  return types.find(([word]) => word.test(text))?.[1] ?? null;
}

const communeTypes = new Set(['Xã', 'Phường', 'Thị trấn', 'Đặc khu']);

export interface AddressParts {
  commune: string;
  district: string;
  province: string;
}

/**
 * The place in an address, read from its end: `Xóm 4, xã Tân Cương, TP Thái Nguyên, tỉnh Thái Nguyên, Việt Nam`. A part
 * without a word for its type counts as province at the end and as commune before it.
 */
export function readAddress(address: string): AddressParts | null {
  const parts = address
    .split(/[,;]|\s[-–]\s/u)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '' && !/^(?:việt nam|vietnam|vn)$/iu.test(part));
  if (parts.length < 2) return null;
  const province = parts.pop()!;
  if (communeTypes.has(typeOf(province) ?? '')) return { commune: province, district: '', province: '' };
  let commune = '';
  let district = '';
  for (const part of parts.toReversed()) {
    const type = typeOf(part);
    if (type !== null && communeTypes.has(type)) {
      commune = part;
      break;
    }
    if (type !== null && district === '') district = part;
  }
  const before = parts.at(-1)!;
  if (commune === '' && district === '' && typeOf(before) === null && !/\d/.test(before)) commune = before;
  return { commune, district, province };
}
