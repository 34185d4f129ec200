// What reaches somebody who answers for an employer in their own turn, where what stands open is not lost: a group asks the employer
// in, and people reply to what it shared there. Nothing of the group reaches them besides.
import { addReadItem } from '../dialogs/readDigest.js';
import { openAsk } from '../dialogs/employerAsked.js';
import { names } from '../dialogs/names.js';
import { mayStillShare } from '../dialogs/sharePlaces.js';
import { hasRoom } from './room.js';
import { isBusy, later } from './staffRings.js';
import type { Talk } from './talk.js';

/** It waits while they are just answering something else; whoever said STOP meanwhile is not asked. */
export async function askedToShare(talk: Talk, placeId: string): Promise<void> {
  const { turn } = talk;
  if (!turn.consented || turn.address.optedOutAt !== null) return;
  if (isBusy(talk)) return later(talk);
  if ((await openAsk(turn, placeId)) && (await hasRoom(turn)))
    await talk.begin(names.employerAsked, { placeId });
}

/** Once it can be taken back no more. REPLY answers it. */
export async function replyCame(talk: Talk, commentId: string): Promise<void> {
  const { turn } = talk;
  const { digests, employers, updates } = turn.store;
  if (!turn.consented || turn.address.optedOutAt !== null) return;
  const news = await digests.open(turn.person.id, 'comment', commentId, turn.now);
  const comment = news && (await updates.comment(commentId));
  const update = comment && (await updates.byId(comment.updateId));
  if (
    !news ||
    !update?.employerId ||
    !(await mayStillShare(turn, { ...update, employerId: update.employerId }))
  )
    return;
  if (isBusy(talk)) return later(talk);
  const employer = await employers.byId(update.employerId);
  const name = news.byName ?? turn.words.someone;
  const { communityName, text } = news;
  await turn.say('employerIn.replied', {
    name,
    employer: employer?.name ?? '',
    group: communityName ?? '',
    text,
  });
  turn.state.shown = { kind: 'comment', id: commentId, personId: news.byId, name, at: turn.now };
  addReadItem(turn, news);
  await talk.askAgain();
}
