/**
 * Who may sign in, as what, for which units, and what was done. Rights belong to posts and posts to persons for a time;
 * sessions, links and codes are kept as hashes; every act is an entry of the audit chain. Knows no feature: what a role
 * may do is the web room's table, what a unit is made of the territory's.
 */

export { type AccountFilter, type ListedAccount, selectAccounts } from './account-lists.ts';
export { type AccountTenure, selectAccountTenures } from './account-tenures.ts';
export {
  type Account,
  type AccountStatus,
  activationDays,
  closeAccount,
  type Invited,
  makeAccount,
  type NewAccount,
  resumeAccount,
  selectAccount,
  suspendAccount,
} from './accounts.ts';
export {
  finishActivation,
  type Opened,
  openActivation,
  type Started,
  startActivation,
  startActivationCode,
} from './activation.ts';
export type { Act, Actor, By, Means, SecretAct, Visit } from './actor.ts';
export { selectAdministrators } from './administrators.ts';
export type { Answer } from './answer.ts';
export { type AuditAct, appendAudit } from './audit/append.ts';
export { type AuditHead, selectHeads, selectLastHead, signHead, signHeads } from './audit/head.ts';
export { type Kept, keepHead, keptHeadFile, readKeptHead } from './audit/kept-head.ts';
export { type AuditKey, type AuditPublicKey, readAuditKey, readAuditPublicKey } from './audit/key.ts';
export {
  type ActorNames,
  type AuditEntry,
  type EntryFilter,
  selectActorNames,
  selectEntries,
  selectLastSeq,
  selectSessionNames,
} from './audit/list.ts';
export { type AuditFault, type AuditVerdict, verifyAudit } from './audit/verify.ts';
export { type BulkOutcome, type BulkRow, makeAccountsInBulk } from './bulk.ts';
export { changeAccount, changePost } from './changes.ts';
export {
  changePassword,
  finishTotpChange,
  reauthenticate,
  renewProved,
  startTotpChange,
} from './credentials.ts';
export { codeMinutes } from './email-code.ts';
export { type Factor, selectFactors } from './factors.ts';
export { type Bucket, type Taken, takeToken } from './limit-bucket.ts';
export { type Attempt, admitAttempt, admitLink } from './limits.ts';
export { networkOf } from './network.ts';
export { finishOidc, type OidcUser, startOidc } from './oidc/flow.ts';
export {
  linkOidc,
  type OidcLink,
  selectOidcAccount,
  selectOidcLinks,
  unlinkOidc,
} from './oidc/link.ts';
export type { OidcProvider } from './oidc/provider.ts';
export { parseStrength } from './oidc/strength.ts';
export {
  choosePost,
  type HeldPost,
  type ListedSession,
  revokeSession,
  revokeSessions,
  selectHeldPosts,
  selectSessions,
  signOut,
} from './own-sessions.ts';
export {
  type OwnPasskey,
  type Passkey,
  removePasskey,
  renamePasskey,
  selectPasskeys,
} from './passkeys/keep.ts';
export {
  finishRegistration as finishPasskeyRegistration,
  startRegistration as startPasskeyRegistration,
} from './passkeys/register.ts';
export type { RelyingParty } from './passkeys/relying-party.ts';
export {
  finishSignIn as finishPasskeySignIn,
  startSignIn as startPasskeySignIn,
} from './passkeys/sign-in.ts';
export { argon2id, type PasswordHasher } from './password.ts';
export { checkPassword, leastLength, mostLength } from './password-policy.ts';
export {
  type Holder,
  type Page,
  type Post,
  type PostFilter,
  selectPost,
  selectPosts,
  type Tenure,
} from './post-lists.ts';
export { endPost, makePost, type NewPost } from './posts.ts';
export { saveProfile } from './profile.ts';
export { makeRecovery, recoveryHours, renewActivation } from './recovery.ts';
export { parseRole, type Role, type RoleEntry, roles } from './roles.ts';
export type { RandomBytes } from './secrets.ts';
export { selectActor, touchSession } from './session-actor.ts';
export { needsReauthentication, type Session, type StartedSession, selectSession } from './sessions.ts';
export { makeSetupLink, setupHours, startSetup } from './setup.ts';
export {
  finishSignIn,
  type HalfSignedIn,
  type SignedIn,
  signIn,
  startEmailCode,
  startSession,
} from './sign-in.ts';
export { type Swept, sweepIdentity } from './sweep.ts';
export { cancelHandOver, type HandOver, handOver } from './tenure.ts';
export type { TotpEnrolment } from './totp.ts';
