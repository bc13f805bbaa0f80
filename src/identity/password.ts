/**
 * Passwords are kept as argon2id in its own text form; what may be one is said in password-policy.ts.
 *
 * A check always costs one argon2, also where there is no such account or it has no password: the time of the answer does
 * not tell which. The hashing runs on the runtime's pool of four threads, so no more than four are worked on at once
 * (76 MiB), however many ask.
 */
import { hash, verify } from '@node-rs/argon2';

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** `stored` null: the same work against a password nobody has; false. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

/**
 * OWASP's first choice for argon2id ("Password Storage Cheat Sheet"): 19 MiB, two passes, one lane. 15 ms on one core of
 * the build machine (10 in a row, 2026-11-26): 60 a second and core, far above what limits.ts lets through.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Made with the parameters above of 32 random bytes that were thrown away: nothing matches it. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$yTo9mWh48Va+7Zh5zSnz+A$7phu5eA51wDCAlZb7axzX2OA5ehD84E1trLaFjW7QZc';

/** Longer than any that can be set: not even hashed, so that a megabyte of "password" costs nothing more. */
const longest = 1_000;

export const argon2id: PasswordHasher = {
  hash: (password) => hash(asTyped(password), parameters),
  async verify(stored, password) {
    const given = password.length > longest ? '' : asTyped(password);
    const matches = await verify(stored ?? nobodysHash, given);
    return stored !== null && matches;
  },
};

/** One machine types ế as one sign, another as e with two marks: the same password on both. */
function asTyped(password: string): string {
  return password.normalize('NFC');
}
