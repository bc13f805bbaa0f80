/** A signed zone that lost its denials. */
import { defineScenario } from '../../scenario.ts';
import { dropType } from '../../spoil.ts';

export default defineScenario(231, () => ({
  about: 'All NSEC records are gone, so what the zone does not have is denied without proof.',
  witness: ['S2', 'S8'],
  domains: [{ name: 'denial-missing.vn', dns: { server: 'nsd', spoil: dropType('NSEC') } }],
}));
