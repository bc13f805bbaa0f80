/**
 * A heading without what people vary in it: marks, capitals, spaces and signs. `Tên miền (*)` and `TEN MIEN` are `tenmien`.
 */
export function foldHeading(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]/g, '');
}
