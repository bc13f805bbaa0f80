/** A shop builder was left, its alias stayed; whoever registers the target owns www. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(133, () => ({
  about: 'www is a CNAME of a name whose domain nobody has registered.',
  witness: ['N18'],
  domains: [
    {
      name: 'dangling-alias.vn',
      dns: { records: ['www CNAME cua-hang.da-het-han.com.'] },
      web: { hosts: ['dangling-alias.vn'] },
    },
  ],
}));
