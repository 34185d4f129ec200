// Every sentence a member reads, in English. The flow is the part before the dot; other languages must match this shape.
import { answer } from './en/answer.js';
import { ask } from './en/ask.js';
import { communities } from './en/communities.js';
import { decisions } from './en/decisions.js';
import { desk } from './en/desk.js';
import { deskPeople } from './en/deskPeople.js';
import { digest } from './en/digest.js';
import { drafts } from './en/drafts.js';
import { employerIn } from './en/employerIn.js';
import { groups } from './en/groups.js';
import { hotseat } from './en/hotseat.js';
import { hotseatRun } from './en/hotseatRun.js';
import { late } from './en/late.js';
import { left } from './en/left.js';
import { link } from './en/link.js';
import { meet } from './en/meet.js';
import { moderation } from './en/moderation.js';
import { post } from './en/post.js';
import { read } from './en/read.js';
import { safety } from './en/safety.js';
import { self } from './en/self.js';
import { sending } from './en/sending.js';
import { shared } from './en/shared.js';
import { slack } from './en/slack.js';
import { staff } from './en/staff.js';
import { staffSays } from './en/staffSays.js';
import { welcome } from './en/welcome.js';

export const en = {
  ...shared,
  ...welcome,
  ...post,
  ...ask,
  ...read,
  ...groups,
  ...self,
  ...link,
  ...staff,
  ...decisions,
  ...desk,
  ...safety,
  ...moderation,
  ...deskPeople,
  ...staffSays,
  ...meet,
  ...answer,
  ...late,
  ...left,
  ...slack,
  ...communities,
  ...employerIn,
  ...hotseat,
  ...drafts,
  ...sending,
  ...digest,
  ...hotseatRun,
} as const;

/** Counted up when the welcome's promise changes: a consent remembers it. */
export const CONSENT_VERSION = 1;
