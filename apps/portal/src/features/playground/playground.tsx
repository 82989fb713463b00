"use client";

import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { callInput } from "./call-input.ts";
import { Composer } from "./composer.tsx";
import { ConversationPanel } from "./conversation-panel.tsx";
import { PlaygroundHeader } from "./playground-header.tsx";
import { ProfilePicker } from "./profile-picker.tsx";
import { ProfileSummary, isCallable } from "./profile-summary.tsx";
import { SettingsPanel } from "./settings-panel.tsx";
import { useSettings, useSystemPrompt } from "./settings.ts";
import { useConversation } from "./use-conversation.ts";
import type { Question } from "./use-conversation.ts";

/** A conversation with the model behind a profile: streamed, metered, and kept in this page only. */
export function Playground() {
  const profileId = useSearchParams().get("profile");
  const chosen = useQuery(
    api.profiles.get.queryOptions({ input: { id: profileId ?? "" }, enabled: profileId !== null }),
  );
  const me = useQuery(api.settings.me.queryOptions({ input: {} }));
  const conversation = useConversation();
  const [settings, changeSettings] = useSettings();
  const [system, changeSystem] = useSystemPrompt();
  const profile = profileId === null ? undefined : chosen.data;
  const rules = profile?.parameters ?? null;
  const mayCall = me.data?.permissions.includes("playground.use") ?? false;

  const questionOf = (text: string): Question | undefined =>
    profile && {
      target: profile,
      text,
      compose: (messages) => callInput({ target: profile.id, messages, system, settings, rules }),
    };
  const ask = (text: string) => {
    const question = questionOf(text);
    if (question) conversation.ask(question);
  };
  const obstacle = obstacleOf(profile, mayCall);
  return (
    <div className="flex h-[calc(100dvh-var(--bar-height)-4.25rem)] min-h-136 flex-col gap-3">
      <PlaygroundHeader profile={profile} conversation={conversation} />
      <div className="flex min-h-0 flex-1 flex-col gap-3 lg:flex-row lg:gap-4">
        <div className="flex shrink-0 flex-col gap-3 max-lg:max-h-3/5 max-lg:overflow-y-auto lg:w-80 lg:gap-4 lg:overflow-y-auto lg:pr-1 lg:pb-1">
          <ProfilePicker chosenId={profileId} chosen={profile} onChoose={rememberInAddress} />
          {profile ? <ProfileSummary profile={profile} /> : null}
          {chosen.isError ? (
            <ErrorPanel
              title="The profile could not be loaded"
              explanation={refusalOf(chosen.error).message}
            />
          ) : null}
          <SettingsPanel
            {...{ settings, system, rules }}
            onChange={changeSettings}
            onSystemChange={changeSystem}
            teams={me.data?.teams ?? []}
          />
        </div>
        <ConversationPanel
          turns={conversation.turns}
          running={conversation.running}
          onAskAgain={(turn) => {
            const question = questionOf(turn.question);
            if (question) conversation.askAgain(turn, question);
          }}
          firstStep={obstacle ?? "The answer streams in here, with its times and tokens."}
          composer={
            <Composer
              obstacle={obstacle}
              running={conversation.running}
              onSend={ask}
              onStop={conversation.stop}
            />
          }
        />
      </div>
    </div>
  );
}

function obstacleOf(profile: ProfileDetailView | undefined, mayCall: boolean): string | undefined {
  if (!mayCall)
    return "Your role may read code here, but not call models. Ask an admin for the role of a member.";
  if (!profile) return "Choose a profile first.";
  return isCallable(profile) ? undefined : "This profile cannot be called. Choose another one.";
}

/** The address changes without a visit to the server: the conversation must not be disturbed. */
function rememberInAddress(id: string): void {
  globalThis.history.replaceState(null, "", `/playground?profile=${id}`);
}
