/**
 * One command line in, one exit code out. The only place where a Problem becomes a sentence.
 */
import { forTerminal } from '#platform/format.ts';
import { Problem } from '#platform/problems.ts';
import { languageOf, parseRequest } from './arguments.ts';
import { renderHelp } from './help.ts';
import type { Host } from './host.ts';

/**
 * @returns 0 done, 1 our own fault (or a check that failed), 2 wrong usage or something that cannot be done, 3 network
 *   unusable, 130 interrupted, 141 the reader of standard output went away
 */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  try {
    const request = parseRequest(argv);
    if (request.command === 'help') {
      host.stdout.write(renderHelp(request.language, request.of));
      return 0;
    }
    if (request.command === 'version') {
      host.stdout.write(`hien-dien ${host.version}\n`);
      return 0;
    }
    // Loaded only now: help and a mistyped option need not wait for the engine or the database.
    if (request.command === 'table') return await (await request.row.load())(request.given, host);
    if (request.command === 'measure') {
      const { measure } = await import('./measure.ts');
      return await measure(request, host, argv);
    }
    const { judge } = await import('./judge.ts');
    return await judge(request, host);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // A sentence may hold headings of a stranger's list, and lines of its own.
    const lines = error.sentences[languageOf(argv)].split('\n').map(forTerminal);
    host.stderr.write(`${lines.join('\n')}\n`);
    return error.code === 'network-unusable' ? 3 : 2;
  }
}
