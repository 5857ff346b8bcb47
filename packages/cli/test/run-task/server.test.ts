import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import {
  criticalControls,
  fakeHcp,
  key,
  payload,
  planText,
  post,
  recordingServer,
  replies,
  signatureOf,
  token,
  worstOfUnprotected,
} from './fake-hcp.ts';
import { runningServer, shortLimits } from './running-server.ts';

test('a plan that breaks controls is failed, with an outcome for each of them', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  const response = await post(server.origin, payload(hcp));
  expect(response.status).toBe(200);
  const final = await hcp.final;
  expect(hcp.results.map(({ attributes }) => attributes.status)).toEqual(['running', 'failed']);
  expect(final.type).toBe('task-results');
  expect(final.attributes.message).toMatch(/^\d+ fail, 0 waived, \d+ unknown, \d+ pass$/);
  const outcomes = final.relationships!.outcomes.data;
  expect(criticalControls(final)).toEqual(worstOfUnprotected);
  expect(new Set(outcomes.map((one) => one.attributes['outcome-id'])).size).toBe(outcomes.length);
  const [worst] = outcomes;
  expect(worst).toMatchObject({
    type: 'task-result-outcomes',
    attributes: {
      tags: {
        Status: [{ label: 'Failed', level: 'error' }],
        Severity: [{ label: 'Critical', level: 'error' }],
      },
    },
  });
  expect(worst!.attributes.body).toMatch(/^\*\*Why:\*\* .+\n\n\*\*Fix:\*\* .+\n\n(?:.+\n\n)*HIPAA .+\n\n- `aws_/);
  expect(await server.task).toMatchObject({
    event: 'task',
    run: 'run-i3Df5to9ELvibKpQ',
    stage: 'post_plan',
    status: 'failed',
    callback: 200,
  });
});

test('the token goes with the plan request and the callbacks', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp));
  await hcp.final;
  expect(hcp.seen.map(({ method, authorization }) => [method, authorization])).toEqual([
    ['PATCH', `Bearer ${token}`],
    ['GET', `Bearer ${token}`],
    ['PATCH', `Bearer ${token}`],
  ]);
});

test('a whole plan without a finding that counts is passed', async () => {
  const hcp = await fakeHcp({ plan: [replies.text(planText('unprotected'))] });
  const server = await runningServer(hcp, { options: { failOn: 'never' } });
  await post(server.origin, payload(hcp));
  const { attributes, relationships } = await hcp.final;
  expect(attributes.status).toBe('passed');
  expect(attributes.message).toMatch(/^\d+ fail, .*; 0 of these count$/);
  expect(relationships!.outcomes.data[0]!.attributes.tags['Status']).toEqual([
    { label: 'Failed, does not count', level: 'warning' },
  ]);
});

test('outcomes are sent only to a caller that takes them', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp, { capabilities: {} }));
  expect(await hcp.final).not.toHaveProperty('relationships');
});

test.for([
  ['no signature', null],
  ['an empty one', ''],
  ['one of another key', 'other key'],
  ['one that is no hexadecimal', 'zz'.repeat(64)],
  ['one that is too short', 'ab'],
] as const)('%s is answered with 401, and nothing is fetched', async ([, given], { expect }) => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  const body = payload(hcp);
  const signature = given === 'other key' ? signatureOf(body, 'another-key-of-somebody') : given;
  const response = await post(server.origin, body, signature);
  expect(response.status).toBe(401);
  await server.stop();
  expect(hcp.seen).toEqual([]);
  expect(server.lines).toEqual([
    { event: 'request', route: '/run-task', status: 401, milliseconds: expect.any(Number) },
  ]);
});

test('the signature of another body is refused, whatever the body asks for', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  const response = await post(server.origin, payload(hcp, { stage: 'pre_apply' }), signatureOf(payload(hcp)));
  expect(response.status).toBe(401);
  expect(hcp.seen).toEqual([]);
});

test('the raw bytes are signed: equal JSON with other white space is refused', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  const body = payload(hcp);
  expect((await post(server.origin, `${body} `, signatureOf(body))).status).toBe(401);
  expect((await post(server.origin, `${body} `)).status).toBe(200);
});

test('an unsigned body that is no JSON is not parsed: it is 401, not 400', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  expect((await post(server.origin, '{', signatureOf('['))).status).toBe(401);
  expect((await post(server.origin, '{')).status).toBe(400);
});

test('two keys hold while a key is changed', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp, { keys: ['the-key-that-is-to-come', key] });
  const body = JSON.stringify({ access_token: 'test-token' });
  for (const by of ['the-key-that-is-to-come', key]) {
    expect((await post(server.origin, body, signatureOf(body, by))).status).toBe(200);
  }
});

test('the request that tests the endpoint is answered, and calls nobody', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  expect((await post(server.origin, payload(hcp, { access_token: 'test-token', stage: 'test' }))).status).toBe(200);
  await server.stop();
  expect(hcp.seen).toEqual([]);
});

test('a body that is too large is 413, whether it says so or not', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp, { limits: { bodyBytes: 1000 } });
  const body = payload(hcp, { run_message: 'x'.repeat(2000) });
  expect((await post(server.origin, body)).status).toBe(413);
  const chunked = request(`${server.origin}/run-task`, {
    method: 'POST',
    headers: { 'x-tfc-task-signature': signatureOf(body) },
  });
  chunked.write(body.slice(0, 600));
  chunked.end(body.slice(600));
  const [response] = await once(chunked, 'response');
  expect(response.statusCode).toBe(413);
  expect(hcp.seen).toEqual([]);
});

test.for([
  ['no object', () => '[]', 'the body is no JSON object'],
  ['another version', { payload_version: 2 }, 'payload_version is not 1'],
  ['no token', { access_token: undefined }, 'access_token is missing'],
  ['a token that would end a header', { access_token: 'a\r\nx: y' }, 'access_token is missing'],
  ['a callback elsewhere', { task_result_callback_url: 'http://169.254.169.254/latest' }, 'task_result_callback_url'],
  ['a callback that is no URL', { task_result_callback_url: 'callback' }, 'task_result_callback_url'],
  ['a plan elsewhere', { plan_json_api_url: 'http://localhost:1/plan' }, 'plan_json_api_url'],
] as const)('%s is answered with 400', async ([, changes, reason], { expect }) => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  const response = await post(server.origin, typeof changes === 'function' ? changes() : payload(hcp, changes));
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: expect.stringContaining(reason) });
  await server.stop();
  expect(hcp.seen).toEqual([]);
});

test('a URL with a name and a password in it is refused', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  const plan = hcp.planUrl.replace('http://', 'http://somebody:else@');
  expect((await post(server.origin, payload(hcp, { plan_json_api_url: plan }))).status).toBe(400);
});

test('a callback that is busy is repeated, one that is refused is not', async () => {
  const busy = await fakeHcp({
    callback: [replies.status(200), replies.status(502), replies.status(429), replies.status(200)],
  });
  const first = await runningServer(busy);
  await post(first.origin, payload(busy));
  expect(await first.task).toMatchObject({ callback: 200 });
  expect(busy.results.map(({ attributes }) => attributes.status)).toEqual(['running', 'failed', 'failed', 'failed']);

  const refusing = await fakeHcp({ callback: [replies.status(401)] });
  const second = await runningServer(refusing);
  await post(second.origin, payload(refusing));
  expect(await second.task).toMatchObject({ status: 'failed', callback: 'HCP Terraform answered 401' });
  expect(refusing.results).toHaveLength(2);
});

test('a callback that redirects is refused: no token follows it', async () => {
  const elsewhere = await recordingServer(() => replies.status(200));
  const hcp = await fakeHcp({ callback: [replies.redirect(`${elsewhere.origin}/callback`)] });
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp));
  expect(await server.task).toMatchObject({ callback: 'HCP Terraform answered 307' });
  expect(elsewhere.seen).toEqual([]);
});

test('neither token nor key nor a secret URL reaches the log', async () => {
  const secret = 'dmF1bHQ6djE6-object';
  const cases = [
    { plan: [replies.text(planText('unprotected'))] },
    { plan: [replies.redirect(`http://127.0.0.1:9/v1/object/${secret}`)] },
    { plan: [replies.status(404)], callback: [replies.status(401)] },
  ];
  for (const script of cases) {
    const hcp = await fakeHcp(script);
    const server = await runningServer(hcp, { plans: [hcp.origin, 'http://127.0.0.1:9'] });
    await post(server.origin, payload(hcp, { run_id: token, stage: token }));
    await post(server.origin, payload(hcp, { payload_version: token }));
    await server.task;
    const log = JSON.stringify(server.lines);
    expect(server.lines.map((line) => String(line['event'])).toSorted()).toEqual(['request', 'request', 'task']);
    expect([token, key, secret, hcp.callbackUrl].filter((one) => log.includes(one))).toEqual([]);
  }
});

