/** The parameters in force today, by name. Literals, so that V8 keeps them as fast records: see docs/speed.md. */

/** One value for each parameter of a jurisdiction, in the order in which timelines number them. */
export const placeValues = <T>(of: (name: string) => T) => ({
  activated: of('activated'),
  recordBoth: of('recordBoth'),
  recordOnly: of('recordOnly'),
  arrestsLevel: of('arrestsLevel'),
  stayMedian: of('stayMedian'),
  stays: of('stays'),
  longest: of('longest'),
  interview: of('interview'),
  interviewDelay: of('interviewDelay'),
  requestDelay: of('requestDelay'),
  regime: of('regime'),
  requestLevel: of('requestLevel'),
  officeEffort: of('officeEffort'),
  adherencePriority: of('adherencePriority'),
  adherenceForm: of('adherenceForm'),
  withoutRequest: of('withoutRequest'),
  ruleset: of('ruleset'),
  holdWilling: of('holdWilling'),
  noticeWilling: of('noticeWilling'),
  noticeReaches: of('noticeReaches'),
  noticeLead: of('noticeLead'),
  stayFactorHonored: of('stayFactorHonored'),
  stayFactorOther: of('stayFactorOther'),
  comeMatch: of('comeMatch'),
  comeInterview: of('comeInterview'),
  travel: of('travel'),
  returnTime: of('returnTime'),
  returnHorizon: of('returnHorizon'),
  removed: of('removed'),
  detention: of('detention'),
  perMatch: of('perMatch'),
  perInterview: of('perInterview'),
  perPickup: of('perPickup'),
  recordConviction: of('recordConviction'),
  recordRefusal: of('recordRefusal'),
  recordCustody: of('recordCustody'),
  adoptBase: of('adoptBase'),
  adoptPeersState: of('adoptPeersState'),
  adoptPeersOffice: of('adoptPeersOffice'),
  adoptRequests: of('adoptRequests'),
  adoptLevel: of('adoptLevel'),
  lift: of('lift'),
  discouragement: of('discouragement'),
});

/** One value for each parameter of an office as a whole. Minutes are -1 where hours are unlimited. */
export const officeValues = <T>(of: (name: string) => T) => ({
  screeningMinutes: of('screeningMinutes'),
  pickupMinutes: of('pickupMinutes'),
  teams: of('teams'),
  teamMinutes: of('teamMinutes'),
  listWeight: of('listWeight'),
  perAttempt: of('perAttempt'),
  seriousFactor: of('seriousFactor'),
  success: of('success'),
  successDecay: of('successDecay'),
  listMonths: of('listMonths'),
  absconderStock: of('absconderStock'),
  absconderInflow: of('absconderInflow'),
  absconderOutflow: of('absconderOutflow'),
  absconderAttempt: of('absconderAttempt'),
  absconderSuccess: of('absconderSuccess'),
  otherAtLarge: of('otherAtLarge'),
  otherArrests: of('otherArrests'),
});

export type PlaceParameter = keyof ReturnType<typeof placeValues>;
export type OfficeParameter = keyof ReturnType<typeof officeValues>;
export const PLACE_PARAMETERS = Object.keys(placeValues(String)) as PlaceParameter[];
export const OFFICE_PARAMETERS = Object.keys(officeValues(String)) as OfficeParameter[];
