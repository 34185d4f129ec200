// Which dialog each command starts, and with what. The table of contents of what members can text.
import type { CommandName, ReadCommand } from './understanding/commands.js';
import { names } from './names.js';

interface Start {
  dialog: string;
  options: object;
}

/** `rest` is what followed the command word; `exact` is false where that word was misspelt. */
const starts: Record<CommandName, (rest: string, exact: boolean) => Start> = {
  post: (rest) => ({ dialog: names.post, options: rest ? { words: rest, asked: ['words'] } : {} }),
  ask: (rest) => ({ dialog: names.ask, options: rest ? { words: rest, asked: ['words'] } : {} }),
  follow: (rest) => ({ dialog: names.follow, options: { wanted: rest } }),
  digest: () => ({ dialog: names.digest, options: {} }),
  groups: () => ({ dialog: names.groups, options: {} }),
  join: (rest) => ({ dialog: names.join, options: { wanted: rest } }),
  leave: (rest) => ({ dialog: names.leave, options: { wanted: rest } }),
  employers: (rest) => ({ dialog: names.employers, options: { wanted: rest } }),
  settings: () => ({ dialog: names.settings, options: {} }),
  report: (rest) => ({ dialog: names.report, options: { wanted: rest } }),
  block: (rest) => ({ dialog: names.block, options: { wanted: rest, way: 'block' } }),
  unblock: (rest) => ({ dialog: names.block, options: { wanted: rest, way: 'unblock' } }),
  myData: () => ({ dialog: names.myData, options: {} }),
  forgetMe: () => ({ dialog: names.forgetMe, options: {} }),
  myPage: () => ({ dialog: names.myPage, options: {} }),
  signIn: () => ({ dialog: names.signIn, options: {} }),
  link: (rest) => ({ dialog: names.link, options: rest ? { typed: rest } : {} }),
  unlink: () => ({ dialog: names.unlink, options: {} }),
  who: () => ({ dialog: names.who, options: {} }),
  photo: () => ({ dialog: names.photo, options: {} }),
  myQuestions: () => ({ dialog: names.myQuestions, options: {} }),
  withdraw: (rest) => ({ dialog: names.myQuestions, options: { withdraw: true, wanted: rest } }),
  reply: (rest, exact) => ({ dialog: names.comment, options: rest ? { words: rest, unsure: !exact } : {} }),
  meet: () => ({ dialog: names.meet, options: {} }),
  less: () => ({ dialog: names.digestTimes, options: { change: 'less' } }),
  moreOften: () => ({ dialog: names.digestTimes, options: { change: 'more' } }),
  daily: () => ({ dialog: names.digestTimes, options: { change: 'daily' } }),
  weekly: (rest) => ({ dialog: names.digestTimes, options: { change: 'weekly', wanted: rest } }),
  monthly: () => ({ dialog: names.digestTimes, options: { change: 'monthly' } }),
  pause: (rest) => ({ dialog: names.digestTimes, options: { change: 'pause', wanted: rest } }),
  stopDigest: () => ({ dialog: names.digestTimes, options: { change: 'off' } }),
  name: (rest) => ({
    dialog: names.settings,
    options: rest ? { part: 'name', wanted: rest } : { part: 'name' },
  }),
};

export const start = ({ name, rest, exact }: ReadCommand): Start => starts[name](rest, exact);
