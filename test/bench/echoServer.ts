// A bare restify echo, to compare with: restify's own body parser reads the same signed form, and restify's own send says it back.
import { createServer, plugins, type Request, type Response } from 'restify';
import { Load, serve } from './load.js';
import { texting } from './texting.js';

const server = createServer();
server.use(plugins.bodyParser());
server.post('/echo', async (request: Request, response: Response) => {
  response.send(200, request.body);
});
server.listen(0, '127.0.0.1', () => {
  serve(new Load(new URL(`http://127.0.0.1:${server.address().port}`)), texting('/echo', false));
});
