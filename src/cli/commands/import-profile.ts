/**
 * `hien-dien import-profile KIND NAME FIELD=HEADING…`: which heading of somebody's export is which field, saved under a
 * name for `import --profile NAME`. Without pairs it lists the fields a kind has.
 */
import { problem } from '#platform/problems.ts';
import { parseKind, saveProfile } from '#registry/index.ts';
import type { Host } from '../host.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

export function importProfile(given: Given, host: Host): Promise<number> {
  const { language } = given;
  const [word = '', name, ...pairs] = given.operands;
  const kind = parseKind(word);
  if (name === undefined || pairs.length === 0) {
    const lines = kind.fields.map(
      ({ key, title, required }) => `  ${key.padEnd(20)}${title[language]}${required ? ' *' : ''}`,
    );
    host.stdout.write(`${kind.title[language]}:\n${lines.join('\n')}\n`);
    return Promise.resolve(0);
  }
  const mapping = Object.fromEntries(pairs.map(parsePair));
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    await saveProfile(pool, { kind, name, mapping });
    host.stdout.write(
      language === 'vi'
        ? `Đã lưu cấu hình cột "${name}". Dùng: hien-dien import ${kind.id} TỆP --profile ${name}\n`
        : `The column profile "${name}" is saved. Use it: hien-dien import ${kind.id} FILE --profile ${name}\n`,
    );
    return 0;
  });
}

function parsePair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1 || at === pair.length - 1) {
    throw problem('operands-wrong', {
      usage: 'hien-dien import-profile KIND NAME FIELD=HEADING…',
      met: pair,
    });
  }
  return [pair.slice(0, at), pair.slice(at + 1)];
}
