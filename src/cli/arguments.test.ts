import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problems.ts';
import { parseRequest } from './arguments.ts';

function sentenceOf(...argv: string[]): string {
  try {
    parseRequest(argv);
  } catch (error) {
    if (error instanceof Problem) return error.sentences.en;
    throw error;
  }
  return 'accepted';
}

test('a command line without options gets the defaults', () => {
  assert.deepEqual(parseRequest(['measure', 'cafe.vn', 'quán.vn']), {
    command: 'measure',
    domains: ['cafe.vn', 'quán.vn'],
    input: null,
    column: null,
    profile: 'full',
    format: null,
    output: null,
    language: 'vi',
    concurrency: 100,
    keepObservation: false,
    resume: null,
    rootHints: null,
    trustAnchor: null,
    ca: null,
    allowNetworks: [],
    origins: null,
    vrps: null,
    cloakCheck: false,
  });
});

test('networks may follow each other, stand behind commas or be given again', () => {
  const request = parseRequest([
    'measure',
    'cafe.vn',
    '--allow-network',
    '198.18.0.0/15',
    '2001:db8::/32',
    '--allow-network=10.0.0.0/8,fd00::/8',
  ]);
  assert.ok(request.command === 'measure');
  assert.deepEqual(request.allowNetworks, ['198.18.0.0/15', '2001:db8::/32', '10.0.0.0/8', 'fd00::/8']);
  assert.deepEqual(request.domains, ['cafe.vn']);
});

test('a mistyped option is answered by the nearest right one', () => {
  assert.equal(
    sentenceOf('measure', '--imput', 'a.csv'),
    'There is no option --imput. Did you mean --input?',
  );
  assert.equal(
    sentenceOf('measure', '--keep-observations', 'a.vn'),
    'There is no option --keep-observations. Did you mean --keep-observation?',
  );
  assert.equal(sentenceOf('measure', '-c', '5', 'a.vn'), 'There is no option -c. Did you mean --ca?');
  assert.match(sentenceOf('mesure', 'a.vn'), /Did you mean "hien-dien measure"\?/);
  assert.match(sentenceOf('cafe.vn'), /Did you mean "hien-dien measure cafe.vn"\?/);
});

test('values that cannot be meant are named', () => {
  assert.equal(sentenceOf('measure', 'a.vn', '--output'), 'Option --output needs a value after it.');
  assert.equal(sentenceOf('measure', '--input', '--column', 'x'), 'Option --input needs a value after it.');
  assert.equal(sentenceOf('measure', 'a.vn', '--cloak-check=yes'), 'Option --cloak-check takes no value.');
  assert.match(sentenceOf('measure', 'a.vn', '--format', 'pdf'), /Use one of: text, jsonl, csv, html\./);
  assert.match(sentenceOf('measure', 'a.vn', '--concurrency', '0'), /whole number from 1 to 2000, not "0"/);
  assert.match(sentenceOf('measure', 'a.vn', '--allow-network', '198.18.0.0'), /an address range such as/);
  assert.match(sentenceOf('measure', 'a.vn', '--input', 'b.csv'), /not both/);
  assert.match(sentenceOf('measure'), /There is no name to measure/);
  assert.match(sentenceOf('judge', '--profile', 'full'), /no option --profile/);
  assert.match(sentenceOf('judge', 'a.vn'), /does not take "a\.vn"/);
});

test('a command of several words is found, a slip in one of them is answered by the nearest', () => {
  const request = parseRequest(['territory', 'show', '19', '--on', '2025-07-01', '--lang', 'en']);
  assert.ok(request.command === 'table');
  assert.equal(request.row.words, 'territory show');
  assert.deepEqual(request.given.operands, ['19']);
  assert.deepEqual(request.given.values.get('on'), ['2025-07-01']);
  assert.equal(request.given.language, 'en');
  assert.match(
    sentenceOf('territory', 'shwo', '19'),
    /no command "territory shwo".*"hien-dien territory show"/,
  );
  assert.match(sentenceOf('territory'), /no command "territory"/);
  assert.match(sentenceOf('bakup', 'a.hd'), /"hien-dien backup"/);
});

test('a command says how it is written when operands are missing or too many', () => {
  assert.equal(
    sentenceOf('territory', 'show'),
    'This command is written: hien-dien territory show CODE. Nothing stands after it.',
  );
  assert.equal(
    sentenceOf('import', 'domains', 'a.csv', 'b.csv'),
    'This command is written: hien-dien import KIND FILE. Met: "domains a.csv b.csv".',
  );
  assert.match(sentenceOf('import', 'domains', 'a.csv', '--dryrun'), /Did you mean --dry-run\?/);
});

test('help and version are found wherever they stand', () => {
  assert.deepEqual(parseRequest([]), { command: 'help', language: 'vi', of: '' });
  assert.deepEqual(parseRequest(['measure', '--help', '--lang', 'en']), {
    command: 'help',
    language: 'en',
    of: 'measure',
  });
  assert.deepEqual(parseRequest(['help', 'run', 'start']), {
    command: 'help',
    language: 'vi',
    of: 'run start',
  });
  assert.deepEqual(parseRequest(['run', 'start', '-h']), {
    command: 'help',
    language: 'vi',
    of: 'run start',
  });
  assert.deepEqual(parseRequest(['--version']), { command: 'version' });
});
