/** Pages are built from src/web/routes.ts; everything else of the program runs as it is. */
import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src/web',
  buildDirectory: 'build',
  ssr: true,
  // A page without script asks for no manifest, and one with script for no other page.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
