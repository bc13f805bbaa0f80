/** A site that only scripts can show. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(505, () => ({
  about: 'An empty mount point and a bundle: nothing to read without running the script.',
  witness: ['A8', 'V1'],
  domains: [
    {
      name: 'ungdungweb.vn',
      web: {
        pages: {
          '/': '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đặt sân bóng</title><script type="module" src="/assets/index.js"></script></head><body><div id="app"></div><noscript>Trang này cần JavaScript.</noscript></body></html>',
          '/assets/index.js': {
            type: 'text/javascript',
            body: 'document.getElementById("app").textContent = "Đặt sân bóng";',
          },
        },
      },
    },
  ],
}));
