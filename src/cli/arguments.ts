/**
 * From argv to options. Splitting is node:util's parseArgs; what it finds is checked against the table here, because a
 * wrong option deserves the nearest right one and not an error code.
 */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import type { Language, Profile } from '#measurement/index.ts';
import { problem } from '#platform/problems.ts';
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

export type Request =
  | MeasureOptions
  | JudgeOptions
  | { command: 'help'; language: Language }
  | { command: 'version' };

const commands: readonly Command[] = ['measure', 'judge'];

/** @throws Problem for the first thing that cannot be meant */
export function parseRequest(argv: readonly string[]): Request {
  const language = languageOf(argv);
  const [command, ...rest] = argv;
  if (command === undefined || command === 'help') return { command: 'help', language };
  if (argv.includes('--help') || argv.includes('-h')) return { command: 'help', language };
  if (command === '--version' || command === 'version') return { command: 'version' };
  if (command.startsWith('-') && !command.startsWith('--lang')) {
    throw problem('unknown-option', { option: command, nearest: '--help' });
  }
  if (command.startsWith('--lang')) return { command: 'help', language };
  const known = commands.find((name) => name === command);
  if (!known) {
    // A name where the command should stand is the commonest slip.
    const meant = command.includes('.') ? `measure ${command}` : nearest(command, commands);
    throw problem('unknown-command', { command, nearest: `hien-dien ${meant}` });
  }
  const { values, positionals } = readArguments(known, rest);
  if (values.has('version')) return { command: 'version' };
  return known === 'measure'
    ? toMeasure(values, positionals, language)
    : toJudge(values, positionals, language);
}

/** The language of messages, found before anything else is understood. */
export function languageOf(argv: readonly string[]): Language {
  return argv.some((word, at) => word === '--lang=en' || (word === '--lang' && argv[at + 1] === 'en'))
    ? 'en'
    : 'vi';
}

type Values = Map<string, string[]>;

function readArguments(
  command: Command,
  words: readonly string[],
): { values: Values; positionals: string[] } {
  const rows = optionTable.filter((row) => row.commands.includes(command));
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      rows.map((row) => [row.name, { type: row.value === undefined ? 'boolean' : 'string' } as const]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Values = new Map();
  const positionals: string[] = [];
  let afterNetwork = false;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      // `--allow-network A B`: ranges that follow are ranges, for no name holds a slash and a number.
      if (afterNetwork && isNetwork(token.value)) values.get('allow-network')?.push(token.value);
      else positionals.push(token.value);
      afterNetwork = afterNetwork && isNetwork(token.value);
      continue;
    }
    if (token.kind !== 'option') continue;
    const row = rows.find(({ name }) => `--${name}` === token.rawName);
    if (!row) {
      const meant = nearest(
        token.rawName,
        rows.map(({ name }) => `--${name}`),
      );
      throw problem('unknown-option', { option: token.rawName, nearest: meant });
    }
    if (row.value === undefined && token.value !== undefined) {
      throw problem('value-unwanted', { option: token.rawName });
    }
    const swallowed = !token.inlineValue && /^-./.test(token.value ?? '');
    if (row.value !== undefined && (token.value === undefined || token.value === '' || swallowed)) {
      throw problem('value-missing', { option: token.rawName });
    }
    afterNetwork = row.name === 'allow-network';
    const given = token.value ?? '';
    values.set(row.name, afterNetwork ? [...(values.get(row.name) ?? []), ...given.split(',')] : [given]);
  }
  return { values, positionals };
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
    concurrency: wholeNumber(values.get('concurrency')?.[0], defaultConcurrency),
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

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw problem('value-unknown', { option, value, allowed });
  return found;
}

function wholeNumber(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > mostConcurrency) {
    throw problem('number-wrong', { option: '--concurrency', value, least: 1, most: mostConcurrency });
  }
  return number;
}

function isNetwork(value: string): boolean {
  const [address = '', bits = '', ...more] = value.split('/');
  const family = isIP(address);
  return (
    family !== 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
  );
}
