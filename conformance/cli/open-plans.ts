import { spentReason } from '../harness/budget.js';
import type { ScenarioResult } from '../harness/run-scenario.js';
import type { Story } from '../harness/witness/witness.js';
import { redactor } from './output.js';
import type { RunPlan } from './run-plan.js';
import { openThrowAway } from './throw-away.js';
import { createTokenFile } from './token-file.js';

/** The plans with what only the service can tell, and what was seen of it meanwhile. */
export async function openPlans(
  plans: readonly RunPlan[],
  environment: NodeJS.ProcessEnv,
): Promise<{ plans: RunPlan[]; stories: Story[] }> {
  const stories: Story[] = [];
  const opened = await Promise.all(
    plans.map(async (plan): Promise<RunPlan> => {
      const { live } = plan;
      if (live?.throwAway !== true) return plan;
      const { credentials, token, sent, story, fresh } = await openThrowAway(
        { ...plan, live },
        createTokenFile(environment),
        redactor,
      );
      if (story) stories.push(story);
      const requests = live.requests && { ...live.requests, sent };
      return { ...plan, live: { ...live, credentials, secrets: [token], fresh, ...(requests ? { requests } : {}) } };
    }),
  );
  return { plans: opened, stories };
}

/** What runs say that sent all they may: a line for each. */
export const spentLines = (plans: readonly RunPlan[], results: readonly (readonly ScenarioResult[])[]): string[] =>
  plans.flatMap(({ api, live }, index) => {
    if (!live?.requests) return [];
    const { most } = live.requests;
    const left = (results[index] ?? []).filter(({ reason }) => reason === spentReason(most)).length;
    if (left === 0) return [];
    const why = `${String(most)} requests are sent, and no more`;
    return `${api} on live: ${why}; for that ${String(left)} scenarios did not run`;
  });
