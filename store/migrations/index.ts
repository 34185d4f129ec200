// All migrations, in the order in which they run: numbered, forward only, on both databases.
import type { MigrationInterface } from 'typeorm';
import { Desk1764600300000 } from './desk.js';
import { DigestTimes1764601400000 } from './digestTimes.js';
import { EmployerGroups1764600600000 } from './employerGroups.js';
import { First1764000000000 } from './first/index.js';
import { Gate1764601200000 } from './gate.js';
import { GroupTalk1764600400000 } from './groupTalk.js';
import { HotseatRun1764601500000 } from './hotseatRun.js';
import { HotseatHeard1764601600000 } from './hotseatHeard.js';
import { Hotseats1764601100000 } from './hotseats.js';
import { Introductions1764600500000 } from './introductions.js';
import { Linking1764600200000 } from './linking.js';
import { Pacing1764601300000 } from './pacing.js';
import { QuestionClock1764600700000 } from './questionClock.js';
import { ReadingPages1764600100000 } from './readingPages.js';
import { Second1764600000000 } from './second.js';

export const migrations: (new () => MigrationInterface)[] = [
  First1764000000000,
  Second1764600000000,
  ReadingPages1764600100000,
  Linking1764600200000,
  Desk1764600300000,
  GroupTalk1764600400000,
  Introductions1764600500000,
  EmployerGroups1764600600000,
  QuestionClock1764600700000,
  Hotseats1764601100000,
  Gate1764601200000,
  Pacing1764601300000,
  DigestTimes1764601400000,
  HotseatRun1764601500000,
  HotseatHeard1764601600000,
];