test('a request that is repeated while its task runs is accepted, and judged once', async () => {
  const hold = Promise.withResolvers<void>();
  const hcp = await fakeHcp({
    plan: [(response) => void hold.promise.then(() => response.writeHead(200).end(planText('unprotected')))],
  });
  const server = await runningServer(hcp);
  expect((await post(server.origin, payload(hcp))).status).toBe(200);
  expect((await post(server.origin, payload(hcp))).status).toBe(200);
  hold.resolve();
  await server.task;
  await server.stop();
  expect(hcp.results.filter(({ attributes }) => attributes.status === 'failed')).toHaveLength(1);
});

test('more tasks than may wait are sent away with 503', async () => {
  const hold = Promise.withResolvers<void>();
  const hcp = await fakeHcp({ plan: [(response) => void hold.promise.then(() => response.writeHead(404).end())] });
  const server = await runningServer(hcp, { limits: { atOnce: 1, waiting: 1 } });
  const nth = (n: number): string => payload(hcp, { task_result_callback_url: `${hcp.callbackUrl}/${n}` });
  expect((await post(server.origin, nth(1))).status).toBe(200);
  expect((await post(server.origin, nth(2))).status).toBe(200);
  const third = await post(server.origin, nth(3));
  expect([third.status, third.headers.get('retry-after')]).toEqual([503, '30']);
  hold.resolve();
  await server.stop();
  expect(hcp.results.filter(({ attributes }) => attributes.status === 'failed')).toHaveLength(2);
});

