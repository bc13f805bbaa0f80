/**
 * The web room: the pages people work with, rendered on the server, over what the other rooms hold. Entered by whoever has
 * connections and an address to listen on.
 */
export { createApp } from './server/app.ts';
export { buildFolder, loadBuild } from './server/build.ts';
export { type Listening, listen } from './server/listen.ts';
export type {
  DatabaseName,
  Installation,
  OidcSettings,
  SampleProgress,
  Services,
} from './server/services.ts';
