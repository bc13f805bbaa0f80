/**
 * Who acts: a signed-in person in the post he acts in, as every request of the console knows him; and what an act of
 * this room is told besides its own matter.
 */
import type { Language } from '#platform/format.ts';
import type { PasswordHasher } from './password.ts';
import type { Role } from './roles.ts';
import type { RandomBytes } from './secrets.ts';

export interface Actor {
  accountId: number;
  postId: number;
  sessionId: number;
  role: Role;
  /** The person's name. */
  name: string;
  login: string;
  postTitle: string;
  /** Sees every unit; `unitIds` may then be empty. */
  everywhere: boolean;
  /** Units of today's map that the post is for; what they were formed of is the caller's to add. */
  unitIds: readonly number[];
  /** The register's body the post belongs to. */
  bodyId: number | null;
  /** When the person last proved who he is. */
  authenticatedAt: Temporal.Instant;
  language: Language;
}

/** As much of an actor as the audit keeps. */
export interface By {
  accountId: number;
  postId: number | null;
}

/** What this room needs of the installation; made once by whoever starts the program. */
export interface Means {
  /** The installation's key, 32 bytes (platform/secret.ts). */
  key: Buffer;
  random: RandomBytes;
  passwords: PasswordHasher;
}

/** Who does it (null: the program itself), when, and in which request. */
export interface Act {
  by: By | null;
  now: Temporal.Instant;
  requestId?: string;
}

/** An act that makes or reads secrets. */
export interface SecretAct extends Act {
  means: Means;
}

/** A request of somebody who is not known yet. */
export interface Visit {
  means: Means;
  now: Temporal.Instant;
  /** For the person's own list of sessions, such as "Chrome trên Android"; 200 characters are kept. */
  agent: string;
  /** As `networkOf` gives it; never the whole address. */
  network: string;
  requestId?: string;
}
