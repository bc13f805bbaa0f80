/**
 * Reads a QR code as our pages draw it (a path of dark runs): for what a camera would read, independent of what drew it.
 * Byte mode at level M only, and no correction of errors, for nothing has come between. After ISO/IEC 18004:2015, 7 and 8.
 */

/** Codewords for correction in each block, and blocks, at level M for versions 1 to 16. ISO/IEC 18004, table 9. */
const correction = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28];
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10];
const masks: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_i, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];
/** The mask over the fifteen bits of format (7.9.1). */
const formatMask = 0b101_0100_0001_0010;
const levelM = 0b00;

/** @param path its `d`: runs `Mx yhNv1h-Nz`. @param size modules to a side with the quiet zone of two around */
export function readQr(path: string, size: number): string {
  const dark = modulesOf(path, size);
  const side = dark.length;
  const version = (side - 17) / 4;
  const format =
    bitsToNumber([0, 1, 2, 3, 4, 5, 7, 8].map((column) => dark[8]![column]!)) ^ (formatMask >> 7);
  if (format >> 6 !== levelM || correction[version - 1] === undefined)
    throw new Error(`a QR code of version ${version} and format ${format.toString(2)} is not read here`);
  const mask = masks[(format >> 3) & 7]!;
  const bits = dataPlaces(side, version).map(([row, column]) => dark[row]![column]! !== mask(row, column));
  return textOf(inOrder(codewords(bits), version), version);
}

function modulesOf(path: string, size: number): boolean[][] {
  const quiet = 2;
  const side = size - 2 * quiet;
  const dark = Array.from({ length: side }, () => new Array<boolean>(side).fill(false));
  for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(run); step += 1)
      dark[Number(y) - quiet]![Number(x) - quiet + step] = true;
  }
  return dark;
}

/** Places of data in the order of 7.7.3: two columns at a time from the right, up and down in turn, past what is fixed. */
function dataPlaces(side: number, version: number): [row: number, column: number][] {
  const fixed = fixedPlaces(side, version);
  const places: [number, number][] = [];
  let up = true;
  for (let right = side - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1; // the upright timing pattern
    for (let step = 0; step < side; step += 1) {
      const row = up ? side - 1 - step : step;
      for (const column of [right, right - 1]) if (!fixed(row, column)) places.push([row, column]);
    }
    up = !up;
  }
  return places;
}

function fixedPlaces(side: number, version: number): (row: number, column: number) => boolean {
  const centres = alignmentCentres(side, version);
  const last = side - 7;
  return (row, column) => {
    if (row === 6 || column === 6) return true;
    if ((row < 9 && (column < 9 || column >= side - 8)) || (row >= side - 8 && column < 9)) return true;
    const near = side - 11; // the version stands twice from version 7 on
    if (version >= 7 && ((row < 6 && column >= near) || (column < 6 && row >= near))) return true;
    return centres.some(
      (y) =>
        Math.abs(row - y) <= 2 &&
        centres.some(
          (x) =>
            Math.abs(column - x) <= 2 && !((y === 6 && (x === 6 || x === last)) || (y === last && x === 6)),
        ),
    );
  };
}

/** Annex E: the first at 6, the last at side − 7, evenly between by an even step. */
function alignmentCentres(side: number, version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((side - 13) / (count - 1) / 2) * 2;
  const centres = Array.from({ length: count - 1 }, (_, at) => side - 7 - at * step);
  return [6, ...centres.reverse()];
}

function codewords(bits: readonly boolean[]): number[] {
  const whole = Math.floor(bits.length / 8);
  return Array.from({ length: whole }, (_, at) => bitsToNumber(bits.slice(at * 8, at * 8 + 8)));
}

/** The data's codewords one block after the other; they are dealt out one from each in turn (7.6). */
function inOrder(all: readonly number[], version: number): number[] {
  const count = blocks[version - 1]!;
  const data = all.length - count * correction[version - 1]!;
  const short = Math.floor(data / count);
  const longer = data % count;
  const dealt: number[][] = Array.from({ length: count }, () => []);
  let at = 0;
  for (let place = 0; place <= short; place += 1) {
    for (const [block, words] of dealt.entries()) {
      if (place < short || block >= count - longer) words.push(all[at++]!);
    }
  }
  return dealt.flat();
}

function textOf(data: readonly number[], version: number): string {
  const bits = data.flatMap((word) => Array.from({ length: 8 }, (_, at) => ((word >> (7 - at)) & 1) === 1));
  const mode = bitsToNumber(bits.slice(0, 4));
  if (mode !== 0b0100) throw new Error(`a QR code in mode ${mode} is not read here, only bytes`);
  const width = version < 10 ? 8 : 16;
  const length = bitsToNumber(bits.slice(4, 4 + width));
  return Buffer.from(codewords(bits.slice(4 + width)).slice(0, length)).toString('utf8');
}

function bitsToNumber(bits: readonly boolean[]): number {
  return bits.reduce((number, bit) => number * 2 + (bit ? 1 : 0), 0);
}
