/**
 * A process that serves uploads, for a test that kills it: target as JSON.
 */
import type { Target } from '#platform/postgres/pool.ts';
import { serveUploads } from './desk.ts';

serveUploads(JSON.parse(process.argv[2] ?? '') as Target);
