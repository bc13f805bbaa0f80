/**
 * Invented names and codes of subjects: Vietnamese that could be, and nobody's.
 *
 * Proper names are put together from hills, weather and crops ("Nắng Đồi Biếc"). Tax codes have right check digits but
 * stand in ranges that are not given out (4699…, 4799…: Thái Nguyên and Bắc Kạn had reached 4601 and 4700). Owners' numbers
 * have a right structure and births of 1900 to 1909, so that they are no living person's.
 */
import { draw, pick } from '../../src/sample/draw.ts';

const things = 'Nắng Mây Sương Gió Trăng Suối Lúa Nếp Chè Cọ Sim Mận Ngô Tre Lá'.split(' ');
const places = 'Đồi Non Ngàn Bản Thung Rừng Bến Ruộng Sườn Nương'.split(' ');
const colours = 'Xanh Vàng Sớm Biếc Thơm Mới Hồng Trong Ấm Bạc Lam Tím Ngọc'.split(' ');

/** Number 0–1949 → a name; neighbours share no word: 797 shares no factor with 1,950. */
export function properName(number: number): string {
  const count = things.length * places.length * colours.length;
  const at = (number * 797) % count;
  const thing = things[at % things.length];
  const place = places[Math.floor(at / things.length) % places.length];
  const colour = colours[Math.floor(at / things.length / places.length)];
  return `${thing} ${place} ${colour}`;
}

const families = 'Nông Ma Hoàng Nguyễn Trần Lý Dương Triệu Đàm Lường Lộc Vi'.split(' ');
const middles = 'Văn Thị Thanh Minh Thu Xuân Quang'.split(' ');
const givens = 'Nắng Sương Suối Lúa Nếp Mây Trăng Nương Cọ Sim Mận Thung'.split(' ');

/** Number 0–1007 → a person's name. */
export function personName(number: number): string {
  const at = (number * 143) % 1008; // 143 shares no factor with 1,008
  const family = families[at % 12];
  return `${family} ${middles[Math.floor(at / 12) % 7]} ${givens[Math.floor(at / 84)]}`;
}

export interface Trade {
  /** As the crowd's names begin. */
  label: string;
  vi: string;
  /** VSIC, four digits. */
  sector: string;
}

export const trades: readonly Trade[] = [
  { label: 'cafe', vi: 'Cà phê', sector: '5630' },
  { label: 'quan', vi: 'Quán ăn', sector: '5610' },
  { label: 'tiem', vi: 'Tiệm tóc', sector: '9631' },
  { label: 'nhahang', vi: 'Nhà hàng', sector: '5610' },
  { label: 'xuong', vi: 'Xưởng mộc', sector: '1622' },
  { label: 'vuon', vi: 'Chè sạch', sector: '1076' },
  { label: 'homestay', vi: 'Homestay', sector: '5510' },
  { label: 'taphoa', vi: 'Tạp hóa', sector: '4711' },
  { label: 'may', vi: 'May mặc', sector: '1410' },
  { label: 'noithat', vi: 'Nội thất', sector: '3100' },
  { label: 'garage', vi: 'Sửa chữa ô tô', sector: '4520' },
];

/** The crowd's owners as people would write them. */
export const owners: Readonly<Record<string, string>> = {
  hoa: 'Hoa',
  mai: 'Mai',
  lan: 'Lan',
  'ba-sau': 'Bà Sáu',
  minh: 'Minh',
  thanh: 'Thanh',
  phuong: 'Phương',
  balo: 'Ba Lô',
  'que-huong': 'Quê Hương',
  'song-hau': 'Sông Hậu',
  'tay-do': 'Tây Đô',
};

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** The next code at or after a nine-digit number that has a check digit. */
export function taxCode(from: number): string {
  const digits = String(from).padStart(9, '0');
  const sum = weights.reduce((all, weight, at) => all + weight * Number(digits[at]), 0);
  const check = 10 - (sum % 11);
  return check === 10 ? taxCode(from + 1) : `${digits}${check}`;
}

/** A personal number of an owner; `old` is the province's old code of two digits. */
export function ownerNumber(old: string, number: number): string {
  const key = `${old}-${number}`;
  const year = String(draw(key, 'year', 10)).padStart(2, '0');
  const sex = draw(key, 'sex', 2); // 0 and 1: born 1900 to 1999
  return `0${old}${sex}${year}${String(100_000 + number).padStart(6, '0')}`;
}

const streets = [
  'đường Bến Lúa',
  'phố Chợ Đồi',
  'xóm Nương Chè',
  'tổ 3',
  'thôn Bản Mây',
  'xóm Suối Lam',
  'tổ 7',
];

export function street(key: string): string {
  return `Số ${1 + draw(key, 'house', 180)}, ${pick(key, 'street', streets)}`;
}
