// The manifest and the program say the same: what it asks for is what is used, and nothing else is.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { manifest } from '../../channels/slack/manifest.js';
import { command, events, methods, scopes, shortcuts } from '../../channels/slack/surface.js';

const folder = new URL('../../../channels/slack/', import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'surface.ts')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

interface Manifest {
  features: { slash_commands: { url?: string; command: string }[]; shortcuts: { callback_id: string }[] };
  oauth_config: { scopes: { bot: string[] }; redirect_urls: string[] };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { request_url?: string };
    socket_mode_enabled: boolean;
  };
}
const made = (socketMode: boolean): Manifest =>
  manifest({ name: 'Doorstep', publicUrl: 'https://d.example', socketMode }) as Manifest;

describe('the Slack manifest', () => {
  it('names every method that is called, and the program calls every method it names', () => {
    const called = sources.matchAll(/\b(auth|chat|conversations|oauth\.v2|users|views)\.([a-z]\w+)\(/g);
    const names = new Set([...called].map(([, family, name]) => `${family}.${name}`));
    expect([...names].sort()).to.deep.equal(Object.keys(methods).sort());
  });

  it('hears every event it names, and no other', () => {
    const heard = [...sources.matchAll(/app\.event\('(\w+)'/g)].map(([, name]) => name ?? '');
    const left = [...(/for \(const left of \[([^\]]+)\]/.exec(sources)?.[1]?.matchAll(/'(\w+)'/g) ?? [])];
    const named = Object.keys(events).map((name) => name.split('.')[0] ?? '');
    expect(new Set([...heard, ...left.map(([, name]) => name)])).to.deep.equal(new Set(named));
    expect(made(false).settings.event_subscriptions.bot_events).to.deep.equal(Object.keys(events));
  });

  it('asks for what its events and methods need, and for commands', () => {
    expect(made(false).oauth_config.scopes.bot).to.equal(scopes);
    expect(scopes).to.include.members(['commands', 'chat:write', 'im:history']);
  });

  it('has the command and the shortcuts, within what Slack allows', () => {
    const { slash_commands: commands, shortcuts: listed } = made(false).features;
    expect(commands.map((one) => one.command)).to.deep.equal([command]);
    expect(listed).to.equal(shortcuts);
    for (const { name, description, callback_id } of shortcuts) {
      expect(name.length).to.be.at.most(24);
      expect(description.length).to.be.at.most(150);
      expect(callback_id).to.match(/^form:[a-z-]+:$/);
    }
  });

  it('has the public address everywhere, and none of it in Socket Mode but the way back', () => {
    expect(JSON.stringify(made(false)).match(/https:\/\/d\.example\/slack\/events/g)).to.have.length(3);
    expect(JSON.stringify(made(true)).match(/https:\/\/\S+?(?=")/g)).to.deep.equal([
      'https://d.example/slack/oauth_redirect',
    ]);
    expect(made(true).settings.socket_mode_enabled).to.equal(true);
  });
});
