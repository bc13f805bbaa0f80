/**
 * A CSV as a download, and the rule of every file of the console: it is opened by a person, in a spreadsheet of the language.
 * Headings begin with a capital, days and months are written as on pages (24/11/2026), decimals too ("8,6", because a
 * Vietnamese Excel makes the 8th of June of 8.6), and nothing is grouped. Programs read what the command line writes.
 */
import type { Services } from './services.ts';

/** A file leaves the page that says what it is of: the sample's says so by its name. */
export function csvResponse(
  body: string | ReadableStream<Uint8Array>,
  fileName: string,
  {
    sample,
    told = {},
  }: Pick<Services, 'sample'> & { /** Head lines besides. */ told?: Record<string, string> },
): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${sample === null ? '' : 'du-lieu-mau-'}${fileName}"`,
      ...told,
    },
  });
}