test('stop lets a task end, and drops one that does not', async () => {
  const hold = Promise.withResolvers<void>();
  const slow = await fakeHcp({
    plan: [(response) => void hold.promise.then(() => response.writeHead(200).end(planText('unprotected')))],
  });
  const server = await runningServer(slow);
  await post(server.origin, payload(slow));
  const stopped = server.stop();
  await expect(post(server.origin, payload(slow))).rejects.toThrow('fetch failed');
  hold.resolve();
  await stopped;
  expect((await slow.final).attributes.status).toBe('failed');

  const hanging = await fakeHcp({ plan: [replies.silence()] });
  const late = await runningServer(hanging, { limits: { stopMs: 30 } });
  await post(late.origin, payload(hanging));
  await late.stop();
  expect(await late.task).toMatchObject({ status: 'failed', callback: expect.stringContaining('stopped') });
  expect(hanging.results.map(({ attributes }) => attributes.status)).not.toContain('passed');
});

test('healthz, other paths and other methods', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  const ask = async (path: string, method = 'GET'): Promise<unknown[]> => {
    const response = await fetch(`${server.origin}${path}`, { method });
    return [response.status, await response.text()];
  };
  expect(await ask('/healthz')).toEqual([200, '{"status":"ok"}\n']);
  expect(await ask('/healthz', 'HEAD')).toEqual([200, '']);
  expect(await ask('/healthz', 'POST')).toEqual([405, expect.any(String)]);
  expect(await ask('/run-task')).toEqual([405, '{"error":"use POST"}\n']);
  expect(await ask('/run-task/../etc')).toEqual([404, expect.any(String)]);
});

test('a client that breaks off leaves the server alive, and is no defect', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  const socket = connect(server.port, '127.0.0.1');
  const head = `POST /run-task HTTP/1.1\r\nhost: x\r\nx-tfc-task-signature: ${'a'.repeat(128)}\r\n`;
  socket.write(`${head}content-length: 50\r\nexpect: 100-continue\r\n\r\n{`);
  // The server has read the head once it says so.
  await once(socket, 'data');
  socket.resetAndDestroy();
  await expect.poll(() => server.lines).toHaveLength(1);
  expect(server.lines[0]).toEqual({
    event: 'request',
    route: '/run-task',
    status: 500,
    milliseconds: expect.any(Number),
    error: 'the connection broke off',
  });
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
});

test('a defect while a plan is judged is logged with its place, and its message is not', async () => {
  const hcp = await fakeHcp();
  const judge = (): Promise<never> => Promise.reject(new TypeError('the password is hunter2'));
  const server = await runningServer(hcp, { judge });
  await post(server.origin, payload(hcp));
  const line = await server.task;
  expect(line).toMatchObject({ event: 'task', run: 'run-i3Df5to9ELvibKpQ', status: 'failed', error: 'defect' });
  expect(line['trace']).toMatch(/^at .*server\.test\.ts:\d+:\d+/);
  expect(JSON.stringify(server.lines)).not.toContain('hunter2');
  expect(hcp.results.map(({ attributes }) => attributes.status)).toEqual(['running']);
});

test('a defect while a request is answered is a 500, and logged with its place', async () => {
  const hcp = await fakeHcp();
  const hosts = {
    plans: [],
    get api(): string {
      throw new TypeError('the password is hunter2');
    },
  };
  const server = await runningServer(hcp, { hosts });
  const response = await post(server.origin, payload(hcp));
  expect([response.status, await response.json()]).toEqual([500, { error: 'the request could not be answered' }]);
  expect(server.lines).toEqual([
    expect.objectContaining({ event: 'request', status: 500, error: 'defect', trace: expect.any(String) }),
  ]);
  expect(server.lines[0]!['trace']).toMatch(/^at .*server\.test\.ts:\d+:\d+/);
  expect(JSON.stringify(server.lines)).not.toContain('hunter2');
});

test('a second server on the same port is an error with a remedy', async () => {
  const hcp = await fakeHcp();
  const { startServer } = await import('../../src/run-task/server.ts');
  const server = await runningServer(hcp);
  const again = startServer(
    { address: '127.0.0.1', port: server.port },
    {
      keys: [key],
      hosts: { api: hcp.origin, plans: [] },
      limits: shortLimits,
      judge: () => Promise.reject(new Error('never')),
      log: () => undefined,
    },
  );
  await expect(again).rejects.toMatchObject({ code: 'port-taken' });
});
