// What the Slack channel remembers: the workspaces it is installed in, and where each card stands, so that it is changed and not
// posted again. Tokens come in and go out encrypted: this folder cannot read them.
import { id, table, text, time } from './columns.js';
import type { Committer, Lane } from './committer.js';
import type { Database } from './database.js';

export interface SlackWorkspace {
  /** Slack's team id. */
  id: string;
  name: string;
  /** Encrypted; the channel's own. */
  installation: string;
  installedAt: number;
}

export interface SlackCard {
  team: string;
  channel: string;
  /** Which card: what is drawn, and about what. */
  card: string;
  /** Slack's name of the message. */
  ts: string;
  at: number;
}

export interface SlackMemory {
  /** Durable when resolved; takes the place of an earlier installation of the workspace. */
  install(workspace: SlackWorkspace): Promise<void>;
  /** The installation and every card of the workspace are gone. Durable when resolved. */
  uninstall(team: string): Promise<void>;
  workspace(team: string): Promise<SlackWorkspace | null>;
  workspaces(): Promise<SlackWorkspace[]>;
  /** Durable when resolved; a card stands in one place of a channel. */
  placed(card: SlackCard): Promise<void>;
  /** Where a card stands. */
  place(team: string, channel: string, card: string): Promise<string | null>;
  /** Which card a message is. */
  cardAt(team: string, channel: string, ts: string): Promise<string | null>;
}

export const slackWorkspaces = table<SlackWorkspace>('slack_workspaces', {
  id,
  name: text,
  installation: text,
  installedAt: time,
});

export const slackCards = table<SlackCard>('slack_cards', {
  team: id,
  channel: id,
  card: id,
  ts: text,
  at: time,
});

export function openSlack(reader: Database, writer: Database, committer: Committer): SlackMemory {
  const install = installLane(writer);
  const uninstall = uninstallLane(writer);
  const placed = placedLane(writer);
  const placeSql = 'select "ts" from slack_cards where "team" = $1 and "channel" = $2 and "card" = $3';
  const cardSql = 'select "card" from slack_cards where "team" = $1 and "channel" = $2 and "ts" = $3';
  return {
    install: (workspace) => committer.submit(install, workspace),
    uninstall: (team) => committer.submit(uninstall, team),
    workspace: async (team) =>
      (await reader.all<SlackWorkspace>('select * from slack_workspaces where "id" = $1', [team]))[0] ?? null,
    workspaces: () =>
      reader.all<SlackWorkspace>('select * from slack_workspaces order by "installedAt", "id"'),
    placed: (card) => committer.submit(placed, card),
    place: async (...of) => (await reader.all<Pick<SlackCard, 'ts'>>(placeSql, of))[0]?.ts ?? null,
    cardAt: async (...of) => (await reader.all<Pick<SlackCard, 'card'>>(cardSql, of))[0]?.card ?? null,
  };
}

function installLane(db: Database): Lane<SlackWorkspace, void> {
  const sql = `insert into slack_workspaces ("id", "name", "installation", "installedAt") values ($1, $2, $3, $4)
    on conflict ("id") do update set "name" = excluded."name", "installation" = excluded."installation",
      "installedAt" = excluded."installedAt"`;
  return async (all) => {
    for (const one of all) await db.all(sql, [one.id, one.name, one.installation, one.installedAt]);
    return all.map(() => undefined);
  };
}

function uninstallLane(db: Database): Lane<string, void> {
  return async (teams) => {
    for (const team of teams)
      for (const sql of [
        'delete from slack_cards where "team" = $1',
        'delete from slack_workspaces where "id" = $1',
      ])
        await db.all(sql, [team]);
    return teams.map(() => undefined);
  };
}

function placedLane(db: Database): Lane<SlackCard, void> {
  const sql = `insert into slack_cards ("team", "channel", "card", "ts", "at") values ($1, $2, $3, $4, $5)
    on conflict ("team", "channel", "card") do update set "ts" = excluded."ts", "at" = excluded."at"`;
  return async (cards) => {
    for (const { team, channel, card, ts, at } of cards) await db.all(sql, [team, channel, card, ts, at]);
    return cards.map(() => undefined);
  };
}
