/**
 * What each metric is called in charts, tables and sentences. One table, so that a metric reads the same everywhere.
 *
 * A metric of kind `count` is told as "12% fewer <phrase>", where the phrase starts with the thing counted; the other
 * kinds as "<phrase> was 12% lower". A metric that is not listed is shown under its own id, by its unit.
 */
export type Kind = 'count' | 'amount' | 'money' | 'share';
export type Measure = { label: string; phrase: string; kind: Kind };

const count = (label: string, phrase: string): Measure => ({ label, phrase, kind: 'count' });
const share = (label: string, phrase: string): Measure => ({ label, phrase, kind: 'share' });
const money = (label: string, phrase: string): Measure => ({ label, phrase, kind: 'money' });

const measures: Record<string, Measure> = {
  arrests: count('Bookings, all', 'people were booked'),
  submissions: count('Fingerprints submitted', 'fingerprints were submitted'),
  matched: count('Matched by fingerprint', 'people were matched by fingerprint'),
  interviewed: count('Identified in interviews', 'people were identified in jail interviews'),
  identified: count('Identified', 'people were identified'),
  encountered: count('Encountered by ICE', 'people were encountered by ICE'),
  requests: count('Requests', 'requests were lodged'),
  detainers: count('Detainers', 'detainers were lodged'),
  notifications: count('Notifications', 'notification requests were lodged'),
  other_requests: count('Other requests', 'other requests were lodged'),
  honored: count('Honored by the jail', 'requests were honored'),
  declined_requests: count('Declined by the jail', 'requests were declined'),
  notices: count('Notices that reached ICE', 'notices of release reached ICE'),
  unanswered: count('Unanswered', 'requests stayed without an answer'),
  transferred: count('Transferred', 'people were handed over in jail'),
  transferred_on_request: count('Transferred on request', 'people were handed over on request'),
  transferred_without_request: count('Transferred, no request', 'people were handed over without a request'),
  transferred_prisons: count('Transferred, prisons', 'people were handed over in prisons'),
  transferred_county: count('Transferred, county jails', 'people were handed over in county jails'),
  not_taken: count('Requests not taken', 'requests ended without a transfer'),
  not_taken_rate: share('Share not taken', 'the share of requests not taken'),
  declined_rate: share('Share declined', 'the share of answered requests that jails declined'),
  recorded_refusals: count('Recorded refusals', 'refusals were recorded'),
  recorded_custody: count('Recorded custody', 'requests were recorded as ending in custody'),
  recorded_no_conviction: count('Recorded, no conviction', 'requests had no conviction on record'),
  refusal_rate_recorded: share('Recorded refusal rate', 'the recorded refusal rate'),
  not_taken_rate_recorded: share('Recorded not taken', 'the recorded share of requests not taken'),
  recorded_custody_rate: share('Recorded custody rate', 'the recorded share of requests ending in custody'),
  recorded_no_conviction_share: share(
    'Recorded without conviction',
    'the recorded share of requests without a conviction',
  ),
  notification_share: share('Notifications, share', 'the share of requests that ask for notice only'),
  at_large_targets: count('At-large targets added', 'people were added to the at-large lists'),
  at_large_backlog: count('At-large backlog', 'people were on the at-large lists at the end'),
  absconder_stock: count('Absconders at the end', 'absconders were at large at the end'),
  at_large_arrests: count('At-large arrests', 'people were arrested at large'),
  at_large_released: count('At large after release', 'people were arrested at large after a release from jail'),
  at_large_absconders: count('At large, absconders', 'absconders were arrested at large'),
  reapprehended_share: share('Re-apprehended', 'the share of released people arrested at large'),
  team_arrests: count('Team arrests', 'people were arrested by the teams'),
  at_large_other: count('At large, other sources', 'people were arrested at large from other sources'),
  at_large_share: share('At-large share', 'the share of ICE arrests made at large'),
  taken: count('Taken either way', 'people were taken, in jail or at large'),
  other_arrests: count('Other ICE arrests', 'people were arrested by ICE in other ways'),
  ero_arrests: count('ICE arrests in all', 'people were arrested by ICE in all'),
  serious_not_taken: count('Serious, never taken', 'people with a serious conviction were never taken'),
  felony_not_taken: count('Other felony, never taken', 'people with another felony conviction were never taken'),
  requests_no_conviction: count('Requests, no conviction', 'requests named people without a conviction'),
  transferred_no_conviction: count(
    'Transferred, no conviction',
    'people without a conviction were handed over in jail',
  ),
  held_hours: count('Hours held past release', 'hours were spent held past release'),
  extra_jail_days: count('Extra jail days', 'days were spent in jail because of a request'),
  held_not_removable: count('Held, not removable', 'people who were not removable were held'),
  rearrests: count('Re-arrests', 'released people were arrested again'),
  removed: count('Removed', 'people were removed'),
  pending_removal: count('Removal pending', 'people were waiting for removal'),
  screening_hours: count('Screening hours', 'officer-hours were used in screening'),
  pickup_hours: count('Pickup hours', 'officer-hours were used in pickups'),
  team_hours: count('Team hours', 'hours were used by the teams'),
  cost_federal: money('Federal cost', 'the federal cost'),
  cost_state: money('State cost', 'the cost to states'),
  cost_local: money('Local cost', 'the local cost'),
  cost_total: money('Total cost', 'the total cost'),
  cost_per_transfer: money('Cost per transfer', 'the federal cost per transfer'),
  cost_per_at_large_arrest: money('Cost per at-large arrest', 'the cost of the teams per arrest'),
  cost_per_taken: money('Cost per person taken', 'the federal cost per person taken'),
};

const outcomes: Record<string, string> = {
  not_requested: 'Not requested',
  transferred: 'Transferred',
  at_large: 'Arrested at large',
  declined: 'Declined',
  released_unannounced: 'Released unannounced',
  not_collected: 'Not collected',
  missed: 'Missed',
  too_late: 'Request too late',
  pending: 'Pending',
  absent: 'No such episode',
  not_identified: 'Not identified',
};

const inWords = (id: string) => {
  const words = id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function kindOfUnit(unit: string): Kind {
  if (unit === 'USD') return 'money';
  return unit.startsWith('share') ? 'share' : 'amount';
}

/** The words for a metric. The unit decides how a metric outside the table is told. */
export function measure(id: string, unit = ''): Measure {
  const known = measures[id];
  if (known) return known;
  const name = inWords(id);
  return { label: name, phrase: `the figure for "${id.replaceAll('_', ' ')}"`, kind: kindOfUnit(unit) };
}

/** The words for an outcome. */
export function outcomeLabel(id: string): string {
  return outcomes[id] ?? inWords(id);
}
