import { monthOfReport } from "../bills/last-reported.ts";
import { reportWords } from "../bills/report-words.ts";
import { dayOf } from "../costs/days-schema.ts";
import type { NoticeKind } from "./kinds-schema.ts";

/** What each kind is told with, beside the name of what it is about. Names and times only: no text of AWS, none that people wrote. */
export interface NoticeFacts {
  "request.waiting": { by: string; until: Date };
  "request.approved": { by: string };
  "request.rejected": { by: string };
  "request.expired": object;
  "request.made": object;
  "request.failed": { reason: string };
  "request.doubted": object;
  "request.commented": { by: string };
  "profile.ending": { day: string };
  "profile.ended": { day: string };
  "endpoint.ending": { at: Date };
  "endpoint.ended": { at: Date };
  "endpoint.idle": { idleMinutes: number; graceMinutes: number };
  "endpoint.idle-stopped": { idleMinutes: number };
  "endpoint.failed": { reason: string };
  "budget.level": {
    /** Per cent of the amount; null: the forecast leads beyond it. */
    percent: number | null;
    /** Dollars, as they are read. */
    figure: string;
    amount: string;
    resetsAt: Date;
    isSuspended: boolean;
  };
  "bill.report": {
    /** `YYYY-MM`. */
    month: string;
    /** Dollars, as they are read. */
    total: string;
    before: string;
    percent: number | null;
    isWhole: boolean;
    estimatedDays: number;
  };
  "access-key.waiting": { until: Date };
  "access-key.ending": { until: Date };
}

/** A notice as it is read: its title is also the subject of a mail. */
export interface Words {
  title: string;
  text: string;
}

/** The words of every kind of notice, in the portal, in mails and in channels alike. */
export const noticeWords: { [Kind in NoticeKind]: (what: string, facts: NoticeFacts[Kind]) => Words } = {
  "request.waiting": (what, { by, until }) => ({
    title: `Decision needed: ${what}`,
    text: `${by} asks for it. It waits for a decision until ${dayOf(until)}.`,
  }),
  "request.approved": (what, { by }) => ({
    title: `Approved: ${what}`,
    text: `${by} approved it. It is being carried out.`,
  }),
  "request.rejected": (what, { by }) => ({
    title: `Rejected: ${what}`,
    text: `${by} rejected it. The reason stands with the request.`,
  }),
  "request.expired": (what) => ({
    title: `Not decided in time: ${what}`,
    text: "Nobody decided on it in time. It has to be asked for again.",
  }),
  "request.made": (what) => ({ title: `Done: ${what}`, text: "What was asked for is carried out." }),
  "request.failed": (what, { reason }) => ({
    title: `Failed: ${what}`,
    text: `It could not be carried out: ${reason}. What to do about it stands with the request.`,
  }),
  "request.doubted": (what) => ({
    title: `In doubt: ${what}`,
    text: "AWS has not told for a day whether it was done. An admin has to look at it.",
  }),
  "request.commented": (what, { by }) => ({
    title: `Comment on ${what}`,
    text: `${by} commented on the request.`,
  }),
  "profile.ending": (what, { day }) => ({
    title: `Ends on ${day}: ${what}`,
    text: "The profile is deleted in AWS on that day, unless somebody extends it.",
  }),
  "profile.ended": (what, { day }) => ({
    title: `Ended: ${what}`,
    text: `The last day of the profile was ${day}. It is being deleted in AWS.`,
  }),
  "endpoint.ending": (what, { at }) => ({
    title: `Ends on ${dayOf(at)}: ${what}`,
    text: `The endpoint is deleted at ${minuteOf(at)}, unless somebody extends it.`,
  }),
  "endpoint.ended": (what, { at }) => ({
    title: `Ended: ${what}`,
    text: `The time of the endpoint was over at ${minuteOf(at)}. It is being deleted in AWS.`,
  }),
  "endpoint.idle": (what, { idleMinutes, graceMinutes }) => ({
    title: `Idle: ${what}`,
    text: `Nobody has called the endpoint for ${idleMinutes} minutes. It is stopped in ${graceMinutes} minutes, unless somebody calls it.`,
  }),
  "endpoint.idle-stopped": (what, { idleMinutes }) => ({
    title: `Stopped, because nobody called it: ${what}`,
    text: `Nobody has called the endpoint for more than ${idleMinutes} minutes, so it is being stopped. It can be started again.`,
  }),
  "endpoint.failed": (what, { reason }) => ({
    title: `Endpoint failed: ${what}`,
    text: `${reason}. What to do about it stands with the endpoint.`,
  }),
  "budget.level": (what, { percent, figure, amount, resetsAt, isSuspended }) => ({
    title: percent === null ? `Forecast beyond the budget: ${what}` : `${percent} % of the budget: ${what}`,
    text:
      percent === null
        ? `At the rate so far it comes to ${figure} of ${amount} by ${minuteOf(resetsAt)}.`
        : `${figure} of ${amount} is spent. The budget begins anew at ${minuteOf(resetsAt)}.${
            isSuspended
              ? " The profiles under it are suspended until then, unless an approver overrides it."
              : ""
          }`,
  }),
  "bill.report": (what, facts) => reportWords(what, facts),
  "access-key.waiting": (what, { until }) => ({
    title: `Access key to collect: ${what}`,
    text: `The access key of the IAM user is there. Only you can see it, once, until ${minuteOf(until)}.`,
  }),
  "access-key.ending": (what, { until }) => ({
    title: `Access key not collected yet: ${what}`,
    text: `Nobody has looked at the access key. Its secret is forgotten at ${minuteOf(until)}.`,
  }),
};

/** What a channel gets when somebody tries it out. */
export const testWords = (channel: string, by: string): Words => ({
  title: `A test of the channel ${channel}`,
  text: `${by} asked for this test. Notices of the team arrive here from now on.`,
});

const pages = {
  request: (id: string) => `/requests/${id}`,
  profile: (id: string) => `/profiles/${id}`,
  endpoint: (id: string) => `/endpoints/${id}`,
  budget: (id: string) => `/costs/budgets/${id}`,
  channel: () => "/settings/notices",
  "bill-report": (id: string) => `/costs/teams?month=${monthOfReport(id)}`,
} as const satisfies Record<string, (id: string) => string>;

/** What notices are about. */
export interface NoticeSubject {
  kind: keyof typeof pages;
  id: string;
  label: string;
}

/** Where in the portal a notice leads. */
export const pathOf = ({ kind, id }: NoticeSubject): string => pages[kind](id);

const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
