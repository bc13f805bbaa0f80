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
  environments: { ssr: { build: { rollupOptions: { external: [/^#/] } } } },
});
