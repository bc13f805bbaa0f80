/**
 * Builds the pages. What is imported by `#` (every .ts of ours) stays outside the server's bundle, so that pages and the
 * server share one copy of each module: contexts, catalogues and pools would otherwise exist twice.
 */
import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  publicDir: false,
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  environments: {
    ssr: { build: { rollupOptions: { external: [/^#/] } } },
    // The browser's halves of the pages are built and never sent, for no page asks for script (root.tsx, Handle): what they
    // import of ours need not be taken in, engine and all. The first page with script needs a list of what it may take.
    client: { build: { rollupOptions: { external: [/^#/] } } },
  },
});
