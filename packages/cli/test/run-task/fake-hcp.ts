import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { TaskResult } from '../../src/run-task/task-result.ts';

export const key = 'a-key-that-nobody-guesses';
export const token = 'secret.atlasv1.TOKEN-of-the-run';

/** The text of a real plan of fixtures/plans. */
export function planText(story: string): string {
  return readFileSync(join(import.meta.dirname, '../../../../fixtures/plans', story, 'plan.json'), 'utf8');
}

/** The critical controls that the story `unprotected` breaks, in the order of their outcomes. */
export const worstOfUnprotected = [
  'cloudtrail-not-removed',
  'kms-cmk-not-scheduled-for-deletion',
  'kms-key-in-use-not-destroyed',
  'phi-store-not-destroyed',
] as const;

/** Ids of the critical controls that a result names. */
export function criticalControls({ relationships }: TaskResult['data']): readonly string[] {
  return relationships!.outcomes.data
    .filter(({ attributes }) => attributes.tags['Severity']?.[0]?.label === 'Critical')
    .map(({ attributes }) => attributes['outcome-id']);
}

/** A request that a server got. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** Answers one request of a server. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server that records what it gets. */
export interface RecordingServer {
  readonly origin: string;
  readonly port: number;
  readonly seen: readonly Seen[];
}

/** Starts a real server on this machine that records every request; with a certificate it speaks TLS. */
export async function recordingServer(
  answer: (seen: Seen) => Answer,
  certificate?: { readonly key: string; readonly cert: string },
): Promise<RecordingServer> {
  const seen: Seen[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const one = { method, path: url, authorization: headers.authorization, body: await text(request) };
    seen.push(one);
    answer(one)(response, request);
  };
  const listener: RequestListener = (request, response) => {
    void respond(request, response);
  };
  const server = certificate === undefined ? createServer(listener) : createTlsServer(certificate, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as { port: number };
  return { origin: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, port, seen };
}

export const replies = {
  status:
    (code: number, headers: Record<string, string> = {}): Answer =>
    (response) =>
      void response.writeHead(code, headers).end(),
  text:
    (body: string): Answer =>
    (response) =>
      void response.writeHead(200).end(body),
  redirect:
    (to: string): Answer =>
    (response) =>
      void response.writeHead(307, { location: to }).end(),
  silence: (): Answer => () => undefined,
};

/** The part of HCP Terraform that a run task talks to. */
export interface FakeHcp extends RecordingServer {
  readonly planUrl: string;
  readonly callbackUrl: string;
  /** Results that came in, in order. */
  readonly results: readonly TaskResult['data'][];
  /** The first result that is not `running`. */
  readonly final: Promise<TaskResult['data']>;
}

/** What the fake answers: the n-th answer for the n-th request, the last one from then on. */
export interface Script {
  readonly plan?: readonly Answer[];
  readonly callback?: readonly Answer[];
  readonly certificate?: { readonly key: string; readonly cert: string };
}

/** Starts a fake HCP Terraform. Without a script it serves the plan of the story `unprotected`. */
export async function fakeHcp(script: Script = {}): Promise<FakeHcp> {
  const plan = [...(script.plan ?? [replies.text(planText('unprotected'))])];
  const callback = [...(script.callback ?? [replies.status(200)])];
  const results: TaskResult['data'][] = [];
  const { promise: final, resolve } = Promise.withResolvers<TaskResult['data']>();
  const next = (answers: Answer[]): Answer => (answers.length > 1 ? answers.shift()! : answers[0]!);
  const server = await recordingServer(({ method, body }) => {
    if (method !== 'PATCH') return next(plan);
    const { data } = JSON.parse(body) as TaskResult;
    results.push(data);
    if (data.attributes.status !== 'running') resolve(data);
    return next(callback);
  }, script.certificate);
  return {
    ...server,
    results,
    final,
    planUrl: `${server.origin}/api/v2/plans/plan-6AFmRJW1PFJ7qbAh/json-output`,
    callbackUrl: `${server.origin}/api/v2/task-results/5ea8d46c-2ceb-42cd-83f2-82e54697bddd/callback`,
  };
}

/** A payload as HCP Terraform sends it after a plan, with the fields that a test changes. */
export function payload(hcp: FakeHcp, changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    payload_version: 1,
    stage: 'post_plan',
    access_token: token,
    capabilities: { outcomes: true },
    is_speculative: false,
    organization_name: 'clinic',
    plan_json_api_url: hcp.planUrl,
    run_id: 'run-i3Df5to9ELvibKpQ',
    run_message: 'Triggered via UI',
    task_result_callback_url: hcp.callbackUrl,
    task_result_enforcement_level: 'mandatory',
    task_result_id: 'taskrs-2nH5dncYoXaMVQmJ',
    workspace_name: 'ehr',
    ...changes,
  });
}

export function signatureOf(body: string, by: string = key): string {
  return createHmac('sha512', by).update(body).digest('hex');
}

/** Sends a body as HCP Terraform does. */
export async function post(
  origin: string,
  body: string,
  signature: string | null = signatureOf(body),
): Promise<Response> {
  return fetch(`${origin}/run-task`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'TFC/1.0 (+https://app.terraform.io; TFC)',
      ...(signature === null ? {} : { 'x-tfc-task-signature': signature }),
    },
  });
}
