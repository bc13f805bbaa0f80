/** What the roles are called, for pages: read on the server, for identity's own table brings its cryptography along. */
import { type Role, roles } from '#identity/index.ts';
import type { Language } from '#platform/format.ts';

/** In the order in which people choose from them. */
export function roleTitles(language: Language): Record<Role, string> {
  const titles = Object.entries(roles).map(([role, { title }]) => [role, title[language]]);
  return Object.fromEntries(titles) as Record<Role, string>;
}
