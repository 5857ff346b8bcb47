import { expect, test } from 'vitest';
import {
  criticalControls,
  fakeHcp,
  payload,
  planText,
  post,
  recordingServer,
  replies,
  worstOfUnprotected,
  type Answer,
} from './fake-hcp.ts';
import { runningServer } from './running-server.ts';

/** A plan that holds a letter in Latin-1, and one that breaks off in the middle of a letter. */
const latin1: Answer = (response) => void response.writeHead(200).end(Buffer.from('{"name":"Jos\u00e9"}', 'latin1'));
const halfLetter: Answer = (response) =>
  void response.writeHead(200).end(Buffer.from('{"name":"Jos\u00e9').subarray(0, -1));

test('a plan that is busy at first is read once it is there', async () => {
  const hcp = await fakeHcp({
    plan: [
      replies.status(500),
      replies.status(429, { 'retry-after': '0' }),
      replies.status(204),
      replies.text(planText('unprotected')),
    ],
  });
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp));
  expect(criticalControls(await hcp.final)).toEqual(worstOfUnprotected);
  expect(hcp.seen.filter(({ method }) => method === 'GET')).toHaveLength(4);
});

test.for([
  ['a plan that stays away', [replies.status(503)], 'HCP Terraform answered 503, tried 4 times'],
  ['a plan that is not there', [replies.status(404)], 'HCP Terraform answered 404'],
  ['a plan that is never complete', [replies.status(204)], 'it is not complete yet, tried 4 times'],
  ['a plan that is no JSON', [replies.text('<html>')], 'the plan cannot be judged: '],
  ['half a plan', [replies.text(planText('unprotected').slice(0, 5000))], 'the plan cannot be judged: '],
  ['an empty plan', [replies.text('')], 'the plan cannot be judged: '],
  ['a plan that is not UTF-8', [latin1], /: it is not UTF-8$/],
  ['a plan that ends within a letter', [halfLetter], /: it is not UTF-8$/],
] as const)('%s is failed, and says why', async ([, plan, reason], { expect }) => {
  const hcp = await fakeHcp({ plan });
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp));
  const { attributes } = await hcp.final;
  expect(attributes.status).toBe('failed');
  expect(attributes.message).toMatch(reason);
});

test('a plan server that hangs is failed in time', async () => {
  const hcp = await fakeHcp({ plan: [replies.silence()] });
  const server = await runningServer(hcp, { limits: { planAttemptMs: 30, planMs: 200, attempts: 3 } });
  await post(server.origin, payload(hcp));
  const { attributes } = await hcp.final;
  expect(attributes).toMatchObject({ status: 'failed', message: expect.stringContaining('no answer came in time') });
});

test('a plan that stops in the middle is failed in time', async () => {
  const hcp = await fakeHcp({ plan: [(response) => void response.writeHead(200).write('{"format_version"')] });
  const server = await runningServer(hcp, { limits: { planAttemptMs: 30, planMs: 200, attempts: 2 } });
  await post(server.origin, payload(hcp));
  expect((await hcp.final).attributes).toMatchObject({ status: 'failed', message: expect.stringContaining('in time') });
});

test('a plan that is too large is failed before it is read to its end', async () => {
  const endless: Parameters<typeof replies.text>[0] = 'x'.repeat(64 * 1024);
  const hcp = await fakeHcp({
    plan: [
      (response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(endless)) continue;
        };
        response.writeHead(200).on('drain', more);
        more();
      },
    ],
  });
  const server = await runningServer(hcp, { limits: { planBytes: 1024 * 1024 } });
  await post(server.origin, payload(hcp));
  expect((await hcp.final).attributes.message).toContain('it is larger than 1024 KiB');
});

test.for(['errored', 'targeted'])('a plan that is %s is never passed', async (story, { expect }) => {
  const hcp = await fakeHcp({ plan: [replies.text(planText(story))] });
  const server = await runningServer(hcp, { options: { failOn: 'never' } });
  await post(server.origin, payload(hcp));
  const { attributes, relationships } = await hcp.final;
  expect(attributes.status).toBe('failed');
  expect(attributes.message).toContain('the plan certifies nothing: ');
  expect(relationships!.outcomes.data[0]!.attributes['outcome-id']).toBe('plan-not-certifiable');
});

test('a stage without a plan is failed, and the message names the stage to use', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp, { stage: 'pre_plan', plan_json_api_url: undefined }));
  expect((await hcp.final).attributes).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('Post-plan'),
  });
  expect(hcp.seen.filter(({ method }) => method === 'GET')).toEqual([]);
});

test('the plan before an apply is judged like the one after the plan', async () => {
  const hcp = await fakeHcp();
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp, { stage: 'pre_apply' }));
  expect(criticalControls(await hcp.final)).toEqual(worstOfUnprotected);
});

test('a redirect to the archivist is followed without the token', async () => {
  const archivist = await recordingServer(() => replies.text(planText('unprotected')));
  const hcp = await fakeHcp({ plan: [replies.redirect(`${archivist.origin}/v1/object/secret`)] });
  const server = await runningServer(hcp, { plans: [hcp.origin, archivist.origin] });
  await post(server.origin, payload(hcp));
  expect(criticalControls(await hcp.final)).toEqual(worstOfUnprotected);
  expect(archivist.seen).toEqual([{ method: 'GET', path: '/v1/object/secret', authorization: undefined, body: '' }]);
});

test('a redirect on the same host is followed', async () => {
  const hcp = await fakeHcp({
    plan: [replies.redirect('/_archivist/v1/object/x'), replies.text(planText('unprotected'))],
  });
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp));
  expect(criticalControls(await hcp.final)).toEqual(worstOfUnprotected);
});

test('a redirect to any other host is refused, and that host is not asked', async () => {
  const elsewhere = await recordingServer(() => replies.text(planText('unprotected')));
  const hcp = await fakeHcp({ plan: [replies.redirect(`${elsewhere.origin}/latest/meta-data`)] });
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp));
  expect((await hcp.final).attributes.message).toContain('redirected to a host that may not serve plans');
  expect(elsewhere.seen).toEqual([]);
});

test('a second redirect is refused', async () => {
  const hcp = await fakeHcp({ plan: [replies.redirect('/again')] });
  const server = await runningServer(hcp);
  await post(server.origin, payload(hcp));
  expect((await hcp.final).attributes.message).toContain('redirected more than once');
});
