/**
 * How wide words are, near enough to leave them room: ECharts cannot measure a face on the server.
 */

/** Pixels of a text in Be Vietnam Pro; 0.56 em a character is the mean of Vietnamese labels, seen in Chromium. */
export function widthOfWords(text: string, size: number): number {
  return Math.ceil(text.normalize('NFC').length * size * 0.56);
}

/** The text, or its beginning and `…` where it is wider than the room. */
export function fitWords(text: string, size: number, room: number): string {
  if (widthOfWords(text, size) <= room) return text;
  return `${text.slice(0, Math.max(1, Math.floor(room / (size * 0.56)) - 1)).trimEnd()}…`;
}
