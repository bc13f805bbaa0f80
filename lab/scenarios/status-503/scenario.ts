/** Under maintenance, for months. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(351, () => ({
  about: 'The front page gives 503, and port 80 is closed.',
  witness: ['W4'],
  domains: [
    {
      name: 'status-503.vn',
      web: {
        http: 'closed',
        pages: {
          '/': { status: 503, body: '<!doctype html><title>Bảo trì</title><h1>Trang đang bảo trì</h1>' },
        },
      },
    },
  ],
}));
