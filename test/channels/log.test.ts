// The log is read by people who must not learn what members wrote, or their numbers.
import { expect } from 'chai';
import { hush, openLog } from '../../channels/log.js';

const written = (say: (log: ReturnType<typeof openLog>) => void): string => {
  let lines = '';
  say(openLog('info', { write: (line) => void (lines += line) }));
  return lines;
};

describe('the log', () => {
  const number = '+447700900001';
  const words = 'I got a job at the shop';

  it('writes one JSON object a line, with a time and a level that can be read', () => {
    const [line = '', rest] = written((log) =>
      log.warn({ id: 7, channel: 'sms' }, 'a message was not sent'),
    ).split('\n');
    expect(JSON.parse(line)).to.include({
      level: 'warn',
      id: 7,
      channel: 'sms',
      msg: 'a message was not sent',
    });
    expect(JSON.parse(line))
      .to.have.property('time')
      .that.matches(/^\d{4}-\d\d-\d\dT/);
    expect(rest).to.equal('');
  });

  it('leaves out words and numbers, wherever somebody puts a whole message', () => {
    const message = {
      id: 7,
      text: words,
      address: number,
      conversation: number,
      body: { text: words },
      To: number,
    };
    for (const fields of [message, { message }, { about: { message } }]) {
      const lines = written((log) => log.info(fields, 'kept'));
      expect(lines).to.not.include(words).and.not.include(number);
      expect(lines).to.include('"id":7');
    }
  });

  it('keeps of an error what helps, and not what it quotes or carries', () => {
    const inner = Object.assign(new RangeError(`no room for '${words}'`), { code: 'SQLITE_FULL' });
    const fault = Object.assign(
      new Error(`insert into inbox failed for "${words}" of ${number}`, { cause: inner }),
      {
        parameters: [words, number],
        query: `insert ${words}`,
        code: 11,
      },
    );
    const lines = written((log) => log.error({ err: fault }, 'a turn failed'));
    expect(lines).to.include('insert into inbox failed').and.include('SQLITE_FULL').and.include('log.test');
    expect(lines).to.not.include(words).and.not.include('7700900001');
    const parsing = written((log) => {
      try {
        JSON.parse(words);
      } catch (error) {
        log.error({ err: error }, 'not JSON');
      }
    });
    expect(parsing).to.include('SyntaxError').and.not.include('got a job');
  });

  describe('hushes numbers however they are written', () => {
    const rows = [number, '07700 900001', '(01632) 960-500', '447700900001', '+44 77 00 90 00 01'];
    for (const row of rows) it(row, () => expect(hush(`called ${row} twice`)).to.equal('called # twice'));
    it('and leaves small ones', () => expect(hush('HTTP 400, code 21610')).to.equal('HTTP 400, code 21610'));
  });
});
