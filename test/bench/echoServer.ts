// A bare restify echo, to compare with: it reads a form and says it back.
import { createServer, type Request, type Response } from 'restify';
import { answerCpu } from './cpu.js';

const server = createServer();
server.post('/echo', async (request: Request, response: Response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  response.sendRaw(200, Buffer.concat(parts), { 'content-type': 'text/plain' });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ listening: `http://127.0.0.1:${server.address().port}` });
});
answerCpu();
