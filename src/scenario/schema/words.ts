/** The closed lists of words that a scenario may use. */
import type { CLASSES } from '../../base/vocabulary.ts';

export const CHARGES = [
  'traffic',
  'misdemeanor',
  'dui',
  'domestic_violence',
  'drug_sale',
  'felony',
  'serious_felony',
  'violent',
] as const;
export const FLAGS = [
  'removable',
  'appears_removable',
  'gang',
  'security_list',
  'final_order',
  'prior_removal',
  'illegal_entry_conviction',
  'aggravated_felony',
  'state_prison_felony',
  'listed_felony',
  'wobbler_misdemeanor',
  'sex_or_arson_registrant',
  'dui_conviction',
  'domestic_violence_conviction',
  'weapon_conviction',
  'drug_sale_conviction',
  'sex_offense_conviction',
  'other_significant_misdemeanor',
  'other_risk',
  'fraud',
  'criminal_warrant',
  'judicial_warrant',
  'administrative_warrant',
  'probable_cause',
  'magistrate_probable_cause',
  'pending_felony_charge',
] as const;
export const FORMS = ['I-247', 'I-247D', 'I-247N', 'I-247X'] as const;

export type Charge = (typeof CHARGES)[number];
export type Flag = (typeof FLAGS)[number];
export type Form = (typeof FORMS)[number];
export type ClassName = (typeof CLASSES)[number];
