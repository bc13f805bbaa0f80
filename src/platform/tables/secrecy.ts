/**
 * Secrecy markings: a file that says MẬT, TỐI MẬT or TUYỆT MẬT of itself is refused before anything of it is kept.
 *
 * The mark is a stamp: capitals, by themselves or in brackets, or behind "Độ mật:". The word is common otherwise (mật ong,
 * bí mật, cô Mật), so inside a sentence or a name it is a word; what a stamp looks like is ours, read off such stamps.
 */

const stamp = '(?:TUYỆT |TỐI )?MẬT';
const alone = new RegExp(`^[\\s"'*.:\\-–—()\\[\\]{}]*(${stamp})[\\s"'*.:\\-–—()\\[\\]{}]*$`, 'u');
const bracketed = new RegExp(`[(\\[{]\\s*(${stamp})\\s*[)\\]}]`, 'u');
const declared =
  /(?:^|[^\p{L}])(?:độ|mức độ|dấu chỉ độ) mật\s*[:：]\s*((?:tuyệt |tối )?mật)(?![\p{L}\s]*\p{L})/iu;
/** Words before or behind MẬT in capitals that make it another word in a file's name. */
const before = /(?:^|\s)(?:BÍ|BẢO|THÂN|CẨN|CƠ|RỈ|NƯỚC|ĐƯỜNG|TÚI|SỎI|KHÔNG|PHI|GIẢI)$/u;

/**
 * The marking a cell or a text box is, or null.
 *
 * @param bare whether MẬT with nothing beside it counts: true where titles stand, false in a column of names
 */
export function findMarking(text: string, bare: boolean): string | null {
  if (!/m(?:[ậâạ]|a\p{M})/iu.test(text)) return null;
  const spaced = text.normalize('NFC').replace(/\s+/gu, ' ');
  const found = alone.exec(spaced)?.[1];
  if (found !== undefined) return found !== 'MẬT' || bare ? found : null;
  return bracketed.exec(spaced)?.[1] ?? declared.exec(spaced)?.[1]?.toUpperCase() ?? null;
}

/** The marking in the name of a file: `DS hộ kinh doanh (MẬT).xlsx`, `tuyet-mat_bao cao.csv`; never `HTX mật ong.csv`. */
export function findMarkingInName(path: string): string | null {
  const name = path
    .replace(/^.*[/\\]/u, '')
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .normalize('NFC');
  const words = name.replace(/[\s_.+,;-]+/gu, ' ').trim();
  const strong = /(?:^|[^\p{L}])((?:tuyệt|tối) mật|tuyet mat|toi mat)(?!\p{L})/iu.exec(words)?.[1];
  if (strong !== undefined) return /^tuy/iu.test(strong) ? 'TUYỆT MẬT' : 'TỐI MẬT';
  for (const part of name.split(/[()[\]{}]|[-–—]/u)) {
    const plain = part.replace(/[\s_.+,;]+/gu, ' ').trim();
    if (plain === 'MẬT') return 'MẬT';
    if (plain.endsWith(' MẬT') && !before.test(plain.slice(0, -4))) return 'MẬT';
  }
  return null;
}
