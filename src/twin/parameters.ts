/** Which parameters of places are read where. */
import type { PlaceParameter } from '../simulation/compile/now.ts';

/** The parameters that places of a group have in common. */
export const OF_GROUP = [
  'stayMedian',
  'stays',
  'longest',
  'interviewDelay',
  'jailInterviewDelay',
  'requestDelay',
  'regime',
  'requestLevel',
  'officeEffort',
  'adherencePriority',
  'adherenceForm',
  'ruleset',
  'holdWilling',
  'noticeWilling',
  'noticeReaches',
  'noticeLead',
  'stayFactorHonored',
  'stayFactorOther',
  'travel',
  'odds',
  'sentences',
] as const satisfies readonly PlaceParameter[];

export type OfGroup = (typeof OF_GROUP)[number];

/** The parameters that places of a group may differ in. */
export const OF_UNIT = [
  'activated',
  'recordBoth',
  'recordOnly',
  'arrestsLevel',
  'interview',
  'withoutRequest',
  'noticeLimited',
  'comeMatch',
  'comeInterview',
  'returnTime',
  'returnHorizon',
  'removed',
  'detention',
  'perMatch',
  'perInterview',
  'perPickup',
  'recordConviction',
  'recordRefusal',
  'recordCustody',
  'recordBooked',
  'recordOther',
  'discouragement',
  'lookBack',
  'jailInterview',
  'jailWithoutForm',
  'admitted',
] as const satisfies readonly PlaceParameter[];

export type OfUnit = (typeof OF_UNIT)[number];
