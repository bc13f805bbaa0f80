/**
 * The vocabulary in both languages: what the codes of engine, registry and observatory are called for a person, and the
 * verdict on a name in a sentence. The command line and the pages speak with these words, so that one thing has one name.
 */
export { faultWords, knownFaultWords } from './faults.ts';
export {
  categoryWords,
  flagWords,
  presenceWords,
  stateWords,
  trustedWord,
  verdictWords,
} from './presence.ts';
export { eventWords, evidenceWords, kindWords } from './registry.ts';
export {
  checkTitle,
  faultsOf,
  type Level,
  levelOf,
  levels,
  levelWords,
  ownerAdvice,
  providerAdvice,
  verdictSentence,
} from './verdict.ts';
