/**
 * Reads the path data of an outline into rings of points. Only what the package uses: moves, lines and curves, of which
 * the end point is enough at the size a map of the country is drawn.
 */

export type Point = readonly [x: number, y: number];

/** Rings of `d`, in the units of its view box; a ring is closed without repeating its first point. */
export function parseRings(d: string): Point[][] {
  const tokens = d.match(/[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?/g) ?? [];
  const rings: Point[][] = [];
  let at = 0;
  let command = '';
  let here: Point = [0, 0];
  let start: Point = [0, 0];
  const next = () => Number(tokens[at++]);
  while (at < tokens.length) {
    if (/^[a-zA-Z]$/.test(tokens[at]!)) command = tokens[at++]!;
    if (command === 'z' || command === 'Z') {
      here = start;
      continue;
    }
    if (!'mMlLcC'.includes(command))
      throw new Error(`outline uses the path command ${command}, which is not read`);
    const [fromX, fromY] = command >= 'a' ? here : [0, 0];
    if (command === 'c' || command === 'C') at += 4;
    here = [fromX + next(), fromY + next()];
    if (command === 'm' || command === 'M') {
      start = here;
      rings.push([here]);
      command = command === 'm' ? 'l' : 'L';
    } else {
      rings.at(-1)!.push(here);
    }
  }
  return rings;
}
