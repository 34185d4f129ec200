// The one shared memory. Opens it, migrates it, and hands out the verbs; nothing outside this folder ever holds a connection.
import { randomUUID } from 'node:crypto';
import { type AdminView, viewForAdmin } from './adminView.js';
import type { ChangeSet } from './changes.js';
import { commitLane, keysOf } from './commit.js';
import { Committer } from './committer.js';
import { type CommunityView, viewCommunities } from './communities.js';
import { connect } from './connect.js';
import type { Database } from './database.js';
import { viewCommunityNews } from './digestNews.js';
import { type DigestRuns, openDigestRuns } from './digestRuns.js';
import { type DigestView, viewDigests } from './digests.js';
import { type EmployerView, viewEmployers } from './employers.js';
import { everythingAbout } from './everything.js';
import { type HotseatView, viewHotseats } from './hotseatView.js';
import { type GroupTalkView, viewGroupTalk } from './groupTalk.js';
import { type Inbox, openInbox } from './inbox.js';
import { type IntroductionView, viewIntroductions } from './introductions.js';
import { type LinkView, viewLinks } from './links.js';
import type { Hours } from './gate.js';
import { viewNews } from './news.js';
import { type NoteView, viewNotes } from './notes.js';
import { type NumbersView, viewNumbers } from './numbers.js';
import { openOutbox } from './openOutbox.js';
import type { Outbox } from './outbox.js';
import type { PeopleView } from './people.js';
import { viewPeople } from './peopleView.js';
import { openPhotoLinks, type PhotoLinks } from './photoLinks.js';
import { openPictures, type Pictures } from './pictures.js';
import { openPreferences, type Preferences } from './preferences.js';
import { type QuestionView, viewQuestions } from './questions.js';
import { openReading, type Reading } from './reading.js';
import { type ReportableView, viewReportable } from './reportable.js';
import { type SafetyView, viewSafety } from './safety.js';
import { type SendingView, viewSending } from './sending.js';
import { openSessions, type WebSessions } from './sessions.js';
import { openSlack, type SlackMemory } from './slack.js';
import { openTime } from './time.js';
import { type TimerView, viewTimers } from './timers.js';
import { openTranscript, type Transcript } from './transcript.js';
import { picturesOf, type UpdateView, viewUpdates } from './updates.js';

/** Everything a turn may read. It sees what is committed, never what is being written. */
export interface View {
  readonly people: PeopleView;
  readonly communities: CommunityView & NumbersView & GroupTalkView;
  readonly updates: UpdateView;
  readonly employers: EmployerView;
  readonly questions: QuestionView;
  readonly digests: DigestView;
  readonly safety: SafetyView & ReportableView;
  readonly timers: TimerView;
  readonly links: LinkView;
  readonly notes: NoteView;
  readonly introductions: IntroductionView;
  readonly hotseats: HotseatView;
  readonly sending: SendingView;
  /** For the operator and for staff. */
  readonly admin: AdminView;
}

export interface Store {
  readonly view: View;
  /** The time of the store, the same on every node: milliseconds UTC. */
  now(): number;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  /** What was said on the web, the browsers it is said in, and the pictures sent there. */
  readonly transcript: Transcript;
  readonly sessions: WebSessions;
  readonly pictures: Pictures;
  /** One-use links by which people who text show a picture. */
  readonly photoLinks: PhotoLinks;
  /** How people like to see the web pages. */
  readonly preferences: Preferences;
  /** Pages of people and communities, their feeds, and signing in to them. */
  readonly reading: Reading;
  /** Digests by the clock. */
  readonly digestRuns: DigestRuns;
  /** Slack workspaces, and where each card stands there. */
  readonly slack: SlackMemory;
  /** All of a change set becomes durable, or none of it. Throws `Conflict` when somebody else got there first. */
  commit(changes: ChangeSet): Promise<void>;
  /** `null`, or what the database says is wrong with itself. */
  checkIntegrity(): Promise<string | null>;
  /** Finishes what is queued, then closes. */
  close(): Promise<void>;
}

export interface StoreSettings {
  /** `postgres://…`; without it the embedded store in `file` is used. */
  url?: string;
  file?: string;
  /** A demo refuses a store that a real service has opened, and the reverse. Without it nothing is asked. */
  usedBy?: 'demo' | 'service';
  /** Milliseconds UTC, in place of the store's own time. */
  now?: () => number;
  /** When people are awake, for whoever sends: messages are held by it. Without it nothing is held for the night. */
  hours?: Hours;
}

/** Opens the store, made and migrated if need be. @throws Error with a sentence that names DATABASE_FILE or DATABASE_URL. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const connections = await connect(settings);
  const { writer, reader } = connections;
  const committer = new Committer(writer);
  const hours = settings.hours ?? null;
  const time = settings.now ? { now: settings.now, close: () => undefined } : await openTime(reader);
  const commit = commitLane(writer, time.now, hours);
  let closing: Promise<void> | undefined;
  return {
    view: viewOf(reader, hours),
    now: time.now,
    inbox: openInbox(reader, writer, committer),
    outbox: openOutbox(connections, committer, randomUUID, hours),
    transcript: openTranscript(reader, writer, committer),
    sessions: openSessions(reader, writer, committer),
    pictures: openPictures(reader, writer, committer),
    photoLinks: openPhotoLinks(reader, writer, committer),
    preferences: openPreferences(reader, writer, committer),
    reading: openReading(reader, writer, committer, picturesOf(reader)),
    digestRuns: openDigestRuns(connections, committer, hours),
    slack: openSlack(reader, writer, committer),
    commit: (set) => committer.submit(commit, set, keysOf(set)),
    checkIntegrity: () => checkIntegrity(reader),
    close() {
      time.close();
      return (closing ??= committer.close().then(() => connections.close()));
    },
  };
}

function viewOf(db: Database, hours: Hours | null): View {
  return {
    people: { ...viewPeople(db), everythingAbout: (personId) => everythingAbout(db, personId) },
    communities: { ...viewCommunities(db), ...viewNumbers(db), ...viewGroupTalk(db) },
    updates: viewUpdates(db),
    employers: viewEmployers(db),
    questions: viewQuestions(db),
    digests: { ...viewDigests(db), ...viewNews(db), ...viewCommunityNews(db) },
    safety: { ...viewSafety(db), ...viewReportable(db) },
    timers: viewTimers(db),
    links: viewLinks(db),
    notes: viewNotes(db),
    introductions: viewIntroductions(db),
    hotseats: viewHotseats(db),
    sending: viewSending(db, hours),
    admin: viewForAdmin(db),
  };
}

/** sqlite reads every page; PostgreSQL checks its own, and only says which indices it holds for broken. */
async function checkIntegrity(db: Database): Promise<string | null> {
  const sql =
    db.kind === 'sqlite'
      ? `select "integrity_check" as "what" from pragma_integrity_check where "integrity_check" <> 'ok'`
      : `select c.relname as "what" from pg_index i join pg_class c on c.oid = i.indexrelid where not i.indisvalid`;
  const flaws = await db.all<{ what: string }>(sql);
  return flaws.length === 0 ? null : flaws.map(({ what }) => what).join('; ');
}
