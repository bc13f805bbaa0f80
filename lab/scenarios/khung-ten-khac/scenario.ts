/** A frame with another name's page, which nobody asked for. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(503, () => ({
  about:
    'The page is nothing but a frame of another name: what stands there was not asked, so presence is unknown.',
  witness: ['A8'],
  domains: [
    {
      name: 'khungtenkhac.vn',
      web: {
        pages: {
          '/': '<!doctype html><html><head><meta charset="utf-8"><title>Homestay Bản Lác</title></head><body><iframe src="https://homestaybanlac.com/"></iframe></body></html>',
        },
      },
    },
  ],
}));
