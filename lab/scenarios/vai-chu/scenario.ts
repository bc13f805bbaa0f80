/** A page with a few words says nothing yet. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(487, () => ({
  about: 'The front page holds six words and a picture.',
  witness: ['A8'],
  domains: [
    {
      name: 'vaichu.id.vn',
      web: {
        pages: {
          '/': '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Vài chữ</title></head><body><h1>Xin chào bà con cô bác</h1><img src="/anh.jpg" alt=""></body></html>',
        },
      },
    },
  ],
}));
