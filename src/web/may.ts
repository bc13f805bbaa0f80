/**
 * What a role may do: one table. Whose rows it sees is the database's matter (row security by the scope of the post); this
 * says which pages and acts are open to it at all.
 */
import type { Role } from '#identity/index.ts';

export const capabilities = {
  /** Figures, states, names and what was seen of them. */
  'see-presence': ['national', 'province', 'commune', 'body', 'inspector', 'auditor', 'administrator'],
  /** Subjects by name: personal data, masked. */
  'see-subjects': ['province', 'commune', 'inspector', 'auditor'],
  'import-lists': ['province'],
  'decide-reviews': ['province'],
  'enter-counts': ['national', 'province'],
  'measure-again': ['province', 'commune', 'inspector'],
  'export-names': ['national', 'province', 'commune', 'inspector', 'auditor'],
  'see-territory': ['national', 'province', 'commune', 'body', 'inspector', 'auditor', 'administrator'],
  'see-assumptions': ['national', 'province', 'commune', 'body', 'inspector', 'auditor', 'administrator'],
  'change-assumptions': ['province', 'administrator'],
  'manage-accounts': ['administrator'],
  'see-audit': ['auditor', 'administrator'],
  'see-runs': ['province', 'auditor', 'administrator'],
  'start-runs': ['province', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof capabilities;

export function may(role: Role, capability: Capability): boolean {
  return (capabilities[capability] as readonly Role[]).includes(role);
}
