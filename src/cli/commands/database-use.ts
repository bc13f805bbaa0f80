/**
 * `hien-dien database use main|sample`: which database the commands that follow speak of.
 */
import { chooseDatabase, databaseNames } from '../database.ts';
import type { Host } from '../host.ts';
import { oneOf } from '../read-arguments.ts';
import type { Given } from './given.ts';

export function databaseUse({ operands, language }: Given, host: Host): Promise<number> {
  const name = oneOf('database use', operands[0] ?? '', databaseNames);
  chooseDatabase(host, name);
  const sentences = {
    main: {
      vi: 'Từ bây giờ các lệnh dùng cơ sở dữ liệu của tỉnh.',
      en: "From now on commands use the province's own database.",
    },
    sample: {
      vi: 'Từ bây giờ các lệnh dùng dữ liệu mẫu. Về lại dữ liệu của tỉnh: hien-dien database use main',
      en: "From now on commands use the sample. Back to the province's own: hien-dien database use main",
    },
  };
  host.stdout.write(`${sentences[name][language]}\n`);
  return Promise.resolve(0);
}
