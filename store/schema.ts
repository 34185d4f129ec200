// The list of all tables: the ones a turn adds to, and the store's own.
import type { EntitySchema } from 'typeorm';
import type { TableName } from './changes.js';
import { id, table, text } from './columns.js';
import { communities, memberships } from './communities.js';
import { dialogState } from './dialogState.js';
import { digestItems, digests, editions } from './digests.js';
import { doubtedStops } from './doubtedStops.js';
import { employerGroups } from './employerGroups.js';
import { employerContacts, employers } from './employers.js';
import { feedKeys } from './feedKeys.js';
import { announcements, groupCodes } from './groupTalk.js';
import {
  hotseatAnswers,
  hotseatCommunities,
  hotseatInvited,
  hotseatQuestions,
  hotseats,
  hotseatWatchers,
} from './hotseats.js';
import { inbox } from './inbox.js';
import { introductions } from './introductions.js';
import { linkCodes } from './links.js';
import { notes } from './notes.js';
import { earlyReports, outbox } from './outbox.js';
import { addresses, addressPeople, consents, people, roles } from './people.js';
import { paces } from './paces.js';
import { pageVisits } from './pageVisits.js';
import { photoLinks } from './photoLinks.js';
import { answers, questions } from './questions.js';
import { audit, blocks, reports, waiting } from './safety.js';
import { webSessions } from './sessions.js';
import { signIns } from './signIns.js';
import { slackCards, slackWorkspaces } from './slack.js';
import { timers } from './timers.js';
import { transcript, webConversations } from './transcript.js';
import { comments, updatePictures, updateRevisions, updates } from './updates.js';

/** In the order in which a turn's rows are written. */
export const tables: Record<TableName, EntitySchema> = {
  people,
  addresses,
  address_people: addressPeople,
  consents,
  roles,
  communities,
  memberships,
  updates,
  update_revisions: updateRevisions,
  update_pictures: updatePictures,
  comments,
  employers,
  employer_contacts: employerContacts,
  questions,
  answers,
  digests,
  digest_items: digestItems,
  editions,
  reports,
  blocks,
  waiting,
  audit,
  timers,
  sign_ins: signIns,
  link_codes: linkCodes,
  photo_links: photoLinks,
  notes,
  introductions,
  announcements,
  group_codes: groupCodes,
  employer_groups: employerGroups,
  hotseats,
  hotseat_communities: hotseatCommunities,
  hotseat_questions: hotseatQuestions,
  hotseat_answers: hotseatAnswers,
  hotseat_watchers: hotseatWatchers,
  hotseat_invited: hotseatInvited,
};

/** What the store remembers of itself: `usedBy` is `demo` or `service`. */
export const storeSettings = table<{ name: string; value: string }>('store_settings', {
  name: id,
  value: text,
});

export const schemas: EntitySchema[] = [
  ...Object.values(tables),
  dialogState,
  inbox,
  outbox,
  earlyReports,
  paces,
  doubtedStops,
  webConversations,
  transcript,
  webSessions,
  feedKeys,
  pageVisits,
  slackWorkspaces,
  slackCards,
  storeSettings,
];
