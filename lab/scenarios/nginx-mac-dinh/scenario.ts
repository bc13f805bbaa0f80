/** A fresh nginx: the page of the package that the lab itself runs. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(480, () => ({
  about: 'A fresh nginx shows its own welcome page, to every Host, on port 80 only.',
  witness: ['A8'],
  domains: [
    {
      name: 'nginxmacdinh.vn',
      web: {
        content: 'none',
        standardHeaders: 'none',
        http: 'pages',
        https: 'closed',
        answersAnyHost: true,
        nginx: ['location = / { root /usr/share/nginx/html; try_files /index.html =404; }'],
      },
    },
  ],
}));
