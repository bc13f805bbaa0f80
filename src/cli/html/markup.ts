/**
 * HTML from a tagged template in which everything is escaped unless it is markup already. What stands on a page was
 * written by strangers; forgetting to escape must not be possible.
 */
export interface Markup {
  readonly markup: string;
}
type Part = string | number | Markup | readonly Markup[] | null;

/** `html\`<p>${text}</p>\``: strings are escaped, markup and lists of it go in as they are, null is nothing. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = pieces[0] ?? '';
  for (const [index, part] of parts.entries()) text += renderPart(part) + (pieces[index + 1] ?? '');
  return { markup: text };
}

/**
 * Safe in text and in quoted attributes. Control characters that no HTML may hold, and those that turn the writing
 * direction round, are shown as U+FFFD.
 */
export function escapeHtml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not pass
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
  );
}

function renderPart(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
}
