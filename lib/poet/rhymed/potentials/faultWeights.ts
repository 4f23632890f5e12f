import type { CaseFault } from '../../../grammar/cases.ts';
import type { ClauseFault } from '../../../grammar/clauses.ts';
import type { ConcordFault } from '../../../grammar/concord.ts';
import type { ObjectFault } from '../../../grammar/objects.ts';
import type { SpeakerFault } from '../../../grammar/speaker.ts';
import type { FaultWeights } from './faults.ts';

export const objectWeights: FaultWeights<ObjectFault> = {
  objectMissing: -0.83,
  objectFar: -0.66,
  objectNotBehind: -1.23,
};
export const caseWeights: FaultWeights<CaseFault> = {
  wrongCase: -0.17,
  wrongObject: -0.55,
  wrongPronoun: -1.76,
  wrongGenitive: -0.75,
  looseAccusative: -0.52,
  instrumentalFar: -0.09,
  looseInstrumental: 0.0,
  looseGenitive: -0.56,
};
export const concordWeights: FaultWeights<ConcordFault> = {
  disagreement: -0.95,
  lonelyFar: -0.3,
  lonelyNominative: -1.3,
  lonelyOblique: -0.44,
  lonelyGoverned: -0.21,
  lonelyBeforeNoun: -0.8,
  pronounVerb: -1.25,
  pronounTwice: -1.09,
  ownObject: -1.78,
  nounVerb: -1.47,
  nounVerbUnsure: -0.78,
  subjectFar: -0.19,
  noSubject: -1.22,
  subjectNotBehind: -1.48,
  noSubjectPlural: -0.73,
  noSubjectPast: -0.93,
  unlikeJoined: -0.64,
  unlikeJoinedGoverned: -1.1,
};
export const clauseWeights: FaultWeights<ClauseFault> = {
  verbless: -0.4,
  verblessNominal: -0.01,
  verblessTwice: -0.19,
  verblessThrice: -0.45,
  unfilledClause: -0.25,
  gerundFar: -0.43,
  gerundAlone: -0.46,
  infinitiveFar: -0.39,
  infinitiveAlone: -0.39,
  wrongInfinitive: -0.69,
  perfectivePhase: -1.02,
  purposeTense: -0.58,
};
export const speakerWeights: FaultWeights<SpeakerFault> = {
  otherGender: -1.65,
  otherGenderFar: -1.16,
  otherAddress: -0.38,
};
