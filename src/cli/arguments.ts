/**
 * From argv to a request: which command is meant, and for measure and judge their options. The other commands stand in
 * commands/table.ts and read their own.
 */
import type { Language, Profile } from '#measurement/index.ts';
import { problem } from '#platform/problems.ts';
import type { Given } from './commands/given.ts';
import { type CommandRow, commandTable } from './commands/table.ts';
import { nearest } from './nearest.ts';
import {
  type Command,
  defaultConcurrency,
  formats,
  type JudgeOptions,
  type MeasureOptions,
  mostConcurrency,
  type OutputOptions,
  optionTable,
} from './options.ts';
import { isNetwork, oneOf, readArguments, type Values, wholeNumber } from './read-arguments.ts';

export type Request =
  | MeasureOptions
  | JudgeOptions
  | { command: 'table'; row: CommandRow; given: Given }
  | { command: 'help'; language: Language; of: string }
  | { command: 'version' };

const engineCommands: readonly Command[] = ['measure', 'judge'];

/** @throws Problem for the first thing that cannot be meant */
export function parseRequest(argv: readonly string[]): Request {
  const language = languageOf(argv);
  const [first, ...rest] = argv;
  if (first === undefined || first.startsWith('--lang')) return { command: 'help', language, of: '' };
  if (first === '--version' || first === 'version') return { command: 'version' };
  if (first === 'help' || argv.includes('--help') || argv.includes('-h')) {
    return { command: 'help', language, of: meantCommand(first === 'help' ? rest : argv) };
  }
  if (first.startsWith('-')) throw problem('unknown-option', { option: first, nearest: '--help' });
  const row = commandTable.find(({ words }) => startsWithWords(argv, words));
  if (row) return toTableRequest(row, argv, language);
  const known = engineCommands.find((name) => name === first);
  if (!known) throw unknownCommand(argv);
  const rows = optionTable.filter((option) => option.commands.includes(known));
  const { values, positionals } = readArguments(rows, rest);
  if (values.has('version')) return { command: 'version' };
  return known === 'measure'
    ? toMeasure(values, positionals, language)
    : toJudge(values, positionals, language);
}

/** Words of the command that help is asked for; '' when there is none such. */
function meantCommand(argv: readonly string[]): string {
  const row = commandTable.find(({ words }) => startsWithWords(argv, words));
  return row?.words ?? engineCommands.find((name) => name === argv[0]) ?? '';
}

function startsWithWords(argv: readonly string[], words: string): boolean {
  return words.split(' ').every((word, at) => argv[at] === word);
}

function toTableRequest(row: CommandRow, argv: readonly string[], language: Language): Request {
  const { values, positionals } = readArguments(row.options, argv.slice(row.words.split(' ').length));
  const lang = values.get('lang')?.[0];
  if (lang !== undefined) oneOf('--lang', lang, ['vi', 'en']);
  const [least, most] = row.count;
  if (positionals.length < least || positionals.length > most) {
    const usage = `hien-dien ${row.words} ${row.operands}`.trim();
    throw problem('operands-wrong', { usage, met: positionals.join(' ') });
  }
  return { command: 'table', row, given: { language, operands: positionals, values } };
}

function unknownCommand(argv: readonly string[]): Error {
  const [first = '', second = ''] = argv;
  // A name where the command should stand is the commonest slip.
  if (first.includes('.')) {
    return problem('unknown-command', { command: first, nearest: `hien-dien measure ${first}` });
  }
  const group = commandTable.filter(({ words }) => words.startsWith(`${first} `));
  const all = [...engineCommands, ...commandTable.map(({ words }) => words)];
  const meant =
    group.length > 0
      ? nearest(
          `${first} ${second}`,
          group.map(({ words }) => words),
        )
      : nearest(first, all);
  const command = group.length > 0 && second !== '' && !second.startsWith('-') ? `${first} ${second}` : first;
  return problem('unknown-command', { command, nearest: `hien-dien ${meant}` });
}

/** The language of messages, found before anything else is understood. */
export function languageOf(argv: readonly string[]): Language {
  return argv.some((word, at) => word === '--lang=en' || (word === '--lang' && argv[at + 1] === 'en'))
    ? 'en'
    : 'vi';
}

function toOutput(values: Values, language: Language): OutputOptions {
  const lang = values.get('lang')?.[0];
  if (lang !== undefined) oneOf('--lang', lang, ['vi', 'en']);
  const format = values.get('format')?.[0];
  return {
    language,
    format: format === undefined ? null : oneOf('--format', format, formats),
    output: values.get('output')?.[0] ?? null,
    keepObservation: values.has('keep-observation'),
    origins: values.get('origins')?.[0] ?? null,
    vrps: values.get('vrps')?.[0] ?? null,
  };
}

function toMeasure(values: Values, domains: string[], language: Language): MeasureOptions {
  const input = values.get('input')?.[0] ?? null;
  if (input !== null && domains.length > 0) throw problem('two-inputs', {});
  if (input === null && domains.length === 0) throw problem('nothing-to-measure', {});
  const allowNetworks = values.get('allow-network') ?? [];
  const wrong = allowNetworks.find((value) => !isNetwork(value));
  if (wrong !== undefined) throw problem('network-wrong', { value: wrong });
  return {
    ...toOutput(values, language),
    command: 'measure',
    domains,
    input,
    column: values.get('column')?.[0] ?? null,
    profile: oneOf<Profile>('--profile', values.get('profile')?.[0] ?? 'full', ['presence', 'full']),
    concurrency: wholeNumber('--concurrency', values.get('concurrency')?.[0], {
      fallback: defaultConcurrency,
      least: 1,
      most: mostConcurrency,
    }),
    resume: values.get('resume')?.[0] ?? null,
    rootHints: values.get('root-hints')?.[0] ?? null,
    trustAnchor: values.get('trust-anchor')?.[0] ?? null,
    ca: values.get('ca')?.[0] ?? null,
    allowNetworks,
    cloakCheck: values.has('cloak-check'),
  };
}

function toJudge(values: Values, positionals: string[], language: Language): JudgeOptions {
  if (positionals[0] !== undefined) throw problem('argument-unwanted', { argument: positionals[0] });
  return {
    ...toOutput(values, language),
    command: 'judge',
    input: values.get('input')?.[0] ?? '-',
    norm: values.get('norm')?.[0] ?? null,
  };
}
