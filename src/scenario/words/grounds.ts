/** What a rule may ask about a person, each as something that the person has: "people with ...". */
import type { Charge, ClassName, Flag } from '../schema.ts';

/** A ground as a noun; grounds that begin alike can be told together: "a conviction for (selling drugs) or (...)". */
export type Ground = { readonly opening: string; readonly object: string };

const CONVICTION = 'a conviction for ';
const convicted = (object: string): Ground => ({ opening: CONVICTION, object });
const has = (object: string): Ground => ({ opening: '', object });

export const FLAG_WORDS: Readonly<Record<Flag, Ground>> = {
  removable: has('grounds for removal'),
  appears_removable: has("grounds for removal on ICE's records"),
  gang: has('membership of a gang'),
  security_list: has('a place on a security list'),
  final_order: has('a final order of removal'),
  prior_removal: has('an earlier removal'),
  illegal_entry_conviction: convicted('illegal entry'),
  aggravated_felony: convicted('an aggravated felony under federal law'),
  state_prison_felony: convicted('a felony punishable by state prison'),
  listed_felony: convicted("a felony on the law's list"),
  wobbler_misdemeanor: convicted('a misdemeanour that could have been a felony'),
  sex_or_arson_registrant: has('a place on the sex offender or arson registry'),
  dui_conviction: convicted('drunk driving'),
  domestic_violence_conviction: convicted('domestic violence'),
  weapon_conviction: convicted('a weapon offence'),
  drug_sale_conviction: convicted('selling drugs'),
  sex_offense_conviction: convicted('a sex offence'),
  other_significant_misdemeanor: convicted('another significant misdemeanour'),
  other_risk: has('another sign of risk to the public'),
  fraud: has('a record of immigration fraud'),
  criminal_warrant: has('a criminal warrant'),
  judicial_warrant: has("a judge's warrant"),
  administrative_warrant: has('an administrative warrant of ICE'),
  probable_cause: has('probable cause of removability'),
  magistrate_probable_cause: has("a magistrate's finding of probable cause"),
  pending_felony_charge: has('another felony charge pending'),
};

export const CHARGE_WORDS: Readonly<Record<Charge, string>> = {
  traffic: 'a traffic offence',
  misdemeanor: 'a misdemeanour',
  dui: 'drunk driving',
  domestic_violence: 'domestic violence',
  drug_sale: 'selling drugs',
  felony: 'a felony',
  serious_felony: 'a serious felony',
  violent: 'a violent crime',
};

export const CLASS_WORDS: Readonly<Record<Exclude<ClassName, 'none'>, string>> = {
  misdemeanor: 'a misdemeanour',
  felony: 'a felony',
  serious_felony: 'a serious felony',
  violent: 'a violent crime',
  security: 'a security offence',
};
